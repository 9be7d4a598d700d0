-- The word to the public: for every incident a plan of who is told what by when, a statement with all its versions, and
-- what is known of personal data that may be touched. No voter, vote or ballot has a column here.

create table statement (
  id {text} primary key,
  -- What people call it by: STM- and eight letters.
  code {text} not null unique,
  incident {text} not null unique,
  incident_code {text} not null,
  area {text} not null,
  -- What happened, as far as anybody knows; null until then.
  kind {text},
  phase {text} not null,
  -- Who said so by hand; what the incident says later then changes nothing.
  set_by {text},
  state {text} not null,
  opened_at {text} not null,
  -- Until when the public hears the first time.
  due_at {text} not null,
  first_at {text},
  released_at {text},
  -- Newest version that says "we were wrong" or takes everything back.
  corrected_at {text},
  -- When the incident was over.
  ended_at {text},
  -- The version that waits for a second person.
  proposed {text}
){strict};

create index statement_state on statement (state, due_at);
create index statement_released on statement (released_at, id);
create index statement_corrected on statement (corrected_at, id);
create index statement_ended on statement (ended_at, id);
create index statement_proposed on statement (proposed);

create table statement_version (
  id {text} primary key,
  statement {text} not null references statement (id),
  -- Its place among those that were released, from 1; null before.
  number {integer},
  form {text} not null,
  state {text} not null,
  -- By language: what is known, what is not yet, how to vote, and why it was changed.
  words {text} not null,
  written_by {text} not null,
  written_device {text},
  written_at {text} not null,
  settled_by {text},
  settled_at {text},
  -- Why it was turned down.
  reason {text},
  -- The record that proves it, once it was released.
  record {text}
){strict};

create index statement_version_statement on statement_version (statement, state, number);

create table statement_notice (
  id {text} primary key,
  statement {text} not null references statement (id),
  -- Which row of the shipped plan it is.
  name {text} not null,
  who {text} not null,
  channel {text} not null,
  needs_receipt {integer} not null,
  -- The law that sets its length, where one does.
  duty {text},
  began_at {text} not null,
  -- Null where nobody has entered the length.
  due_at {text},
  state {text} not null,
  settled_by {text},
  settled_at {text},
  -- What was received for it, or why it was left out; and SHA-256 of a receipt, hex.
  receipt {text},
  receipt_sha256 {text},
  unique (statement, name)
){strict};

create index statement_notice_state on statement_notice (state, due_at);
create index statement_notice_duty on statement_notice (duty, state);

create table statement_breach (
  statement {text} primary key references statement (id),
  aware_at {text} not null,
  -- For the letters: what was touched, how many persons, what may follow, what is done.
  nature {text} not null,
  persons {text} not null,
  consequences {text} not null,
  measures {text} not null,
  begun_by {text} not null,
  begun_at {text} not null,
  -- Why nobody has to be told, who says so, and who agreed.
  reason {text},
  judged_by {text},
  judged_device {text},
  judged_at {text},
  agreed_by {text},
  agreed_at {text}
){strict};

create index statement_breach_judged on statement_breach (judged_at, agreed_at);

create table statement_length (
  duty {text} primary key,
  minutes {integer} not null,
  authority {text} not null,
  law {text} not null,
  article {text} not null,
  url {text},
  as_of {text} not null,
  entered_by {text} not null,
  entered_at {text} not null
){strict};
