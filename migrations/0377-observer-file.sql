-- Observers that come in by a file: what stands in it while somebody looks at it, and what it added once it was taken.
create table watch_observer_file (
  id {text} primary key,
  observer_group {text} not null references observer_group (id),
  -- previewed or taken
  state {text} not null,
  -- SHA-256 in hex of its text in UTF-8, without a byte order mark.
  sha256 {text} not null,
  -- The file as it came, while it is looked at; empty once it is taken.
  text {text} not null,
  -- Rows that it added, that were there already and that were wrong, as it was taken.
  added {integer} not null,
  known {integer} not null,
  wrong {integer} not null,
  begun_by {text} not null,
  begun_at {text} not null,
  taken_at {text}
){strict};

create index watch_observer_file_group on watch_observer_file (observer_group, state, begun_at);
create index watch_observer_file_state on watch_observer_file (state, begun_at);
