-- Telephones of observers: the cards that enrol one, and those that were enrolled. An observer has one at a time.

create table watch_card (
  id {text} primary key,
  observer {text} not null references observer (id),
  -- The first part of the code finds the card; the whole of it is kept as a keyed hash.
  code_head {text} not null,
  code_hash {text} not null,
  -- SHA-256 of the secret of the link behind the square.
  secret_hash {text} not null unique,
  -- Of code and link alike.
  expires_at {text} not null,
  made_by {text} not null,
  made_at {text} not null,
  used_at {text},
  withdrawn_at {text}
){strict};

create index watch_card_head on watch_card (code_head, expires_at);
create index watch_card_observer on watch_card (observer, used_at, withdrawn_at);

create table watch_phone (
  id {text} primary key,
  observer {text} not null references observer (id),
  observer_group {text} not null references observer_group (id),
  -- SHA-256 of what its cookie holds.
  secret_hash {text} not null unique,
  card {text} not null references watch_card (id),
  enrolled_at {text} not null,
  expires_at {text} not null,
  revoked_at {text}
){strict};

create index watch_phone_observer on watch_phone (observer, revoked_at);
create index watch_phone_group on watch_phone (observer_group, revoked_at);

-- What came from a telephone's page: SHA-256 of what was sent, by which the same again is known.
alter table watch_entry add column sent_hash {text};
-- Number of the station that the sender said he stood at, where it is not his own.
alter table watch_entry add column said_station {text};
