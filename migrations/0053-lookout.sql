-- Who looks out for this node: one row for each lookout, with its last look.

create table lookout (
  -- The token that reports, token:<id>.
  id {text} primary key,
  -- As it calls itself.
  name {text} not null,
  -- Records of the log that it last saw under a signed checkpoint.
  size {integer} not null,
  -- well or wrong
  verdict {text} not null,
  -- JSON list of short words.
  faults {text} not null,
  appeared_at {text} not null,
  changed_at {text} not null,
  looked_at {text} not null,
  -- Null while it reports.
  silent_at {text}
){strict};

create index lookout_looked on lookout (looked_at) where silent_at is null;
