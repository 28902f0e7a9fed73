-- Which migrations this database has had, with the digest of what was run, so that a released file is never edited.
create schema if not exists key_store;

create table if not exists key_store.migration (
  version integer primary key,
  name text not null,
  digest text not null,
  applied_at timestamptz not null default clock_timestamp()
);
