-- Reads only: projections, audit, reports.
do $$
begin
  create role homeward_reader login nosuperuser nocreatedb nocreaterole;
exception when duplicate_object or unique_violation then
  null; -- Another instance made it, before us or at the same moment.
end
$$;
