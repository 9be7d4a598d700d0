-- Incidents: what happened and what is done about it, tasks, and one table of entries by area and time, each a part of no,
-- one or several incidents.

create table incident (
  id {text} primary key,
  -- What people call it by: INC- and eight letters or digits.
  code {text} not null unique,
  area {text} not null,
  state {text} not null,
  severity {text} not null,
  title {text} not null,
  title_salt {text} not null,
  -- The title as it is searched.
  words {text} not null,
  -- RSIT type, which names its class.
  type {text},
  asset {text},
  phase {text},
  -- Whose clock its times come from, and how far that was from true time.
  clock {text},
  clock_offset_ms {integer},
  owner {text},
  -- What a machine opened it for, so that it does so once: alert:….
  origin {text} unique,
  opened_by {text} not null,
  opened_at {text} not null,
  contained_at {text},
  recovered_at {text},
  ended_at {text},
  merged_into {text} references incident (id)
){strict};

create index incident_state on incident (state, id);
create index incident_area on incident (area, id);
create index incident_words on incident (words);
create index incident_owner on incident (owner, state);
create index incident_opened on incident (opened_at);
create index incident_merged on incident (merged_into);

create table incident_task (
  id {text} primary key,
  incident {text} not null references incident (id),
  title {text} not null,
  title_salt {text} not null,
  owner {text},
  due_at {text},
  added_by {text} not null,
  added_at {text} not null,
  done_by {text},
  done_at {text}
){strict};

create index incident_task_incident on incident_task (incident, done_at);
create index incident_task_owner on incident_task (owner, done_at, due_at);

create table timeline_entry (
  id {text} primary key,
  area {text} not null,
  kind {text} not null,
  -- The record that it was made from; null for what a person wrote.
  record {text} unique,
  subject {text} not null,
  path {text} not null,
  -- The time as it was written where it was read, and the minutes east of UTC that go with it.
  written {text} not null,
  offset_min {integer},
  -- Null for what has no date.
  at {text},
  tag {text} not null,
  observable {text} not null,
  text {text} not null,
  text_salt {text} not null,
  added_by {text} not null,
  added_at {text} not null
){strict};

create index timeline_entry_area on timeline_entry (area, at);
create index timeline_entry_subject on timeline_entry (subject);

create table entry_link (
  entry {text} not null references timeline_entry (id),
  incident {text} not null references incident (id),
  added_at {text} not null,
  primary key (entry, incident)
){strict};

create index entry_link_incident on entry_link (incident);
