-- The limit holds for each token, so that a common name cannot crowd out an equal document number.
select found.case_id, wanted.kind
from unnest($1::text[], $2::bytea[]) with ordinality as wanted (kind, digest, place)
cross join lateral (
  select token.case_id from key_store.identity_token token
  where token.digest = wanted.digest and token.kind = wanted.kind
  limit $3
) found
order by wanted.place;
