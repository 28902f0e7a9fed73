-- What is recorded stays recorded, for the owner and the superuser too. A correction is a new event.
create function event_store.refuse_change()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'The log only grows: % of %.% is refused.', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
