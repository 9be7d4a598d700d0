-- Systems behind the firewall that tell of themselves, what they are expected to tell, and what they told.

create table inside_system (
  id {text} primary key,
  organization {text} not null references organization (id),
  name {text} not null,
  area {text} not null,
  -- Paths of the areas that rely on it, as a JSON list; empty: its findings are for analysts only.
  affected {text} not null,
  -- register, poll-books, results, backup-server, sensor, other
  kind {text} not null,
  -- Null: no backup is asked for.
  backup_max_age_ms {integer},
  restore_max_age_ms {integer},
  -- Least severity of a sensor's alert that opens a finding.
  sensor_least {text} not null,
  added_at {text} not null,
  ended_at {text}
){strict};

create index inside_system_name on inside_system (name, id) where ended_at is null;

-- Apart, so that no list reads it. In the clear, because whoever checks an HMAC must know its key.
create table system_key (
  system {text} primary key references inside_system (id),
  secret {text} not null,
  made_at {text} not null
){strict};

create table expected_signal (
  system {text} not null references inside_system (id),
  kind {text} not null,
  every_ms {integer} not null,
  grace_ms {integer} not null,
  since_at {text} not null,
  primary key (system, kind)
){strict};

create table value_rule (
  id {text} primary key,
  system {text} not null references inside_system (id),
  kind {text} not null,
  value {text} not null,
  least {real},
  most {real},
  -- Percent by which it may lie below the highest of the signals before.
  most_drop {real},
  -- Another value of the same signal that must be equal.
  same_as_value {text},
  -- Another system whose newest value of this name must be equal.
  same_as_system {text} references inside_system (id)
){strict};

create index value_rule_system on value_rule (system, id);
create index value_rule_same on value_rule (same_as_system);

create table signal (
  id {text} primary key,
  system {text} not null references inside_system (id),
  kind {text} not null,
  format {text} not null,
  number {integer} not null,
  sent_at {text} not null,
  at {text} not null,
  -- SHA-256 of the payload in hex.
  sha256 {text} not null,
  payload {text} not null,
  -- Values by name, or a sensor's alerts, as JSON.
  content {text} not null
){strict};

create index signal_kind on signal (system, kind, at, id);
create index signal_system on signal (system, at, id);
create index signal_at on signal (at, id);

-- When a kind was last heard, the number it came with, and how many heartbeats no record has told of yet.
create table signal_seen (
  system {text} not null references inside_system (id),
  kind {text} not null,
  at {text} not null,
  number {integer} not null,
  quiet {integer} not null,
  primary key (system, kind)
){strict};

-- A finding is about a site or about a system from now on: its tables are made anew around what they hold.
create table kept_vote (
  finding {text} not null,
  visit {text} not null,
  at {text} not null,
  says {text} not null,
  is_counted {integer} not null
){strict};
insert into kept_vote (finding, visit, at, says, is_counted)
  select finding, visit, at, says, is_counted from finding_vote;
drop table finding_vote;

create table kept_mark (
  id {text} not null,
  finding {text} not null,
  kind {text} not null,
  reason {text} not null,
  until_at {text},
  made_by {text} not null,
  made_at {text} not null,
  withdrawn_at {text}
){strict};
insert into kept_mark (id, finding, kind, reason, until_at, made_by, made_at, withdrawn_at)
  select id, finding, kind, reason, until_at, made_by, made_at, withdrawn_at from mark;
drop table mark;

create table kept_finding (
  id {text} not null,
  site {text} not null,
  check_name {text} not null,
  subject {text} not null,
  state {text} not null,
  reason {text} not null,
  severity {text} not null,
  verdict {text} not null,
  visit {text} not null,
  suspected_at {text} not null,
  opened_at {text},
  closed_at {text},
  previous {text}
){strict};
insert into kept_finding
    (id, site, check_name, subject, state, reason, severity, verdict, visit, suspected_at, opened_at, closed_at, previous)
  select id, site, check_name, subject, state, reason, severity, verdict, visit, suspected_at, opened_at, closed_at, previous
  from finding;
drop table finding;

create table finding (
  id {text} primary key,
  -- Exactly one of the two.
  site {text} references site (id),
  system {text} references inside_system (id),
  check_name {text} not null,
  subject {text} not null,
  -- suspect, open, closed, lapsed; findings about systems are open at once.
  state {text} not null,
  reason {text} not null,
  severity {text} not null,
  -- The verdict in full, as JSON.
  verdict {text} not null,
  -- What showed it: a visit of the site, or a signal of the system where there was one.
  visit {text} references visit (id),
  signal {text} references signal (id),
  suspected_at {text} not null,
  opened_at {text},
  closed_at {text},
  previous {text} references finding (id),
  check ((site is null) <> (system is null)),
  check ((site is null) = (visit is null))
){strict};
-- A finding follows an earlier one, so those come first.
insert into finding
    (id, site, check_name, subject, state, reason, severity, verdict, visit, suspected_at, opened_at, closed_at, previous)
  select id, site, check_name, subject, state, reason, severity, verdict, visit, suspected_at, opened_at, closed_at, previous
  from kept_finding order by id;
drop table kept_finding;

create unique index finding_live on finding (site, check_name, subject)
  where state in ('suspect', 'open');
create unique index finding_live_system on finding (system, check_name, subject)
  where state in ('suspect', 'open');
create index finding_site on finding (site, state, id);
create index finding_system on finding (system, state, id);
create index finding_state on finding (state, id);
create index finding_signal on finding (signal);

-- What single visits said about a finding.
create table finding_vote (
  finding {text} not null references finding (id),
  visit {text} not null references visit (id),
  at {text} not null,
  says {text} not null,
  -- 1 while it counts towards a change that is not decided yet.
  is_counted {integer} not null,
  primary key (finding, visit)
){strict};
insert into finding_vote (finding, visit, at, says, is_counted)
  select finding, visit, at, says, is_counted from kept_vote;
drop table kept_vote;

create index finding_vote_visit on finding_vote (visit);

create table mark (
  id {text} primary key,
  finding {text} not null references finding (id),
  -- acknowledged, accepted-risk, false-positive
  kind {text} not null,
  reason {text} not null,
  until_at {text},
  made_by {text} not null,
  made_at {text} not null,
  withdrawn_at {text}
){strict};
insert into mark (id, finding, kind, reason, until_at, made_by, made_at, withdrawn_at)
  select id, finding, kind, reason, until_at, made_by, made_at, withdrawn_at from kept_mark;
drop table kept_mark;

create index mark_finding on mark (finding) where withdrawn_at is null;
