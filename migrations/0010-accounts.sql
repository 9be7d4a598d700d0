-- People, what they may do where, and how they and the stations' devices prove who they are.
-- Secrets are stored as SHA-256 only.

create table person (
  id {text} primary key,
  name {text} not null,
  joined_at {text} not null
){strict};

create table role_grant (
  id {text} primary key,
  person {text} not null references person (id),
  role {text} not null,
  area {text} not null,
  given_at {text} not null,
  given_by {text} not null,
  withdrawn_at {text}
){strict};

-- One active grant of a role in an area; also finds what a person holds.
create unique index role_grant_active on role_grant (person, role, area) where withdrawn_at is null;
create index role_grant_area on role_grant (area, role) where withdrawn_at is null;

create table invitation (
  id {text} primary key,
  secret_hash {text} not null unique,
  -- join: a new person; first: the first administrator; recover: a person who lost every passkey.
  kind {text} not null,
  name {text},
  role {text},
  area {text},
  person {text} references person (id),
  made_by {text} not null,
  made_at {text} not null,
  expires_at {text} not null,
  used_at {text},
  withdrawn_at {text}
){strict};

create index invitation_open on invitation (expires_at) where used_at is null and withdrawn_at is null;

create table passkey (
  id {text} primary key,
  person {text} not null references person (id),
  credential_id {text} not null unique,
  -- COSE key in base64url.
  public_key {text} not null,
  counter {integer} not null,
  is_synced {integer} not null,
  label {text} not null,
  added_at {text} not null,
  used_at {text},
  removed_at {text}
){strict};

create index passkey_person on passkey (person);

create table recovery_code (
  code_hash {text} primary key,
  person {text} not null references person (id),
  made_at {text} not null,
  used_at {text},
  replaced_at {text}
){strict};

create index recovery_code_person on recovery_code (person);

create table session (
  id {text} primary key,
  secret_hash {text} not null unique,
  person {text} not null references person (id),
  -- passkey, recovery-code or join
  opened_with {text} not null,
  opened_at {text} not null,
  expires_at {text} not null,
  closed_at {text}
){strict};

create index session_person on session (person, expires_at);

-- When a session or a device was last heard; written at most once a minute each.
create table session_seen (
  subject {text} primary key,
  seen_at {text} not null
){strict};

-- What a passkey is asked to sign; gone after a few minutes.
create table challenge (
  id {text} primary key,
  value {text} not null,
  purpose {text} not null,
  -- Invitation or person that it was made for; empty at sign-in.
  subject {text} not null,
  -- Id that a joining person will get.
  person {text} not null,
  expires_at {text} not null
){strict};

create index challenge_expires on challenge (expires_at);

create table code_try (
  space {text} not null,
  -- Beginning of the span of time that is counted.
  since {text} not null,
  wrong {integer} not null,
  primary key (space, since)
){strict};

create index code_try_since on code_try (since);

create table device_offer (
  id {text} primary key,
  station {text} not null,
  area {text} not null,
  -- The first half of the code finds the offer, so that wrong second halves are counted against it.
  code_head {text} not null,
  code_hash {text} not null,
  code_expires_at {text} not null,
  secret_hash {text} not null unique,
  expires_at {text} not null,
  made_by {text} not null,
  made_at {text} not null,
  used_at {text},
  withdrawn_at {text}
){strict};

create index device_offer_head on device_offer (code_head, code_expires_at);
create index device_offer_station on device_offer (station) where used_at is null and withdrawn_at is null;

create table device (
  id {text} primary key,
  station {text} not null,
  area {text} not null,
  label {text} not null,
  secret_hash {text} not null unique,
  offer {text} not null references device_offer (id),
  enrolled_at {text} not null,
  expires_at {text} not null,
  revoked_at {text}
){strict};

create index device_station on device (station) where revoked_at is null;
create index device_area on device (area, id) where revoked_at is null;

create table token (
  id {text} primary key,
  name {text} not null,
  role {text} not null,
  area {text} not null,
  secret_hash {text} not null unique,
  made_by {text} not null,
  made_at {text} not null,
  expires_at {text} not null,
  revoked_at {text}
){strict};
