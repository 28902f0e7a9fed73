select id, subject, class, wrapped from key_store.data_key
where epoch = $1 and id > $2
order by id
limit $3;
