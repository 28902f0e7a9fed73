-- Makes the keys that are missing, unless the person was erased. Whoever comes second keeps the key of the first.
-- Shares the lock that an erasure and the start of an epoch take alone, so neither can pass between check and insert.
create function key_store.create_keys(
  p_epoch integer, p_ids text[], p_subjects text[], p_classes text[], p_wrapped bytea[]
) returns void
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock_shared(7310580011);
  if not exists (select from epoch where number = p_epoch and state = 'current') then
    raise exception using errcode = 'HWK01', message = 'The master key epoch is not current.';
  end if;
  insert into data_key (id, subject, class, epoch, wrapped)
  select made.id, made.subject, made.class, p_epoch, made.wrapped
  from unnest(p_ids, p_subjects, p_classes, p_wrapped) as made (id, subject, class, wrapped)
  where not exists (select from erased_subject erased where erased.subject = made.subject)
  -- One order for everybody, so that two batches cannot wait for each other.
  order by made.subject, made.class
  on conflict (subject, class) do nothing;
end
$$;
