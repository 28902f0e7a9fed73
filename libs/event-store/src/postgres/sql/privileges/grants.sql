-- Nobody but the owner gets anything by default; the application appends only through the function.
revoke all on all tables in schema event_store from public, homeward_app, homeward_reader;
revoke all on all functions in schema event_store from public, homeward_app, homeward_reader;
revoke all on schema event_store from public, homeward_app, homeward_reader;

grant usage on schema event_store to homeward_app, homeward_reader;
grant select on event_store.event, event_store.migration to homeward_app, homeward_reader;
grant execute on function event_store.append(
  text[], integer[], integer[], integer[], uuid[], text[], json[], json[], bytea[]
) to homeward_app;
