-- Bundles of evidence: what somebody asked to have as one file, which items are in it, and the stored contents that the
-- file is, one after another.

create table bundle (
  id {text} primary key,
  -- Opaque id of what it is about: an incident, a case, or the bundle itself.
  about {text} not null,
  -- What people call that: the code of an incident or an item.
  label {text} not null,
  state {text} not null,
  -- JSON: areas of its items.
  areas {text} not null,
  asked_by {text} not null,
  asked_at {text} not null,
  -- JSON: what another slice handed in, path and text; null for nothing.
  handed {text},
  made_at {text},
  size {integer},
  -- SHA-256 of its manifest, hex.
  manifest {text},
  -- Why it could not be made.
  fault {text}
){strict};

create index bundle_person on bundle (asked_by, id);
create index bundle_asked on bundle (state, asked_at);

create table bundle_item (
  bundle {text} not null references bundle (id),
  item {text} not null references item (id),
  primary key (bundle, item)
){strict};

create index bundle_item_item on bundle_item (item);

create table bundle_part (
  bundle {text} not null references bundle (id),
  n {integer} not null,
  sha256 {text} not null,
  size {integer} not null,
  primary key (bundle, n)
){strict};

create index bundle_part_sha256 on bundle_part (sha256);
