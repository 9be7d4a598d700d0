-- Forms of the node's own, each version beside the others: what was in force once stays as it was, because entries are read
-- and judged by the version in which they were written.

create table watch_form (
  form {text} not null,
  version {integer} not null,
  text {text} not null,
  sha256 {text} not null,
  added_by {text} not null,
  added_device {text},
  added_at {text} not null,
  -- The second person, who put it in force.
  released_by {text},
  released_at {text},
  primary key (form, version)
){strict};
