-- Reaching people besides the stream: routes to them, the plan by which an alert asks again, what was tried, and
-- printed cards whose codes answer by SMS.

-- Which way an answer came: app, sms, mail or push.
alter table acknowledgement add column channel {text} not null default 'app';

create table contact_route (
  id {text} primary key,
  -- station, official or person
  owner_kind {text} not null,
  owner {text} not null,
  -- The station that it helps to reach; null for posts of an area and for persons.
  station {text},
  area {text} not null,
  -- sms, mail or push
  channel {text} not null,
  -- Number, mailbox or subscription; empty once removed.
  address {text} not null,
  -- Null for the language of the node.
  language {text},
  -- territory: taken from the station's or the post's own entry. entered: typed here with consent.
  source {text} not null,
  since {text} not null,
  -- Null until the owner showed that it is theirs; territory's own entries count as shown.
  confirmed_at {text},
  removed_at {text}
){strict};

create index contact_route_owner on contact_route (owner, channel);
create index contact_route_area on contact_route (channel, area, id) where removed_at is null;

-- The plan: how an alert of a severity asks again. Rows are edited in the console.
create table escalation_step (
  severity {text} not null,
  n {integer} not null,
  -- After the release; needs_help steps count from the answer.
  wait_s {integer} not null,
  -- unacknowledged, undelivered or needs_help
  predicate {text} not null,
  -- app, sms, mail or push
  channel {text} not null,
  -- station, alternate, district, region or national
  target {text} not null,
  repeat_every_s {integer} not null,
  max_repeats {integer} not null,
  primary key (severity, n)
){strict};

insert into escalation_step (severity, n, wait_s, predicate, channel, target, repeat_every_s, max_repeats) values
  ('Extreme', 1, 0, 'unacknowledged', 'app', 'station', 0, 0),
  ('Extreme', 2, 0, 'unacknowledged', 'push', 'station', 120, 2),
  ('Extreme', 3, 0, 'unacknowledged', 'sms', 'station', 180, 1),
  ('Extreme', 4, 180, 'unacknowledged', 'sms', 'alternate', 0, 0),
  ('Extreme', 5, 180, 'unacknowledged', 'mail', 'alternate', 0, 0),
  ('Extreme', 6, 300, 'unacknowledged', 'sms', 'district', 0, 0),
  ('Extreme', 7, 600, 'unacknowledged', 'sms', 'national', 0, 0),
  ('Extreme', 8, 0, 'needs_help', 'sms', 'district', 0, 0),
  ('Extreme', 9, 0, 'needs_help', 'mail', 'district', 0, 0),
  ('Severe', 1, 0, 'unacknowledged', 'app', 'station', 0, 0),
  ('Severe', 2, 0, 'unacknowledged', 'push', 'station', 120, 1),
  ('Severe', 3, 120, 'unacknowledged', 'sms', 'station', 0, 0),
  ('Severe', 4, 300, 'unacknowledged', 'sms', 'alternate', 0, 0),
  ('Severe', 5, 300, 'unacknowledged', 'mail', 'alternate', 0, 0),
  ('Severe', 6, 600, 'unacknowledged', 'sms', 'district', 0, 0),
  ('Severe', 7, 900, 'unacknowledged', 'sms', 'national', 0, 0),
  ('Severe', 8, 0, 'needs_help', 'sms', 'district', 0, 0),
  ('Severe', 9, 0, 'needs_help', 'mail', 'district', 0, 0),
  ('Moderate', 1, 0, 'unacknowledged', 'app', 'station', 0, 0),
  ('Moderate', 2, 0, 'unacknowledged', 'push', 'station', 0, 0),
  ('Moderate', 3, 300, 'undelivered', 'mail', 'station', 0, 0),
  ('Moderate', 4, 900, 'unacknowledged', 'sms', 'station', 0, 0),
  ('Moderate', 5, 3600, 'unacknowledged', 'mail', 'district', 0, 0),
  ('Moderate', 6, 0, 'needs_help', 'sms', 'district', 0, 0),
  ('Minor', 1, 0, 'unacknowledged', 'app', 'station', 0, 0),
  ('Minor', 2, 900, 'undelivered', 'mail', 'station', 0, 0),
  ('Minor', 3, 0, 'needs_help', 'mail', 'district', 0, 0);

-- One row per revision, group and step, as the plan stood at the release.
create table escalation_run (
  alert {text} not null,
  revision {integer} not null,
  -- The group: an area of the alert, or the area of the station that needs help.
  area {text} not null,
  step {integer} not null,
  -- Empty, or the station that needs help.
  station {text} not null,
  predicate {text} not null,
  channel {text} not null,
  target {text} not null,
  repeat_every_s {integer} not null,
  max_repeats {integer} not null,
  -- 1 for the first time.
  occurrence {integer} not null,
  due_at {text} not null,
  -- Route up to which this occurrence was carried out.
  cursor {text} not null,
  -- waiting, done or closed
  state {text} not null,
  primary key (alert, revision, area, step, station),
  foreign key (alert, revision) references alert_revision (alert, revision)
){strict};

create index escalation_run_due on escalation_run (due_at) where state = 'waiting';

-- A message on its way by a route. Occurrence 0 of step 0 tells those who were reached before what became of it.
create table attempt (
  alert {text} not null,
  revision {integer} not null,
  step {integer} not null,
  occurrence {integer} not null,
  route {text} not null,
  owner {text} not null,
  -- The station that is asked, or that needs help.
  station {text},
  channel {text} not null,
  -- ask, silent, help or told
  purpose {text} not null,
  -- Stations that have not answered, in a message about them.
  silent {integer} not null,
  -- waiting, taken, sent, delivered, failed or closed
  state {text} not null,
  due_at {text} not null,
  tries {integer} not null,
  provider_id {text},
  provider_status {text},
  -- Words of a message that only reached the sink.
  body {text},
  at {text} not null,
  primary key (alert, revision, step, occurrence, route)
){strict};

create index attempt_due on attempt (channel, due_at) where state in ('waiting', 'taken');
create index attempt_provider on attempt (provider_id) where provider_id is not null;
create index attempt_at on attempt (at);

-- A printed card of a station; the newest one counts.
create table station_card (
  id {text} primary key,
  station {text} not null,
  area {text} not null,
  issued_by {text} not null,
  issued_at {text} not null,
  cancelled_at {text}
){strict};

create index station_card_station on station_card (station) where cancelled_at is null;

-- Codes of cards, each good for one answer; only a keyed hash is kept.
create table card_code (
  hash {text} primary key,
  card {text} not null references station_card (id),
  n {integer} not null,
  used_at {text},
  -- What was answered with it, and a keyed hash of the number it came from.
  used_for {text},
  used_from {text}
){strict};

create index card_code_card on card_code (card, n);

-- Messages that changed nothing: somebody claims something.
create table sms_claim (
  id {text} primary key,
  at {text} not null,
  -- Last digits of the number it says it comes from.
  number {text} not null,
  body {text} not null,
  reason {text} not null,
  -- The station of a code that was used or cancelled.
  station {text}
){strict};

-- Wrong codes by number (a keyed hash) and in all, per window of time.
create table sms_try (
  key {text} not null,
  window_at {text} not null,
  count {integer} not null,
  primary key (key, window_at)
){strict};
