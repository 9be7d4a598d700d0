-- What visits saw is kept as the difference from an earlier one, so that a page that stays as it is costs next to nothing.
-- Visits of before keep their rows in visit_observation and their verdicts and snapshot in their own row.

-- What visits of a site are written as differences from; it goes when no kept visit needs it.
create table visit_base (
  id {text} primary key,
  site {text} not null references site (id),
  at {text} not null,
  packed {bytes} not null
){strict};

create index visit_base_site on visit_base (site, at, id);

-- Contents that a base points at, or a visit beyond its base.
create table visit_file (
  -- A base or a visit.
  owner {text} not null,
  sha256 {text} not null,
  primary key (owner, sha256)
){strict};

create index visit_file_sha256 on visit_file (sha256);

-- What a visit saw, and came to; apart from the visit, so that its room is free again once it is retired.
create table visit_packed (
  visit {text} primary key references visit (id),
  base {text} not null references visit_base (id),
  -- How many observations are packed.
  seen {integer} not null,
  -- Observations with their bytes, verdicts and snapshot.
  packed {bytes} not null
){strict};
