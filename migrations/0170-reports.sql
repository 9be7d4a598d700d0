-- Reports of citizens: who may open what comes for an agency, the reports as they were routed, and everything sealed that
-- belongs to one, each a whole age file.

create table report_desk (
  -- Code of the agency in the directory.
  agency {text} primary key,
  -- What it was called when its desk was opened here.
  name {text} not null,
  opened_by {text} not null,
  opened_at {text} not null
){strict};

create table report_seat (
  id {text} primary key,
  agency {text} not null references report_desk (agency),
  role {text} not null,
  -- Null for the recovery key, which is nobody's own.
  person {text},
  -- age1…: to whom is sealed what comes.
  recipient {text} not null,
  since {text} not null,
  ended_at {text},
  -- The records that said so, for whoever wants them proved.
  record {text} not null,
  end_record {text}
){strict};

create index report_seat_agency on report_seat (agency, ended_at);
create index report_seat_person on report_seat (person, ended_at);
create index report_seat_ended on report_seat (ended_at, id);

create table report_seat_change (
  id {text} primary key,
  agency {text} not null references report_desk (agency),
  role {text} not null,
  person {text},
  -- Null where the seat is to end.
  recipient {text},
  -- The seat that ends by it.
  seat {text} references report_seat (id),
  asked_by {text} not null,
  asked_at {text} not null,
  -- The first of the two who must agree.
  first_by {text},
  first_device {text}
){strict};

create index report_seat_change_agency on report_seat_change (agency, id);
create index report_seat_change_asked on report_seat_change (asked_by, id);

create table report (
  id {text} primary key,
  -- What people call it by: R- and eight letters.
  code {text} not null unique,
  -- What the receipt leads to, the hash of what reads it, and to whom is sealed what is written to the reporter.
  mailbox {text} not null unique,
  read_hash {text} not null,
  recipient {text} not null,
  agency {text} not null references report_desk (agency),
  what {text} not null,
  place {text} not null,
  teller {text} not null,
  moment {text} not null,
  danger {integer} not null,
  language {text} not null,
  forward {text} not null,
  contact {integer} not null,
  -- Whether the browser sealed it, or the node when it came.
  sealed_by {text} not null,
  state {text} not null,
  score {integer} not null,
  lane {text} not null,
  received_at {text} not null,
  acknowledged_at {text},
  answered_at {text},
  closed_at {text},
  record {text} not null
){strict};

create index report_agency on report (agency, state, id);
create index report_order on report (agency, lane, score, id);

create table report_file (
  id {text} primary key,
  report {text} not null references report (id),
  kind {text} not null,
  -- The officer who wrote it; null for the reporter.
  person {text},
  -- What its sender named it, so that it is kept once.
  letter {text},
  bytes {bytes} not null,
  sha256 {text} not null,
  size {integer} not null,
  at {text} not null,
  record {text} not null
){strict};

create index report_file_report on report_file (report, id);
create unique index report_file_letter on report_file (report, letter);
