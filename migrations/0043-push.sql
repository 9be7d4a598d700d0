-- Answers by a link of a mail, and contacts that people enter themselves.

create table answer_link (
  -- SHA-256 of the secret in the link.
  hash {text} primary key,
  alert {text} not null,
  revision {integer} not null,
  station {text} not null,
  area {text} not null,
  -- Number and name of the station, as the page shows it.
  place {text} not null,
  owner {text} not null,
  route {text} not null,
  made_at {text} not null,
  expires_at {text} not null,
  foreign key (alert, revision) references alert_revision (alert, revision)
){strict};

create index answer_link_expires on answer_link (expires_at);

-- The code that shows that a mailbox or a number belongs to who entered it.
create table contact_code (
  route {text} primary key references contact_route (id),
  hash {text} not null,
  tries {integer} not null,
  expires_at {text} not null
){strict};
