-- Cases: who did it and what justice does. A case stands on 1 to 50 incidents; who has a seat in it may open its file for
-- half an hour; ten steps lead from its declaration to its end.

create table investigated_case (
  id {text} primary key,
  -- What people call it by: CASE- and eight letters or digits; with the step and the clocks all that is seen from outside.
  code {text} not null unique,
  area {text} not null,
  state {text} not null,
  -- The state before it was put on hold, and since when.
  held_from {text},
  held_at {text},
  title {text} not null,
  title_salt {text} not null,
  -- The title as it is searched.
  words {text} not null,
  severity {text} not null,
  -- As its first described incident says, from triage on.
  type {text},
  asset {text},
  phase {text},
  owner {text} not null,
  -- The oldest step that is neither done nor waived, 11 where none is, and since when.
  step {integer} not null,
  step_at {text} not null,
  opened_by {text} not null,
  opened_at {text} not null,
  -- Until when it has to be triaged, something preserved, and a prosecutor to accept it.
  triage_due_at {text} not null,
  preserve_due_at {text} not null,
  accept_due_at {text},
  triaged_at {text},
  investigating_at {text},
  referred_at {text},
  prosecuting_at {text},
  in_court_at {text},
  ended_at {text},
  reviewed_at {text},
  merged_into {text} references investigated_case (id),
  -- The nearest end of a clock that a treaty sets, and the nearest hearing.
  treaty_due_at {text},
  hearing_at {text}
){strict};

create index investigated_case_state on investigated_case (state, id);
create index investigated_case_area on investigated_case (area, id);
create index investigated_case_merged on investigated_case (merged_into);
create index investigated_case_opened on investigated_case (opened_at);
create index investigated_case_ended on investigated_case (ended_at);
create index investigated_case_step on investigated_case (state, step_at);

create table case_incident (
  "case" {text} not null references investigated_case (id),
  -- Kept by another part of the node.
  incident {text} not null,
  added_at {text} not null,
  primary key ("case", incident)
){strict};

create index case_incident_incident on case_incident (incident);

create table case_seat (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  person {text} not null,
  role {text} not null,
  organisation {text} not null,
  team {text} not null,
  -- Of the commitment to organisation and team.
  salt {text} not null,
  given_by {text} not null,
  given_at {text} not null,
  ended_at {text}
){strict};

create index case_seat_case on case_seat ("case", person, ended_at);
create index case_seat_person on case_seat (person, ended_at);

-- Who opened the file of a case, why, and until when.
create table case_file (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  person {text} not null,
  reason {text} not null,
  reason_salt {text} not null,
  opened_at {text} not null,
  until_at {text} not null
){strict};

create index case_file_case on case_file ("case", person, until_at);
create index case_file_person on case_file (person, until_at);

create table case_step (
  "case" {text} not null references investigated_case (id),
  step {integer} not null,
  done_at {text},
  waived_at {text},
  person {text} not null,
  reason {text},
  reason_salt {text},
  primary key ("case", step)
){strict};

-- Why a case went where it went.
create table case_reason (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  -- The record that commits to it.
  about {text} not null,
  reason {text} not null,
  salt {text} not null,
  person {text} not null,
  at {text} not null
){strict};

create index case_reason_case on case_reason ("case", id);
