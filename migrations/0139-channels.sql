-- How agencies are reached: any number of ways for each, with hours, languages, cost and whom they are for, each confirmed
-- for itself. Every change makes a new row and ends the old one by the same step, so that a step can be taken back.

-- Notes of whoever collected the facts stood in some names.
update agency set
  name = replace(replace(replace(replace(name, ' (national CSIRT, fallback)', ''), ' (responsible for police, fallback)', ''), ' (now redirects to samsik.dk)', ''), ' (being replaced by "Report Fraud")', ''),
  fact = replace(replace(replace(replace(fact, ' (national CSIRT, fallback)', ''), ' (responsible for police, fallback)', ''), ' (now redirects to samsik.dk)', ''), ' (being replaced by "Report Fraud")', '');

-- agency: what people call it by, and what sort of reports it takes where its kind does not say it: police, portal, …
alter table agency add column code {text} not null default '';
alter table agency add column desk {text};
update agency set code = 'AGY-' || upper(substr(id, 29, 8));
create unique index agency_code on agency (code);

create table agency_channel (
  id {text} primary key,
  agency {text} not null references agency (id),
  -- website, phone, emergency, mail, onion, post, visit or age-key
  kind {text} not null,
  value {text} not null,
  -- Opening hours in the notation of OpenStreetMap, by the clocks of an IANA zone; empty where not known.
  hours {text} not null,
  zone {text} not null,
  -- Separated by spaces; empty where not known.
  languages {text} not null,
  -- free or charged; empty where not known
  cost {text} not null,
  -- Who may use it; empty for everybody.
  audience {text} not null,
  -- Unverified while null; what was seen then.
  confirmed_by {text},
  confirmed_at {text},
  seen {text},
  added_by {text} not null,
  added_at {text} not null,
  -- The step that made it, and the one that ended it.
  step {text} not null,
  ended_at {text},
  ended_step {text}
){strict};

create index agency_channel_agency on agency_channel (agency, kind) where ended_at is null;
create index agency_channel_step on agency_channel (step);
create index agency_channel_ended on agency_channel (ended_step);

-- The id of an agency with another digit in its last group is an id, too.
insert into agency_channel (id, agency, kind, value, hours, zone, languages, cost, audience, confirmed_by, confirmed_at, seen, added_by, added_at, step)
select
  substr(a.id, 1, 24) || case p.kind when 'website' then '1' when 'phone' then '2' when 'emergency' then '3' else '4' end || substr(a.id, 26),
  p.agency, p.kind, p.value, '', '', '', '', '', a.confirmed_by, a.confirmed_at, a.confirmed_source, a.added_by, a.added_at, a.id
from contact_point p join agency a on a.id = p.agency;

drop table contact_point;
