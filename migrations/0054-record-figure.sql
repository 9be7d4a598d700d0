-- How many numbered records of each type the log holds: anybody may ask, so nobody counts a million rows for it.

create table record_figure (
  type {text} primary key,
  count {integer} not null,
  last {text} not null
){strict};

insert into record_figure (type, count, last)
  select type, count(*), max(at) from record where seq is not null group by type;
