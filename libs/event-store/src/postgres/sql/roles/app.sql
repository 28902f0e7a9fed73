-- Appends and reads. It can write only through the append function.
do $$
begin
  create role homeward_app login nosuperuser nocreatedb nocreaterole;
exception when duplicate_object or unique_violation then
  null; -- Another instance made it, before us or at the same moment.
end
$$;
