select version, digest from key_store.migration;
