select wanted.id, held.subject, held.class, held.epoch, held.wrapped
from unnest($1::text[]) with ordinality as wanted (id, place)
left join key_store.data_key held on held.id = wanted.id
order by wanted.place;
