-- The only role that reads keys. It has rights in the key database alone and writes only through functions.
do $$
begin
  if not exists (select from pg_roles where rolname = 'homeward_keys') then
    create role homeward_keys login nosuperuser nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then
  null; -- Another instance made it at the same moment.
end
$$;
