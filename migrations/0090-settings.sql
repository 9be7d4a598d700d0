-- Settings of the node that the console keeps; what the environment sets goes before them.

create table setting (
  -- As in the environment: SCRUTINEER_ZONE.
  name {text} primary key,
  -- As the environment would write it; a password is sealed by the realm's key. Null: it is not set here.
  value {text},
  -- What it was before the last change, for who takes that back.
  value_before {text},
  -- Counts the changes of its part; the highest of a part is the part's version.
  version {integer} not null,
  changed_at {text} not null,
  changed_by {text} not null
){strict};

-- The last try of each part of them.
create table setting_try (
  part {text} primary key,
  id {text} not null,
  -- 1: what was tried is kept when it works.
  keeps {integer} not null,
  -- Version of the part that was read by whoever asked.
  version {integer} not null,
  -- What is tried, JSON by name; passwords sealed, and taken out once it was tried.
  changes {text} not null,
  -- Where a test goes; null once it was sent.
  send_to {text},
  asked_at {text} not null,
  asked_by {text} not null,
  ended_at {text},
  outcome {text},
  answer {text}
){strict};
