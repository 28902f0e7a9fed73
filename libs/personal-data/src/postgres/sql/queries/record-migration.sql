insert into key_store.migration (version, name, digest) values ($1, $2, $3);
