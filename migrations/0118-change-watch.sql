-- What is learned of the page of each site, and the changes that became findings. Sites of before are learned anew; what a
-- person approved of them stays in baseline.

create table site_watch (
  site {text} primary key references site (id),
  -- Packed, at most 256 KiB; read for a visit and dropped.
  profile {bytes} not null,
  -- Rises with whatever changes the row: a visit that was judged by an older one counts for nothing.
  version {integer} not null,
  -- Visits that were learned.
  fetches {integer} not null,
  -- Since when it is learned, and why it was begun anew: damaged, older.
  began_at {text} not null,
  damage {text},
  -- What the last page was judged to be, and what is remembered between looks, as JSON.
  last {text} not null,
  sightings {text} not null
){strict};

-- The change that a finding is about, as it was seen last.
create table page_change (
  finding {text} primary key references finding (id),
  site {text} not null references site (id),
  item {text} not null
){strict};

create index page_change_site on page_change (site);
