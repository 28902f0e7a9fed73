select version from event_store.migration order by version
