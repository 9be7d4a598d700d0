-- Suspects, charges per suspect and count, hearings, what came of each charge, the closing by two, and indicators that
-- are to be looked at again after a verdict. Persons stand here only, each text beside its salt, and both can be erased.

create table suspect (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  -- natural, legal or unknown
  kind {text} not null,
  name {text},
  name_salt {text},
  about {text},
  about_salt {text},
  added_by {text} not null,
  added_at {text} not null,
  named_at {text},
  asked_by {text},
  asked_device {text},
  basis {text},
  basis_salt {text},
  erased_at {text}
){strict};

create index suspect_case on suspect ("case", id);

create table charge (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  suspect {text} not null references suspect (id),
  count {integer} not null,
  article {text} not null,
  national {text},
  national_salt {text},
  facts {text},
  facts_salt {text},
  from_day {text} not null,
  until_day {text},
  jurisdiction {text},
  -- Ids of evidence, JSON.
  items {text} not null,
  outcome {text} not null,
  is_final {integer} not null,
  outcome_at {text},
  convicted_at {text},
  sentenced_at {text},
  brought_by {text} not null,
  brought_at {text} not null
){strict};

create index charge_case on charge ("case", id);
create index charge_suspect on charge (suspect, count);

create table charge_outcome (
  id {text} primary key,
  charge {text} not null references charge (id),
  "case" {text} not null references investigated_case (id),
  outcome {text} not null,
  is_final {integer} not null,
  at {text} not null,
  sentence {text},
  sentence_salt {text},
  recorded_by {text} not null,
  recorded_at {text} not null
){strict};

create index charge_outcome_charge on charge_outcome (charge, id);
create index charge_outcome_case on charge_outcome ("case", id);

create table hearing (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  court {text} not null,
  court_salt {text} not null,
  at {text} not null,
  result {text},
  result_salt {text},
  held_at {text},
  set_by {text} not null,
  set_at {text} not null
){strict};

create index hearing_case on hearing ("case", at);

create table case_closing (
  "case" {text} primary key references investigated_case (id),
  proposed_by {text} not null,
  device {text},
  reason {text} not null,
  reason_salt {text} not null,
  proposed_at {text} not null
){strict};

create table rerating (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  charge {text} not null references charge (id),
  outcome {text} not null,
  added_at {text} not null,
  done_by {text},
  done_at {text},
  note {text},
  note_salt {text}
){strict};

create index rerating_case on rerating ("case", done_at);
