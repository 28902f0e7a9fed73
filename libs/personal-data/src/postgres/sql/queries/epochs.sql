select number, state, proof from key_store.epoch order by number;
