-- Attacks on public services as the public reads them: one row a version of one attack, from its first draft on. Nothing of
-- the incident itself but its id and area, which nobody outside is told.
create table attack_form (
  id {text} primary key,
  -- What people call it by, the same for all its versions: ATT- and eight letters.
  code {text} not null,
  version {integer} not null,
  incident {text} not null,
  area {text} not null,
  state {text} not null,
  -- Whether it is the newest version that everybody is shown.
  is_current {integer} not null,
  language {text} not null,
  kind {text} not null,
  service {text} not null,
  -- YYYY-MM: no day is told.
  month {text} not null,
  -- The area that is told of, a district at most, and its name then; null where none is.
  place {text},
  place_name {text},
  -- What the service is called, only where the authority says so.
  site {text},
  title {text} not null,
  happened {text} not null,
  effect {text} not null,
  learnt {text} not null,
  advice {text} not null,
  -- The final judgment that names who did it.
  judgment {text},
  -- What the node pointed out in it and a person confirmed, JSON.
  confirmed {text} not null,
  written_by {text} not null,
  written_device {text},
  written_at {text} not null,
  sent_at {text},
  approved_by {text},
  approved_at {text},
  -- What the prosecutor said: given or refused.
  consent {text},
  consent_by {text},
  consent_at {text},
  published_at {text},
  -- Why it was refused or withdrawn, who did so and when.
  reason {text},
  ended_by {text},
  ended_at {text},
  -- Whether the words of a withdrawn one are shown no more.
  is_hidden {integer} not null
){strict};

create unique index attack_form_version on attack_form (code, version);
create unique index attack_form_incident on attack_form (incident, version);
create index attack_form_state on attack_form (state, id);
create index attack_form_current on attack_form (is_current, id);
create index attack_form_published on attack_form (published_at);

-- Folded words of what everybody is shown; a search finds the beginnings of words.
create table attack_word (
  word {text} not null,
  form {text} not null references attack_form (id),
  primary key (word, form)
){strict};

create index attack_word_form on attack_word (form);

-- Closed incidents of which a person said that the public is told nothing, and why.
create table attack_left (
  incident {text} primary key,
  area {text} not null,
  reason {text} not null,
  left_by {text} not null,
  left_at {text} not null
){strict};
