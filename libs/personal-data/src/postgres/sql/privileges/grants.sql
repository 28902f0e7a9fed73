-- The key role reads, and changes only through the functions. Nobody else gets anything.
revoke all on schema key_store from public;
revoke all on all tables in schema key_store from public, homeward_keys;
revoke all on all functions in schema key_store from public, homeward_keys;

grant usage on schema key_store to homeward_keys;
grant select on all tables in schema key_store to homeward_keys;
grant execute on all functions in schema key_store to homeward_keys;
