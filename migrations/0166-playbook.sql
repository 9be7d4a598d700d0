-- Playbooks that people brought in, and those that are gone through on an incident; each step of one is a task.

create table playbook (
  -- The identifier that it has everywhere: playbook--….
  id {text} primary key,
  name {text} not null,
  sha256 {text} not null,
  -- As JSON of CACAO 2.0.
  text {text} not null,
  imported_by {text} not null,
  imported_at {text} not null
){strict};

create table playbook_run (
  id {text} primary key,
  incident {text} not null references incident (id),
  playbook {text} not null,
  -- Names by language, as JSON.
  names {text} not null,
  -- As it was when it began.
  text {text} not null,
  -- How far it is, as JSON.
  state {text} not null,
  started_by {text} not null,
  started_at {text} not null,
  ended_at {text},
  -- Whether it came to its end.
  is_through {integer}
){strict};

create index playbook_run_incident on playbook_run (incident, id);

-- incident_task: the run and the step that it is, the answers that it takes, who should do it, and words by language.
alter table incident_task add column run {text} references playbook_run (id);
alter table incident_task add column step {integer};
alter table incident_task add column answers {text};
alter table incident_task add column said {text};
alter table incident_task add column role {text};
alter table incident_task add column words {text};
create index incident_task_run on incident_task (run, done_at);
