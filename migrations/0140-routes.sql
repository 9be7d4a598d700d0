-- Which agency is the proper one for what happened, where, and whom, as the authority says it; what is usual comes after.

create table agency_route (
  id {text} primary key,
  iso3 {text} not null,
  -- Path of the area that it holds for, / for the whole country.
  area {text} not null,
  -- Its name with those above it when the route was made, for citizens; empty for the country.
  area_name {text} not null,
  -- What happened, where, and who tells it, each of its class or * for any.
  what {text} not null,
  place {text} not null,
  who {text} not null,
  agency {text} not null references agency (id),
  -- Among those that say the same, the smallest comes first.
  rank {integer} not null,
  -- For the office only.
  note {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  step {text} not null,
  ended_at {text},
  ended_step {text}
){strict};

create index agency_route_country on agency_route (iso3) where ended_at is null;
create index agency_route_step on agency_route (step);
create index agency_route_ended on agency_route (ended_step);
