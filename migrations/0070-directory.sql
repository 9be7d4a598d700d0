-- The country of the node, the agencies and contact points it turns to, and what its set-up leaves out on purpose.

create table nation (
  -- Always 'nation': a node has one country.
  what {text} primary key,
  iso3 {text} not null,
  -- Languages its officials and citizens read, the first is the main one; separated by spaces.
  languages {text} not null,
  chosen_by {text} not null,
  chosen_at {text} not null
){strict};

create table agency (
  id {text} primary key,
  -- What the row was proposed or imported as: kind, country and name; null where a person added it.
  fact {text} unique,
  iso3 {text} not null,
  -- authority, csirt or reporting
  kind {text} not null,
  name {text} not null,
  name_local {text},
  -- Languages it answers in, separated by spaces.
  languages {text} not null,
  source {text} not null,
  as_of {text} not null,
  -- high, medium or low
  confidence {text} not null,
  -- Unverified while null.
  confirmed_by {text},
  confirmed_at {text},
  confirmed_source {text},
  added_by {text} not null,
  added_at {text} not null,
  removed_at {text}
){strict};

create index agency_country on agency (iso3, kind, name) where removed_at is null;

create table contact_point (
  agency {text} not null references agency (id),
  -- website, phone, emergency or mail
  kind {text} not null,
  value {text} not null,
  primary key (agency, kind)
){strict};

create table waiver (
  -- Key of the set-up item that does not apply here.
  item {text} primary key,
  reason {text} not null,
  given_by {text} not null,
  given_at {text} not null
){strict};
