-- Files of voting issues as they were given out at the end of a day, and their hashes, which stand in the log.

create table issue_day (
  day {text} primary key,
  -- The moment whose state the files hold.
  as_of {text} not null,
  -- Issues in the files, and those that were too many.
  issues {integer} not null,
  left_out {integer} not null,
  -- The files themselves; null once they are older than those that are given out.
  csv {text},
  geojson {text},
  -- SHA-256 of the bytes, hex.
  csv_hash {text} not null,
  geojson_hash {text} not null,
  record {text} not null
){strict};

-- Issues of an area, the newest first.
create index voting_issue_area on voting_issue (area, id);
-- Where somebody observes, by area.
create index observer_area on observer (area, id);
