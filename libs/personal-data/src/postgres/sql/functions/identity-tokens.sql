-- Adds tokens of one case. False when the person was erased.
create function key_store.add_tokens(p_subject text, p_case_id text, p_kinds text[], p_digests bytea[]) returns boolean
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock_shared(7310580011);
  if exists (select from erased_subject where subject = p_subject) then
    return false;
  end if;
  insert into identity_token (digest, kind, case_id, subject)
  select token.digest, token.kind, p_case_id, p_subject
  from unnest(p_kinds, p_digests) as token (kind, digest)
  order by token.digest
  on conflict do nothing;
  return true;
end
$$;

create function key_store.remove_tokens(p_subject text) returns void
language sql security definer
set search_path = key_store, pg_temp
as $$
  delete from identity_token where subject = p_subject;
$$;
