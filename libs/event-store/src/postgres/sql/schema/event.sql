-- The log. Positions are dense and commit-ordered because event_store.append is the only writer and writes under one lock.
-- `json`, not `jsonb`: the stored bytes are the bytes that were hashed, and reading them back is faster.
create table event_store.event (
  position bigint not null,
  stream text collate "C" not null,
  revision integer not null check (revision >= 0),
  id uuid not null,
  type text collate "C" not null,
  data json not null,
  metadata json not null,
  recorded_at timestamptz not null,
  leaf_hash bytea check (octet_length(leaf_hash) = 32),
  constraint event_position_key primary key (position),
  constraint event_stream_revision_key unique (stream, revision),
  constraint event_id_key unique (id)
);
