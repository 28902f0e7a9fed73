select version, digest from event_store.migration order by version
