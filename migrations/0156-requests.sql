-- Requests between States for the preservation of data and the disclosure of traffic data, with every step they took.

create table article_request (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  -- What people call it by: REQ- and eight letters or digits.
  code {text} not null unique,
  -- 29 or 30
  article {text} not null,
  state {text} not null,
  -- The other State, ISO 3166-1 alpha-3.
  iso3 {text} not null,
  earlier {text} references article_request (id),
  -- What its form says, JSON.
  form {text} not null,
  drafted_by {text} not null,
  drafted_at {text} not null,
  completed_by {text},
  completed_device {text},
  -- Canonical JSON of what is sent, and its SHA-256.
  document {text},
  hash {text},
  -- How the two States stood to the treaty that day, JSON.
  treaty {text},
  approved_by {text},
  approved_at {text},
  -- What the officer's passkey answered, JSON, and its key.
  assertion {text},
  officer_key {text},
  channel {text},
  sent_at {text},
  receipt {text},
  acknowledged_at {text},
  clock_from {text},
  is_assumed {integer} not null,
  preserved_at {text},
  kept_until {text},
  mla_sent_at {text},
  refusal {text},
  -- When its clock runs out; null while none runs.
  lapses_at {text},
  settled_at {text}
){strict};

create index article_request_case on article_request ("case", id);
create index article_request_lapse on article_request (lapses_at);
create index article_request_earlier on article_request (earlier);

create table request_move (
  id {text} primary key,
  request {text} not null references article_request (id),
  "from" {text} not null,
  "to" {text} not null,
  at {text} not null,
  note {text},
  note_salt {text},
  person {text} not null,
  written_at {text} not null
){strict};

create index request_move_request on request_move (request, id);
