-- The epochs of the master key. New keys are wrapped under the current one; survivors of a retiring one are re-wrapped.
create table key_store.epoch (
  number integer primary key check (number > 0),
  state text not null check (state in ('current', 'retiring', 'destroyed')),
  -- A known text wrapped under the epoch, to tell the right master key from a wrong one before anything is written.
  proof bytea not null,
  began_at timestamptz not null default clock_timestamp()
);

create unique index epoch_one_current on key_store.epoch (state) where state = 'current';
