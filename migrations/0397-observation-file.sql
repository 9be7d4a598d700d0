-- Observations that come in by a file, and when what is seen there was there, in UTC to a fraction of a second.
alter table case_observation add column seen_from {text};
alter table case_observation add column seen_until {text};
-- The file that brought it in, with its row as a spreadsheet counts; null for what was written by hand.
alter table case_observation add column file {text};
alter table case_observation add column file_row {integer};

create table case_observation_file (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  -- previewed or taken
  state {text} not null,
  -- SHA-256 in hex of its text in UTF-8, without a byte order mark.
  sha256 {text} not null,
  -- The file as it came, while it is looked at; empty once it is taken.
  text {text} not null,
  -- Rows that it added, that were there already and that were wrong, as it was taken.
  added {integer} not null,
  known {integer} not null,
  wrong {integer} not null,
  begun_by {text} not null,
  begun_at {text} not null,
  taken_at {text}
){strict};

create index case_observation_file_case on case_observation_file ("case", state, begun_at);
create index case_observation_file_state on case_observation_file (state, begun_at);
