select position, stream, revision, id, type, data, metadata, recorded_at
  from event_store.event
 where stream = $1 and revision >= $2 and revision <= $3
 order by revision
 limit $4
