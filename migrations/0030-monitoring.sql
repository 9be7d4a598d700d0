-- Watched sites, the permission to look at them, what visits saw, and what was found.

create table organization (
  id {text} primary key,
  name {text} not null,
  area {text} not null,
  added_at {text} not null
){strict};

create index organization_name on organization (name, id);

create table site (
  id {text} primary key,
  organization {text} not null references organization (id),
  name {text} not null,
  host {text} not null,
  https_port {integer} not null,
  http_port {integer} not null,
  path {text} not null,
  area {text} not null,
  -- Paths of the areas whose voters rely on the site, as a JSON list.
  affected {text} not null,
  keyword {text},
  -- JSON list.
  phrases {text} not null,
  moves_addresses {integer} not null,
  slow_ms {integer} not null,
  -- Null: the node's own interval.
  visit_ms {integer},
  allow_private {integer} not null,
  is_public {integer} not null,
  added_at {text} not null,
  ended_at {text}
){strict};

create unique index site_address on site (host, https_port, path) where ended_at is null;
create index site_name on site (name, id) where ended_at is null;
create index site_area on site (area, id) where ended_at is null;

-- Folded words of name, host and organization; a search finds the beginnings of words.
create table site_word (
  word {text} not null,
  site {text} not null references site (id),
  primary key (word, site)
){strict};

create index site_word_site on site_word (site);

create table authorisation (
  id {text} primary key,
  site {text} not null references site (id),
  -- passive or active
  scope {text} not null,
  legal_basis {text} not null,
  -- Who granted it for the owner, in words.
  granted_by {text} not null,
  recorded_by {text} not null,
  recorded_at {text} not null,
  until_at {text} not null,
  -- Second person; an active authorisation without one is not in force.
  approved_by {text},
  approved_at {text},
  revoked_by {text},
  revoked_at {text}
){strict};

create index authorisation_site on authorisation (site, until_at);

-- What was concluded about a site; changes only together with a record.
create table site_state (
  site {text} primary key references site (id),
  status {text} not null,
  since_at {text} not null,
  letter {text},
  score {integer}
){strict};

-- When a site was last seen, and when that is too long ago to say anything.
create table site_seen (
  site {text} primary key references site (id),
  visit {text} not null,
  seen_at {text} not null,
  stale_at {text} not null
){strict};

create table visit (
  id {text} primary key,
  site {text} not null references site (id),
  at {text} not null,
  duration_ms {integer} not null,
  letter {text},
  score {integer},
  -- SHA-256 of everything observed, in hex; what the hourly record vouches for.
  hash {text} not null,
  verdict_set {text} not null,
  -- Verdicts in full, and what could be approved as right; null once the visit is retired.
  verdicts {text},
  snapshot {text},
  -- 1 while the observations are kept.
  is_kept {integer} not null
){strict};

create index visit_site on visit (site, at, id);
create index visit_kept on visit (site, at) where is_kept = 1;
create index visit_at on visit (at, id);

create table visit_observation (
  visit {text} not null references visit (id),
  n {integer} not null,
  kind {text} not null,
  -- SHA-256 of the recorded bytes in hex; HTTP bodies are files, short messages stand in bytes.
  sha256 {text},
  content {text} not null,
  bytes {bytes},
  primary key (visit, n)
){strict};

create index visit_observation_sha256 on visit_observation (sha256);

-- Results and reasons without numbers: thousands of quiet visits share one row.
create table verdict_set (
  hash {text} primary key,
  content {text} not null
){strict};

create table finding (
  id {text} primary key,
  site {text} not null references site (id),
  check_name {text} not null,
  subject {text} not null,
  -- suspect, open, closed, lapsed
  state {text} not null,
  reason {text} not null,
  severity {text} not null,
  -- The verdict in full, as JSON.
  verdict {text} not null,
  visit {text} not null references visit (id),
  suspected_at {text} not null,
  opened_at {text},
  closed_at {text},
  previous {text} references finding (id)
){strict};

create unique index finding_live on finding (site, check_name, subject)
  where state in ('suspect', 'open');
create index finding_site on finding (site, state, id);
create index finding_state on finding (state, id);

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

create index mark_finding on mark (finding) where withdrawn_at is null;

create table baseline (
  id {text} primary key,
  site {text} not null references site (id),
  visit {text} not null references visit (id),
  content {text} not null,
  -- proposed, approved, replaced
  state {text} not null,
  proposed_at {text} not null,
  approved_by {text},
  approved_at {text}
){strict};

create index baseline_site on baseline (site, state, id);
create index baseline_visit on baseline (visit);

create table grade (
  id {text} primary key,
  site {text} not null references site (id),
  visit {text} not null references visit (id),
  at {text} not null,
  letter {text},
  score {integer}
){strict};

create index grade_site on grade (site, at);
create index grade_visit on grade (visit);

-- Up to where visits are covered by records; one row.
create table visit_cover (
  id {integer} primary key check (id = 1),
  at {text} not null,
  visit {text} not null
){strict};

-- Contents that nothing points at any more; they go a day later, so that a visit on its way can still use them.
create table body_leaving (
  sha256 {text} primary key,
  since_at {text} not null
){strict};
