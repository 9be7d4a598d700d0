-- Analysis of a case: what led to what, who says what, hypotheses, what speaks for and against them, and what each
-- analyst marked by himself.

create table pivot (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  origin {text} not null,
  origin_salt {text} not null,
  target {text} not null,
  target_salt {text} not null,
  -- Where it was looked up.
  looked_up {text} not null,
  looked_up_salt {text} not null,
  method {text} not null,
  seen_at {text} not null,
  -- How many others share this, and when that was counted.
  base_rate {integer},
  base_rate_at {text},
  registered_at {text},
  -- JSON lists: what is known of the place, and why it says little, by rule.
  network {text} not null,
  flags {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  dropped_at {text}
){strict};

create index pivot_case on pivot ("case", id);

create table analysis_source (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  name {text} not null,
  name_salt {text} not null,
  -- A to F.
  reliability {text} not null,
  -- The source that it has it from.
  origin {text} references analysis_source (id),
  added_by {text} not null,
  added_at {text} not null
){strict};

create index analysis_source_case on analysis_source ("case", id);

create table hypothesis (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  name {text} not null,
  name_salt {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  dropped_at {text}
){strict};

create index hypothesis_case on hypothesis ("case", id);

-- Rows of the matrix.
create table indication (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  kind {text} not null,
  -- The item of evidence or the pivot that it stands on.
  subject {text},
  text {text} not null,
  text_salt {text} not null,
  source {text} not null references analysis_source (id),
  second_source {text} references analysis_source (id),
  -- 1 to 6.
  credibility {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  dropped_at {text}
){strict};

create index indication_case on indication ("case", id);

create table scoring_round (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  number {integer} not null,
  -- JSON: columns and rows as they were when it began.
  hypotheses {text} not null,
  rows {text} not null,
  started_by {text} not null,
  started_at {text} not null,
  ended_at {text},
  unique ("case", number)
){strict};

create table score_sheet (
  round {text} not null references scoring_round (id),
  person {text} not null,
  -- JSON: marks by row.
  marks {text} not null,
  -- Of the commitment to the marks.
  salt {text} not null,
  handed_in_at {text} not null,
  primary key (round, person)
){strict};

-- What is marked and not handed in yet; no score.
create table score_draft (
  round {text} not null references scoring_round (id),
  person {text} not null,
  marks {text} not null,
  primary key (round, person)
){strict};
