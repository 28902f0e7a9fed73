-- Destroys what could tell who the person is and bars new keys. Answers how many keys were ever destroyed for the person.
create function key_store.erase_subject(p_subject text) returns integer
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7310580011);
  insert into erased_subject (subject) values (p_subject) on conflict (subject) do nothing;
  update data_key set wrapped = null, epoch = null, destroyed_at = clock_timestamp()
  where subject = p_subject and wrapped is not null;
  delete from identity_token where subject = p_subject;
  return (select count(*) from data_key where subject = p_subject);
end
$$;
