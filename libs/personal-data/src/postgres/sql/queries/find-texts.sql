-- In the order of the cases, so that a limit reached by several sentences leaves the same cases for each of them.
select found.case_id, count(*)::integer as sentences
from unnest($2::bytea[]) as wanted (digest)
cross join lateral (
  select held.case_id from key_store.text_fingerprint held
  where held.digest = wanted.digest and held.case_id <> $1
  order by held.case_id
  limit $3
) found
group by found.case_id;
