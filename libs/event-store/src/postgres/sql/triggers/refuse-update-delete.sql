-- By statement, so that it refuses even when no row matches.
create trigger refuse_update_delete
before update or delete on event_store.event
for each statement execute function event_store.refuse_change();

-- `always`, so that session_replication_role = replica does not go round it.
alter table event_store.event enable always trigger refuse_update_delete;
