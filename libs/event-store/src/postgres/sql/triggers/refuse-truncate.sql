create trigger refuse_truncate
before truncate on event_store.event
for each statement execute function event_store.refuse_change();

-- `always`, so that session_replication_role = replica does not go round it.
alter table event_store.event enable always trigger refuse_truncate;
