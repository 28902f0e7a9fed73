-- Rights by which this session could write to the log past the append function.
select privilege
  from unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
 where has_table_privilege(current_user, 'event_store.event', privilege)
