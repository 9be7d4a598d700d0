-- Copies of pages that references cite, and what became of the pages.
create table snapshot (
  id {text} primary key,
  code {text} not null unique,
  item {text} not null references cited_item (id),
  url {text} not null,
  -- Words that are to stand in it.
  quote {text},
  -- asked, taken or failed
  state {text} not null,
  asked_by {text} not null,
  asked_at {text} not null,
  ended_at {text},
  -- What was kept; why nothing was; the record that says so.
  page {text},
  fault {text},
  record {text}
){strict};

create index snapshot_item on snapshot (item, state, id);
create index snapshot_state on snapshot (state, id);

-- Contents that a copy consists of: the page to be shown at 0, the archive from 1 on.
create table snapshot_part (
  snapshot {text} not null references snapshot (id),
  n {integer} not null,
  sha256 {text} not null,
  primary key (snapshot, n)
){strict};

create index snapshot_part_sha256 on snapshot_part (sha256);

-- What became of the page, by looks at its address.
create table snapshot_link (
  snapshot {text} primary key references snapshot (id),
  state {text} not null,
  since {text} not null,
  failures {integer} not null,
  first_failure_at {text},
  moved_to {text},
  looked_at {text},
  next_at {text} not null
){strict};

create index snapshot_link_next on snapshot_link (next_at, snapshot);
