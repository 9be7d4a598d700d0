-- The public register of notices: words by which each is found, and the files of a day that is over with their hashes.
create table notice_word (
  word {text} not null,
  notice {text} not null references accuracy_notice (id),
  primary key (word, notice)
){strict};

create index notice_word_notice on notice_word (notice);

create table notice_day (
  day {text} primary key,
  -- The moment whose state the files hold.
  as_of {text} not null,
  -- Notices in the files, and those that were too many.
  notices {integer} not null,
  left_out {integer} not null,
  -- The files themselves; null once they are older than those that are given out.
  csv {text},
  json {text},
  -- SHA-256 of the bytes, hex.
  csv_hash {text} not null,
  json_hash {text} not null,
  record {text} not null
){strict};
