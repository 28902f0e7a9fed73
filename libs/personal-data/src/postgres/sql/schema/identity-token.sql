-- Keyed hashes of what identifies a person, for the duplicate search. Useless without the hash key, which is wrapped too.
create table key_store.identity_token (
  digest bytea not null check (octet_length(digest) = 32),
  kind text collate "C" not null,
  case_id text collate "C" not null,
  subject text collate "C" not null,
  primary key (digest, kind, case_id)
);

create index identity_token_subject on key_store.identity_token (subject);
