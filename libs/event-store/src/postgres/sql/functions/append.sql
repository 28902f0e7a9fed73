-- Appends a batch of append requests in one call, each accepted or refused on its own.
--
-- The lock is held from here until commit, so a position becomes visible only after every position below it: a reader
-- needs no more than `position > last seen`. It is the transaction's own lock, so a killed session can not leave it behind.
-- Each statement below takes its own snapshot after the lock (read committed), so it sees all that was committed before.
--
-- Requests on one stream in one batch chain: the second may expect the revision the first one makes.
-- The events of all requests stand in one row of arrays, those of request 1 first.
-- Answers the requests' last positions (0 where refused) and after them their streams' last revisions (-1 for none).
create function event_store.append(
  streams text[],              -- the distinct streams of the batch
  request_stream integer[],    -- place in `streams`, from 1
  request_expected integer[],  -- last revision, or -1 for no stream
  request_size integer[],      -- events of the request
  ids uuid[],
  types text[],
  data json[],
  metadata json[],
  leaf_hashes bytea[]
)
returns bigint[]
language plpgsql
volatile
parallel unsafe
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  done text;                   -- takes void answers: an assignment is cheaper than a statement
  head bigint;
  head_recorded_at timestamptz;
  accepted_at timestamptz;
  last_revisions integer[];    -- by stream
  position_offsets bigint[];   -- by request: position minus place in the arrays; null when refused
  revision_offsets integer[];
  positions bigint[];          -- by request: the answer
  revisions bigint[];
  request_of integer[];        -- by event
  place integer := 1;
  size integer;
  at_stream integer;
begin
  done := pg_advisory_xact_lock(7310580001);

  select coalesce((select e.position from event_store.event e order by e.position desc limit 1), 0),
         (select e.recorded_at from event_store.event e order by e.position desc limit 1),
         array(select coalesce((select e.revision from event_store.event e
                                 where e.stream = s.stream order by e.revision desc limit 1), -1)
                 from (select unnest(streams)) as s (stream))
    into head, head_recorded_at, last_revisions;
  -- A server clock set back must not make the log's time run backwards: `as of` questions cut the log by time.
  accepted_at := greatest(clock_timestamp(), head_recorded_at);

  for i in 1 .. cardinality(request_stream) loop
    at_stream := request_stream[i];
    size := request_size[i];
    if last_revisions[at_stream] = request_expected[i] then
      position_offsets[i] := head + 1 - place;
      revision_offsets[i] := request_expected[i] + 1 - place;
      head := head + size;
      last_revisions[at_stream] := request_expected[i] + size;
      positions[i] := head;
    else
      position_offsets[i] := null;
      revision_offsets[i] := null;
      positions[i] := 0;
    end if;
    revisions[i] := last_revisions[at_stream];
    for n in place .. place + size - 1 loop
      request_of[n] := i;
    end loop;
    place := place + size;
  end loop;

  -- A wrong count would leave a gap in the log for ever, so it is refused even from our own process. A null that got in
  -- anywhere makes the whole condition null, which is not true either.
  if (
    cardinality(request_expected) = cardinality(request_stream)
    and cardinality(request_size) = cardinality(request_stream)
    and 1 <= all (request_size)
    and cardinality(ids) = place - 1
    and array_position(revisions, null) is null
  ) is not true or place = 1 then
    raise exception 'The sizes of the requests do not add up to the events given.' using errcode = 'invalid_parameter_value';
  end if;

  insert into event_store.event (position, stream, revision, id, type, data, metadata, recorded_at, leaf_hash)
  select position_offsets[request_of[n]] + n, streams[request_stream[request_of[n]]], revision_offsets[request_of[n]] + n,
         ids[n], types[n], data[n], metadata[n], accepted_at, leaf_hashes[n]
    from (select generate_series(1, place - 1)) as event (n)
   where position_offsets[request_of[n]] is not null;

  -- Once a batch: a notification takes a database-wide lock at commit. The text is the head, for people who listen by hand.
  if found then
    done := pg_notify('event_store_appended', head::text);
  end if;
  return positions || revisions;
end
$$;
