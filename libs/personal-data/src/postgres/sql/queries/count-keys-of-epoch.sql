select count(*)::integer as keys from key_store.data_key where epoch = $1;
