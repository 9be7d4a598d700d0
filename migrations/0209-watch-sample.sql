-- Samples of stations that groups drew before voting began, with the seed by which anybody draws the same again; and how
-- often a station was called because nothing came from it.

create table watch_sample (
  id {text} primary key,
  observer_group {text} not null references observer_group (id),
  -- The day of the election: one sample for each.
  election {text} not null,
  seed {text} not null,
  -- JSON list of { area, all, drawn }.
  strata {text} not null,
  stations {integer} not null,
  drawn_by {text} not null,
  drawn_at {text} not null,
  unique (observer_group, election)
){strict};

create table watch_sample_station (
  sample {text} not null references watch_sample (id),
  station {text} not null,
  number {text} not null,
  stratum {text} not null,
  -- Registered voters when it was drawn.
  registered {integer} not null,
  primary key (sample, station)
){strict};

create table watch_station_call (
  id {text} primary key,
  observer_group {text} not null references observer_group (id),
  station {text} not null,
  outcome {text} not null,
  person {text} not null,
  at {text} not null
){strict};

create index watch_station_call_station on watch_station_call (observer_group, station, id);
