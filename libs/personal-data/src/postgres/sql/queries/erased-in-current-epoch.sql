-- Persons whose wrapped keys may still lie in dead rows, write-ahead log and backups, wrapped under a living master key.
select count(*)::integer as persons from key_store.erased_subject
where erased_at > (select began_at from key_store.epoch where state = 'current');
