-- The record log, jobs, workflow cursors and kept replies.
-- Words in braces are the engine's own: see src/platform/store/migrate.ts.

create table record (
  position {identity},
  id {text} not null unique,
  -- Leaf index from 0; null until the record is numbered.
  seq {integer} unique,
  at {text} not null,
  type {text} not null,
  action {text} not null,
  actor {text} not null,
  subject {text} not null,
  area {text} not null,
  marking {text} not null,
  -- Canonical JSON; body and salt are null once erased.
  body {text},
  salt {bytes},
  body_hash {bytes} not null,
  hash {bytes} not null
){strict};

create index record_waiting on record (position) where seq is null;
create index record_subject on record (subject);
create index record_type on record (type);

-- One row for each finished subtree of 256^level leaves.
create table tile_entry (
  level {integer} not null,
  n {integer} not null,
  hash {bytes} not null,
  primary key (level, n)
){strict};

-- One row: the head of the log. The checkpoint may be some moments behind the size.
create table log_state (
  id {integer} primary key check (id = 1),
  size {integer} not null,
  frontier {bytes} not null,
  signed_size {integer} not null,
  checkpoint {text} not null
){strict};

create table job (
  id {identity},
  kind {text} not null,
  subject {text} not null,
  due_at {text} not null,
  -- Not null while somebody works on it.
  lease_until {text},
  tries {integer} not null,
  payload {text} not null,
  -- Asked for again while somebody works on it.
  again_at {text},
  unique (kind, subject)
){strict};

create index job_due on job (kind, due_at);

create table workflow_cursor (
  workflow {text} primary key,
  -- Every record up to this one is dealt with.
  seq {integer} not null,
  -- Records set aside after too many tries, and the last of them.
  skipped {integer} not null,
  skipped_seq {integer}
){strict};

create table idempotency (
  key_hash {text} primary key,
  action {text} not null,
  actor {text} not null,
  reply {text} not null,
  at {text} not null
){strict};

create index idempotency_at on idempotency (at);
