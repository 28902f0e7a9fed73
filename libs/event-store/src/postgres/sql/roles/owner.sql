-- Owns the schema and migrates it. No process serves requests as this role.
do $$
begin
  create role homeward_owner login nosuperuser nocreatedb nocreaterole;
exception when duplicate_object or unique_violation then
  null; -- Another instance made it, before us or at the same moment.
end
$$;
