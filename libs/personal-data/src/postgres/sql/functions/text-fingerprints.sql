-- Puts the fingerprints of one part of a case in the place of earlier ones. False when the person was erased.
create function key_store.replace_texts(p_subject text, p_case_id text, p_part text, p_digests bytea[]) returns boolean
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock_shared(7310580011);
  if exists (select from erased_subject where subject = p_subject) then
    return false;
  end if;
  delete from text_fingerprint where case_id = p_case_id and part = p_part and digest <> all (p_digests);
  insert into text_fingerprint (digest, case_id, part, subject)
  select fresh.digest, p_case_id, p_part, p_subject
  from unnest(p_digests) as fresh (digest)
  order by fresh.digest
  on conflict do nothing;
  return true;
end
$$;

-- As before, and with the fingerprints of what was written about the person.
create or replace function key_store.erase_subject(p_subject text) returns integer
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7310580011);
  insert into erased_subject (subject) values (p_subject) on conflict (subject) do nothing;
  update data_key set wrapped = null, epoch = null, destroyed_at = clock_timestamp()
  where subject = p_subject and wrapped is not null;
  delete from identity_token where subject = p_subject;
  delete from text_fingerprint where subject = p_subject;
  return (select count(*) from data_key where subject = p_subject);
end
$$;
