-- What came to each desk on each day and what was done, and the root of a tree over what was sealed: whoever has a receipt
-- sees that his report is among it.

create index report_received on report (received_at);
create index report_answered on report (agency, answered_at);

create table report_day (
  -- A day of UTC.
  day {text} primary key,
  -- Root over the hashes of that day's reports in the order of their ids, hex.
  root {text} not null,
  size {integer} not null,
  record {text} not null
){strict};

create table report_count (
  day {text} not null references report_day (day),
  agency {text} not null,
  received {integer} not null,
  acknowledged {integer} not null,
  answered {integer} not null,
  forwarded {integer} not null,
  overdue {integer} not null,
  primary key (day, agency)
){strict};

-- A report that one desk offers another of this node, and each file of it with a header that opens for the other.
create table report_forward (
  id {text} primary key,
  report {text} not null references report (id),
  origin {text} not null,
  target {text} not null,
  state {text} not null,
  offered_by {text} not null,
  offered_at {text} not null,
  ended_at {text},
  reason {text} not null
){strict};

create index report_forward_report on report_forward (report, state);
create index report_forward_target on report_forward (target, state, id);
create index report_forward_origin on report_forward (origin, offered_at);

create table report_forward_file (
  forward {text} not null references report_forward (id),
  file {text} not null references report_file (id),
  bytes {bytes} not null,
  primary key (forward, file)
){strict};

-- Who reported: an officer opens the outer layer and asks, a custodian opens the inner one and gives the name to the officers.
create table report_name_ask (
  report {text} primary key references report (id),
  -- The inner file, still sealed to the custodians; null once the name was given or refused.
  bytes {bytes},
  reason {text} not null,
  asked_by {text} not null,
  asked_device {text},
  asked_at {text} not null,
  given_by {text},
  given_at {text}
){strict};

-- A sealed file that goes to whoever has the recovery key.
create table report_release (
  id {text} primary key,
  report {text} not null references report (id),
  reason {text} not null,
  asked_by {text} not null,
  asked_device {text},
  asked_at {text} not null,
  agreed_by {text},
  agreed_at {text}
){strict};

create index report_release_report on report_release (report, id);
