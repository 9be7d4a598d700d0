-- Files of a site that a person named: each is fetched about once a day, and only its hash is kept.

create table watched_file (
  site {text} not null references site (id),
  -- Path and query on the host of the site.
  path {text} not null,
  set_by {text} not null,
  set_at {text} not null,
  removed_at {text},
  -- SHA-256 and length of the file as it is right: as it was seen first, or as a person approved.
  known {text},
  known_length {integer},
  -- new, same, changed, missing, untested
  state {text} not null,
  -- What the last look saw, and why it saw no whole file.
  seen {text},
  seen_length {integer},
  seen_at {text},
  why {text},
  due_at {text} not null,
  -- The window in which it was first seen to differ.
  held {text},
  primary key (site, path)
){strict};

create index watched_file_due on watched_file (site, due_at);
