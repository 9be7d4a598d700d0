-- The exercise as Actual knows it, and what is played inside the Exercise.

create table exercise (
  id {text} primary key,
  scenario {text} not null,
  -- starting, running, failed, removing, removed
  state {text} not null,
  done {integer} not null,
  total {integer} not null,
  started_by {text} not null,
  started_at {text} not null,
  ready_at {text},
  -- Last checkpoint of the Exercise's log, kept before its store goes.
  checkpoint {text},
  removed_at {text}
){strict};

create index exercise_started on exercise (started_at);

create table inject (
  id {text} primary key,
  site {text} not null,
  -- deface, expire-certificate, change-mx, take-down
  kind {text} not null,
  made_by {text} not null,
  made_at {text} not null,
  mended_at {text}
){strict};

create unique index inject_live on inject (site, kind) where mended_at is null;
create index inject_made on inject (made_at);

create table exercise_pace (
  -- Always 'stations': there is one pace.
  what {text} primary key,
  pace {text} not null
){strict};
