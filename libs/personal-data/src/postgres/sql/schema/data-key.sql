-- One key for each person and class. A destroyed key keeps its row: its id is never used again, and a part sealed under it
-- is known to be erased rather than broken.
create table key_store.data_key (
  id text collate "C" primary key check (length(id) = 22),
  subject text collate "C" not null,
  class text collate "C" not null,
  epoch integer references key_store.epoch (number),
  wrapped bytea,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  constraint data_key_owner unique (subject, class),
  constraint data_key_lives_or_not check (
    (wrapped is not null and epoch is not null and destroyed_at is null)
    or (wrapped is null and epoch is null and destroyed_at is not null)
  )
);

-- Who was erased: no key is made for them again.
create table key_store.erased_subject (
  subject text collate "C" primary key,
  erased_at timestamptz not null default clock_timestamp()
);
