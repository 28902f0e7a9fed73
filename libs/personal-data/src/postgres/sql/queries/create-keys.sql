select key_store.create_keys($1, $2, $3, $4, $5);
