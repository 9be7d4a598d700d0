-- The nation's area tree, its polling stations and their officials, elections, and imports of stations.

create table election (
  id {text} primary key,
  name {text} not null,
  -- Day of polling, YYYY-MM-DD.
  date {text} not null,
  zone {text} not null,
  -- JSON: phase → { from, until } in local civil time of the zone.
  phases {text} not null,
  -- JSON: list of { from, until, reason }.
  freezes {text} not null,
  created_at {text} not null
){strict};

create index election_date on election (date);

-- A file of stations on its way in. Rows that carry its id are hidden until it is finished.
create table station_import (
  id {text} primary key,
  name {text} not null,
  election {text} references election (id),
  -- JSON list of column names in the order of the file.
  columns {text} not null,
  delimiter {text} not null,
  skips_bad {integer} not null,
  -- staging, applying, clearing, finished, cancelled or failed
  state {text} not null,
  -- What it becomes once cleared: cancelled or failed.
  ends_as {text},
  staged {integer} not null,
  good {integer} not null,
  bad {integer} not null,
  applied {integer} not null,
  begun_by {text} not null,
  begun_at {text} not null,
  -- When its stations became visible.
  finished_at {text},
  ended_at {text}
){strict};

create index station_import_open on station_import (begun_at) where ended_at is null;

create table area (
  path {text} primary key,
  parent {text} not null,
  name {text} not null,
  -- Name without case and accents, for searching and so that it is unique among its neighbours.
  name_fold {text} not null,
  kind {text} not null,
  -- Number that the next area below gets.
  next_code {integer} not null,
  -- Stations directly in this area that are open and visible.
  stations {integer} not null,
  -- Counts every time the stations of this area became other ones.
  changes {integer} not null,
  -- Not null while the import that brought it is running: the area is hidden.
  import {text} references station_import (id)
){strict};

create unique index area_name on area (parent, name_fold);
create index area_import on area (import) where import is not null;

insert into area (path, parent, name, name_fold, kind, next_code, stations, changes, import)
  values ('/', '', 'Nation', 'nation', 'nation', 1, 0, 0, null);

create table station (
  id {text} primary key,
  number {text} not null,
  name {text} not null,
  name_fold {text} not null,
  address {text} not null,
  phone {text},
  area {text} not null references area (path),
  lon {real},
  lat {real},
  import {text} references station_import (id),
  closed_at {text}
){strict};

create unique index station_number on station (number) where closed_at is null;
create index station_area on station (area, id);
create index station_import_rows on station (import) where import is not null;

create table import_row (
  import {text} not null references station_import (id),
  -- Row of the file, 0 for the first after the heading.
  n {integer} not null,
  -- Id that the station will have.
  station {text} not null,
  number {text} not null,
  name {text} not null,
  name_fold {text} not null,
  address {text} not null,
  phone {text},
  -- Empty where a row is wrong.
  area {text} not null,
  lon {real},
  lat {real},
  -- JSON list of { column, code }; null for a good row.
  errors {text},
  primary key (import, n)
){strict};

create index import_row_number on import_row (import, number) where errors is null;
create index import_row_wrong on import_row (import, n) where errors is not null;

-- Stations that a running import has put into an area and that are not visible yet.
create table import_area (
  import {text} not null references station_import (id),
  area {text} not null references area (path),
  stations {integer} not null,
  primary key (import, area)
){strict};

create index import_area_area on import_area (area);

create table official (
  id {text} primary key,
  -- Null for a post of the whole area.
  station {text} references station (id),
  area {text} not null references area (path),
  post {text} not null,
  -- As far as the office wants to keep it here.
  label {text},
  contact {text},
  added_at {text} not null,
  removed_at {text}
){strict};

-- Whole, not only of posts in force: the engine looks here before a station or an area is removed.
create index official_station on official (station);
create index official_area on official (area);

create table duty (
  id {text} primary key,
  official {text} not null references official (id),
  area {text} not null,
  begins_at {text} not null,
  ends_at {text} not null,
  withdrawn_at {text}
){strict};

create index duty_official on duty (official);
create index duty_ends on duty (ends_at) where withdrawn_at is null;
