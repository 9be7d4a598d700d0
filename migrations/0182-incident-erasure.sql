-- Words of an incident that one person asked to be erased, and another one erased.
create table incident_erasure (
  id {text} primary key,
  incident {text} not null references incident (id),
  -- What kind of words, and the row that holds them.
  kind {text} not null,
  subject {text} not null,
  basis {text} not null,
  basis_salt {text} not null,
  asked_by {text} not null,
  asked_device {text},
  asked_at {text} not null,
  done_by {text},
  done_at {text}
){strict};

create index incident_erasure_incident on incident_erasure (incident, done_at);
-- Those that wait for whoever carries them out.
create index incident_erasure_open on incident_erasure (id) where done_at is null;
