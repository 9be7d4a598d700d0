-- Evidence: items, the parts of their content, the chain of custody of each, and what the chain commits to in words.

create table item (
  id {text} primary key,
  -- What people call it by: EV- and eight letters.
  code {text} not null unique,
  kind {text} not null,
  state {text} not null,
  area {text} not null,
  -- Empty once it was erased.
  title {text} not null,
  -- The title as it is searched.
  words {text} not null,
  -- What a machine preserved it for, so that it does so once: finding:….
  source {text} unique,
  -- The site that it was seen at, for the limit of a day.
  site {text},
  -- The incident that it belongs to, as whoever added it named it.
  incident {text},
  parent {text} references item (id),
  file_name {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  held_at {text},
  -- Where its chain stands, JSON.
  chain {text} not null,
  custodian {text},
  offered_to {text},
  offered_at {text},
  -- When its content was last hashed anew, for whom, and whether it was whole.
  checked_at {text},
  checked_for {text},
  is_whole {integer},
  -- What the last walk found broken; null while nothing is.
  broken {text},
  broken_at {text},
  erased_at {text}
){strict};

create index item_area on item (area, id);
create index item_state on item (state, id);
create index item_words on item (words);
create index item_incident on item (incident);
create index item_site on item (site, added_at);
create index item_custodian on item (custodian);
create index item_offered on item (offered_to);
create index item_broken on item (broken_at);
create index item_parent on item (parent);
create index item_held on item (held_at);

create table item_part (
  item {text} not null references item (id),
  n {integer} not null,
  sha256 {text} not null,
  size {integer} not null,
  primary key (item, n)
){strict};

create index item_part_sha256 on item_part (sha256);

-- What is known of an item before its content was hashed; gone with its first events.
create table item_intake (
  item {text} primary key references item (id),
  -- JSON: who answers for it, and what was said of it, by field.
  said {text} not null,
  -- The slice whose files are copied, and what of them, JSON; null for what was sent here.
  from_slice {text},
  material {text}
){strict};

create table custody_event (
  item {text} not null references item (id),
  seq {integer} not null,
  type {text} not null,
  at {text} not null,
  actor {text} not null,
  bytes {bytes} not null,
  hash {text} not null,
  signature {bytes} not null,
  -- The key of the node that signed it, base64url.
  node_key {text} not null,
  -- The passkey's answer, JSON, and its key, base64url; null where none was asked for.
  assertion {text},
  officer_key {text},
  primary key (item, seq)
){strict};

-- Words that an event commits to; both are null once they were erased.
create table custody_text (
  item {text} not null references item (id),
  seq {integer} not null,
  field {text} not null,
  salt {text},
  text {text},
  primary key (item, seq, field)
){strict};

create table custody_draft (
  id {text} primary key,
  item {text} not null references item (id),
  person {text} not null,
  bytes {bytes} not null,
  -- JSON.
  texts {text} not null,
  until_at {text} not null
){strict};

create index custody_draft_until on custody_draft (until_at);

create table seal (
  item {text} not null references item (id),
  commitment {text} not null,
  salt {text},
  number {text},
  put_on {integer} not null,
  taken_off {integer},
  primary key (item, commitment)
){strict};

-- What one person asked for and another one carries out: opening, destroying, erasing.
create table custody_ask (
  item {text} primary key references item (id),
  type {text} not null,
  person {text} not null,
  role {text} not null,
  device {text},
  reason {text} not null,
  asked_at {text} not null
){strict};
