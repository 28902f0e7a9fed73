-- Settings under which a committed event can be lost or torn by a crash.
select name, setting
  from pg_catalog.pg_settings
 where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
 order by name
