-- Keyed hashes of the sentences of a case, to see a text that was copied from another. No text can be told from them.
create table key_store.text_fingerprint (
  digest bytea not null check (octet_length(digest) = 32),
  case_id text collate "C" not null,
  part text collate "C" not null,
  subject text collate "C" not null,
  primary key (digest, case_id)
);

create index text_fingerprint_case on key_store.text_fingerprint (case_id, part);
create index text_fingerprint_subject on key_store.text_fingerprint (subject);
