select wanted.subject, wanted.class, held.id, held.epoch, held.wrapped, erased.subject is not null as erased
from unnest($1::text[], $2::text[]) with ordinality as wanted (subject, class, place)
left join key_store.data_key held on held.subject = wanted.subject and held.class = wanted.class
left join key_store.erased_subject erased on erased.subject = wanted.subject
order by wanted.place;
