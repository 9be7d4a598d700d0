-- Alerts from draft to end, who got them and what they answered, standing orders, stations' own problems,
-- and the numbered stream that stations follow.

create table alert (
  id {text} primary key,
  state {text} not null,
  -- What made it, as `finding:<id>` or `problems:<id>`; one alert per origin.
  origin {text} unique,
  -- Everything that is entered, as JSON: the draft, and after release what was released last.
  content {text} not null,
  event_code {text} not null,
  severity {text} not null,
  scope {text} not null,
  -- Newest released revision, 0 before release.
  revision {integer} not null,
  made_by {text} not null,
  made_via {text},
  made_at {text} not null,
  issued_at {text},
  expires_at {text},
  ended_at {text},
  -- Told by the finding that it closed: an all-clear is due.
  finding_closed_at {text},
  -- Released without a second person: somebody else has to look at it.
  review_due_at {text},
  reviewed_by {text},
  review {text}
){strict};

create index alert_state on alert (state, id);

-- A release that waits for a second person: of the draft, or of an update.
create table alert_proposal (
  alert {text} primary key references alert (id),
  content {text} not null,
  -- Languages whose text a person confirmed, as JSON.
  confirmed {text} not null,
  proposed_by {text} not null,
  proposed_via {text},
  proposed_at {text} not null
){strict};

create table alert_revision (
  alert {text} not null references alert (id),
  revision {integer} not null,
  -- Alert, Update, AllClear or Cancel
  kind {text} not null,
  sent {text} not null,
  expires_at {text} not null,
  event_code {text} not null,
  urgency {text} not null,
  severity {text} not null,
  certainty {text} not null,
  scope {text} not null,
  -- Language to headline and instruction as sent, as JSON.
  texts {text} not null,
  answers {text} not null,
  -- Names of its areas at release, as JSON.
  area_names {text} not null,
  cap_xml {text} not null,
  sha256 {text} not null,
  -- The audience as frozen at release.
  audience_count {integer} not null,
  audience_hash {text} not null,
  proposed_by {text} not null,
  released_by {text} not null,
  released_via {text},
  released_at {text} not null,
  break_glass_reason {text},
  standing_order {text},
  primary key (alert, revision)
){strict};

-- Areas that a revision is for. Revision 0 are those of the draft; carried ones had an earlier revision.
create table alert_target (
  alert {text} not null references alert (id),
  revision {integer} not null,
  area {text} not null,
  is_carried {integer} not null,
  primary key (alert, revision, area)
){strict};

create index alert_target_area on alert_target (area, alert);

-- Delivered, seen and answered are three facts; none makes another. One row per station and revision.
create table reception (
  alert {text} not null,
  revision {integer} not null,
  station {text} not null,
  area {text} not null,
  delivered_at {text},
  seen_at {text},
  answered_at {text},
  answer {text},
  primary key (alert, revision, station),
  foreign key (alert, revision) references alert_revision (alert, revision)
){strict};

-- Every answer that was given; the last one stands in reception too.
create table acknowledgement (
  id {text} primary key,
  alert {text} not null,
  revision {integer} not null,
  station {text} not null,
  area {text} not null,
  client_key {text} not null,
  answer {text} not null,
  reason {text},
  comment {text},
  given_by {text} not null,
  captured_at {text} not null,
  received_at {text} not null,
  -- The device's clock minus ours when it sent, in ms; null where it did not say.
  skew_ms {integer},
  unique (client_key, station),
  foreign key (alert, revision) references alert_revision (alert, revision)
){strict};

create index acknowledgement_alert on acknowledgement (alert, revision, id);

create table standing_order (
  id {text} primary key,
  -- proposed, approved or revoked
  state {text} not null,
  -- Null for every site.
  site {text},
  event_code {text} not null,
  severity {text} not null,
  content {text} not null,
  valid_until {text} not null,
  proposed_by {text} not null,
  proposed_via {text},
  proposed_at {text} not null,
  approved_by {text},
  approved_at {text},
  revoked_by {text},
  revoked_at {text}
){strict};

create index standing_order_event on standing_order (event_code, state);

create table standing_order_area (
  standing_order {text} not null references standing_order (id),
  area {text} not null,
  primary key (standing_order, area)
){strict};

create table standing_order_use (
  alert {text} primary key references alert (id),
  standing_order {text} not null references standing_order (id),
  site {text} not null,
  used_at {text} not null
){strict};

create index standing_order_use_site on standing_order_use (site, used_at);

create table station_problem (
  id {text} primary key,
  station {text} not null,
  area {text} not null,
  symptom {text} not null,
  note {text} not null,
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

create index station_problem_alike on station_problem (area, symptom, reported_at);
create index station_problem_state on station_problem (state, id);

-- One row per shard: its epoch, the newest number, and the hash of the newest entry's core.
create table stream_head (
  shard {text} primary key,
  epoch {text} not null,
  seq {integer} not null,
  chain {text} not null,
  begun_at {text} not null
){strict};

create table stream_entry (
  shard {text} not null,
  epoch {text} not null,
  seq {integer} not null,
  record_id {text} not null,
  alert {text} not null references alert (id),
  revision {integer} not null,
  kind {text} not null,
  -- Signed lines: the entry, and what goes to everybody whom it does not concern.
  frame {text} not null,
  skip_frame {text} not null,
  -- JSON list of area paths.
  areas {text} not null,
  at {text} not null,
  primary key (shard, epoch, seq)
){strict};

create unique index stream_entry_record on stream_entry (epoch, record_id);
create index stream_entry_alert on stream_entry (alert, epoch, seq);
