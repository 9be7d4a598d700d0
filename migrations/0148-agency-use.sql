-- How often the finder named an agency on a day, so that the office confirms first what most people are sent to. Nothing
-- of who asked, or what.

create table agency_use (
  agency {text} not null references agency (id),
  day {text} not null,
  answers {integer} not null,
  primary key (agency, day)
){strict};
