select position from event_store.event order by position desc limit 1
