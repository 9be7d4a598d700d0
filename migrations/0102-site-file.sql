-- Files of sites on their way in: what each row would do, shown before it is done, and what came of it.

create table site_file (
  id {text} primary key,
  -- previewed, applying, finished or dropped
  state {text} not null,
  -- JSON list of column names in the order of the file.
  columns {text} not null,
  added {integer} not null,
  changed {integer} not null,
  unchanged {integer} not null,
  wrong {integer} not null,
  -- Rows that are done, of those to add and to change.
  applied {integer} not null,
  -- Whose file it is: nobody else sees it or applies it.
  begun_by {text} not null,
  begun_at {text} not null,
  -- With which device it was accepted; who records an authorisation is told apart by it.
  accepted_device {text},
  ended_at {text}
){strict};

create index site_file_begun on site_file (begun_by, begun_at);

create table site_file_row (
  file {text} not null references site_file (id),
  -- Row of the file, 0 for the first after the heading.
  n {integer} not null,
  -- added, changed, unchanged or wrong
  kind {text} not null,
  is_done {integer} not null,
  name {text} not null,
  address {text} not null,
  -- JSON list of the cells as they were written.
  cells {text} not null,
  -- JSON: the site as the row wants it; null for a wrong row.
  wanted {text},
  -- The site as it was when the file was read; null for a new one.
  site {text} references site (id),
  before {text},
  -- JSON list of { column, code }.
  errors {text} not null,
  primary key (file, n)
){strict};

create index site_file_row_kind on site_file_row (file, kind, n);
create index site_file_row_site on site_file_row (site) where site is not null;
