select key_store.erase_subject($1) as destroyed;
