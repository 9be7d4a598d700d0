-- Who ended a session or took a role, where that was somebody else; and the mark of a browser, which tells devices apart.

-- Null where the person ended it himself.
alter table session add column closed_by {text};
alter table role_grant add column withdrawn_by {text};

create index session_closed on session (closed_at) where closed_at is not null;
create index role_grant_withdrawn on role_grant (withdrawn_at) where withdrawn_at is not null;

-- A browser by its own long-lived cookie, of which only the hash is kept.
create table browser (
  id {text} primary key,
  secret_hash {text} not null unique,
  first_seen_at {text} not null
){strict};

-- The persons who signed in there, and how each of them did for the first time: join, passkey or recovery-code.
create table browser_person (
  browser {text} not null references browser (id),
  person {text} not null references person (id),
  bound_at {text} not null,
  bound_with {text} not null,
  primary key (browser, person)
){strict};
