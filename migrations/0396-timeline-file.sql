-- Rows of a timeline that come in by a file, and where each of them was read.
alter table timeline_entry add column read_in {text} not null default '';
-- The file that brought it in, with its row as a spreadsheet counts; null for what was written by hand or by a machine.
alter table timeline_entry add column file {text};
alter table timeline_entry add column file_row {integer};

create table timeline_file (
  id {text} primary key,
  incident {text} not null references incident (id),
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

create index timeline_file_incident on timeline_file (incident, state, begun_at);
create index timeline_file_state on timeline_file (state, begun_at);
