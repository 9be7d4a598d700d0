-- Files that come with reports: each an age file whose header lies with the report and whose sealed content lies in Files,
-- in parts.

-- Parts that no report named yet; a day later they go.
create table report_part (
  -- What the sender called the file: 16 bytes by chance.
  upload {text} not null,
  n {integer} not null,
  sha256 {text} not null,
  size {integer} not null,
  at {text} not null,
  primary key (upload, n)
){strict};

create index report_part_at on report_part (at);
create index report_part_sha256 on report_part (sha256);

create table report_file_part (
  file {text} not null references report_file (id),
  n {integer} not null,
  sha256 {text} not null,
  size {integer} not null,
  primary key (file, n)
){strict};

create index report_file_part_sha256 on report_file_part (sha256);
