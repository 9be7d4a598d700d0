-- Windows in which a site may be off or slow because somebody works on it, as an officer said beforehand.

create table maintenance (
  id {text} primary key,
  site {text} not null references site (id),
  from_at {text} not null,
  -- When it ends, or was ended; equal to the begin where it was called off before.
  until_at {text} not null,
  -- Until when it was to last.
  planned_at {text} not null,
  reason {text} not null,
  -- 1 where it lies in days in which nothing may change, and whoever opened it said so.
  is_in_freeze {integer} not null,
  opened_by {text} not null,
  opened_at {text} not null,
  ended_by {text},
  ended_at {text}
){strict};

create index maintenance_site on maintenance (site, until_at);
create index maintenance_until on maintenance (until_at, id);
