-- Poll watching: groups of observers and who supports them, observers, what they send, the row that is derived of it for
-- each station, and the voting issues that everybody sees. No voter, vote or ballot has a column here.

create table observer_group (
  id {text} primary key,
  -- What people call it by: OBS- and eight letters.
  code {text} not null unique,
  name {text} not null,
  kind {text} not null,
  -- How many observe, in tens.
  members {integer} not null,
  about {text} not null,
  -- Where the office reaches it; on no public page.
  contact {text} not null,
  -- SHA-256 of the key with which it looks after its application.
  key_hash {text} not null,
  state {text} not null,
  -- Whether the authority sees what it sends at once, or what it hands on.
  releases {text} not null,
  applied_at {text} not null,
  decided_by {text},
  decided_device {text},
  decided_at {text},
  reason {text},
  appeal {text},
  appealed_at {text},
  -- Who decided the appeal, once somebody did.
  appeal_by {text},
  ended_at {text}
){strict};

create index observer_group_state on observer_group (state, id);

create table group_support (
  id {text} primary key,
  observer_group {text} not null references observer_group (id),
  what {text} not null,
  source {text} not null,
  -- Only with the supporter's consent.
  name {text},
  added_by {text} not null,
  added_at {text} not null
){strict};

create index group_support_group on group_support (observer_group, id);

create table observer_manager (
  person {text} primary key,
  observer_group {text} not null references observer_group (id),
  named_by {text} not null,
  named_at {text} not null
){strict};

create index observer_manager_group on observer_manager (observer_group);

create table observer (
  id {text} primary key,
  observer_group {text} not null references observer_group (id),
  -- Six digits, the last of which checks the others.
  number {text} not null unique,
  -- As far as the group wants to keep it here.
  label {text} not null,
  phone {text},
  station {text} not null,
  -- What the station is called, and where it is: taken over when the observer was sent there.
  place {text} not null,
  area {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  ended_at {text},
  -- How often, when and with what result somebody called him last.
  calls {integer} not null,
  called_at {text},
  call_outcome {text}
){strict};

create index observer_group_id on observer (observer_group, ended_at, id);
create index observer_station on observer (station, ended_at);

create table voting_issue (
  id {text} primary key,
  -- What people call it by: ISS- and eight letters.
  code {text} not null unique,
  area {text} not null,
  station {text} not null,
  place {text} not null,
  category {text} not null,
  severity {integer} not null,
  state {text} not null,
  summary {text} not null,
  opened_by {text} not null,
  opened_at {text} not null,
  -- From when on everybody sees it.
  public_at {text} not null,
  confirmed_at {text},
  -- By two groups, by a call, or by the authority.
  confirmed_how {text},
  -- Until when the authority is to answer.
  due_at {text},
  answered_at {text},
  answer {text},
  closed_at {text},
  reason {text},
  reopened {integer} not null
){strict};

create index voting_issue_public on voting_issue (public_at, id);
create index voting_issue_state on voting_issue (state, id);
create index voting_issue_station on voting_issue (station, category, id);

create table issue_step (
  id {text} primary key,
  issue {text} not null references voting_issue (id),
  kind {text} not null,
  words {text} not null,
  person {text} not null,
  at {text} not null
){strict};

create index issue_step_issue on issue_step (issue, id);

create table watch_entry (
  id {text} primary key,
  -- What its sender is told it by: six letters.
  ref {text} not null unique,
  form {text} not null,
  version {integer} not null,
  serial {integer} not null,
  observer {text} references observer (id),
  observer_group {text} references observer_group (id),
  station {text},
  place {text},
  area {text},
  channel {text} not null,
  answers {text} not null,
  comment {text} not null,
  is_urgent {integer} not null,
  captured_at {text} not null,
  received_at {text} not null,
  -- Keyed hash of who sent which words: a gateway that sends again is no second entry.
  message_key {text} not null,
  -- The number to call back; only while it is quarantined.
  phone {text},
  state {text} not null,
  reason {text},
  verdict {text} not null,
  flags {text} not null,
  missing {text} not null,
  -- When the group handed it on to the authority.
  released_at {text},
  issue {text} references voting_issue (id)
){strict};

create index watch_entry_message on watch_entry (message_key, received_at);
create index watch_entry_group on watch_entry (observer_group, state, id);
create index watch_entry_released on watch_entry (released_at, id);
create index watch_entry_state on watch_entry (state, observer_group, id);
create index watch_entry_place on watch_entry (station, form, version, serial);
create index watch_entry_observer on watch_entry (observer, form, serial);
create index watch_entry_issue on watch_entry (issue);

create table watch_call (
  id {text} primary key,
  entry {text} references watch_entry (id),
  observer {text} references observer (id),
  outcome {text} not null,
  said {text} not null,
  person {text} not null,
  at {text} not null
){strict};

create index watch_call_entry on watch_call (entry, id);

-- What the entries of a station amount to, once for each group and once, under *, for the authority.
create table watch_place (
  view {text} not null,
  station {text} not null,
  form {text} not null,
  version {integer} not null,
  serial {integer} not null,
  place {text} not null,
  area {text} not null,
  fields {text} not null,
  -- Entries behind it, and tags about which they differ.
  entries {integer} not null,
  conflicts {integer} not null,
  verdict {text} not null,
  -- What is summed of it: people who voted; null where that is not known.
  turnout {integer},
  -- SHA-256 of the fields in RFC 8785 form, hex.
  hash {text} not null,
  last_at {text} not null,
  primary key (view, station, form, version, serial)
){strict};

create index watch_place_form on watch_place (view, form, serial, conflicts, station);
create index watch_place_worst on watch_place (view, form, verdict, station);

create table watch_override (
  id {text} primary key,
  view {text} not null,
  station {text} not null,
  form {text} not null,
  version {integer} not null,
  serial {integer} not null,
  tag {text} not null,
  value {integer} not null,
  why {text} not null,
  person {text} not null,
  at {text} not null
){strict};

create index watch_override_place on watch_override (view, station, form, version, serial);
