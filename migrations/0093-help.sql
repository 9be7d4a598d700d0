-- A station that answers that it needs help, or cannot do what it was told, is work like a problem that it reports: taken,
-- settled with a remedy, and there until somebody settles it. SQLite takes no `not null` away, so the table is made anew.

create table station_problem_next (
  id {text} primary key,
  station {text} not null,
  area {text} not null,
  -- What is wrong where the station reported it by itself; null for an answer.
  symptom {text},
  -- The answer that asks for help, and the alert that it was given to; null where the station reported by itself.
  answer {text},
  answered_alert {text} references alert (id),
  note {text} not null,
  -- Of an answer `help:` and its alert, which no device can choose: a station asks for help with an alert once.
  client_key {text} not null,
  reported_by {text} not null,
  captured_at {text} not null,
  reported_at {text} not null,
  -- open, taken or settled
  state {text} not null,
  owner {text},
  taken_at {text},
  remedy {text},
  settled_at {text},
  -- The alert that this and others like it proposed.
  alert {text} references alert (id),
  unique (station, client_key)
){strict};

insert into station_problem_next (
  id, station, area, symptom, note, client_key, reported_by, captured_at, reported_at, state, owner, taken_at, remedy,
  settled_at, alert
)
select
  id, station, area, symptom, note, client_key, reported_by, captured_at, reported_at, state, owner, taken_at, remedy,
  settled_at, alert
from station_problem;

drop table station_problem;
alter table station_problem_next rename to station_problem;

-- Who asked before this was work, and said nothing else about that alert since.
insert into station_problem (
  id, station, area, answer, answered_alert, note, client_key, reported_by, captured_at, reported_at, state
)
select
  a.id, a.station, a.area, a.answer, a.alert, coalesce(a.reason, a.comment, ''), 'help:' || a.alert, a.given_by,
  a.captured_at, a.received_at, 'open'
from acknowledgement a
where
  a.answer in ('need_help', 'cannot_comply')
  and not exists (
    select 1 from acknowledgement later
    where later.station = a.station and later.alert = a.alert and later.id > a.id
  );

create index station_problem_alike on station_problem (area, symptom, reported_at);
create index station_problem_state on station_problem (state, id);
create index station_problem_reported on station_problem (reported_at);

-- What was done about a station that does not answer: whether somebody telephoned, and what came of it.
create table station_call (
  alert {text} not null references alert (id),
  station {text} not null,
  area {text} not null,
  -- reached or no_answer
  result {text} not null,
  note {text} not null,
  called_by {text} not null,
  called_at {text} not null,
  primary key (alert, station)
){strict};

-- Where districts lie, from the index alone.
create index station_position on station (area, lat, lon) where closed_at is null and lat is not null;
