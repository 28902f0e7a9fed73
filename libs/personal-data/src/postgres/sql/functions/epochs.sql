-- Starts an epoch right after the last one. False when another process has done so already.
create function key_store.begin_epoch(p_number integer, p_proof bytea) returns boolean
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7310580011);
  if p_number <> coalesce((select max(number) from epoch), 0) + 1 then
    return false;
  end if;
  update epoch set state = 'retiring' where state = 'current';
  insert into epoch (number, state, proof) values (p_number, 'current', p_proof);
  return true;
end
$$;

-- Exchanges the wrapping of keys that are still alive and still under the old epoch.
create function key_store.rewrap_keys(p_from integer, p_to integer, p_ids text[], p_wrapped bytea[]) returns integer
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
declare
  rewrapped integer;
begin
  -- An erasure takes this lock alone; a second rotation waits for the first one's batch.
  perform pg_advisory_xact_lock_shared(7310580011);
  perform pg_advisory_xact_lock(7310580012);
  update data_key held set wrapped = fresh.wrapped, epoch = p_to
  from unnest(p_ids, p_wrapped) as fresh (id, wrapped)
  where held.id = fresh.id and held.epoch = p_from;
  get diagnostics rewrapped = row_count;
  return rewrapped;
end
$$;

-- Records that the epoch's master key is destroyed. Refuses while a key still needs it.
create function key_store.end_epoch(p_number integer) returns void
language plpgsql security definer
set search_path = key_store, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7310580011);
  if exists (select from data_key where epoch = p_number) then
    raise exception using errcode = 'HWK02', message = 'Keys are still wrapped under the epoch.';
  end if;
  update epoch set state = 'destroyed' where number = p_number and state = 'retiring';
end
$$;
