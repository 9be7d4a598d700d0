-- Cases of elsewhere that this node was given besides those that ship with the product, or in their place; and those that a
-- person took away. Reported, not verified by this node.
create table attack_reported (
  -- REP- and what the case is called by.
  code {text} primary key,
  kind {text} not null,
  service {text} not null,
  -- YYYY-MM, or the year alone.
  month {text} not null,
  iso3 {text} not null,
  url {text} not null,
  confidence {text} not null,
  source {text} not null,
  -- The day on which the source was read.
  as_of {text} not null,
  -- The final judgment that names who did it.
  judgment {text},
  -- What is told of it by language, JSON.
  words {text} not null,
  imported_at {text} not null,
  -- When, by whom and why it was taken away; null while everybody reads it.
  removed_at {text},
  removed_by {text},
  reason {text}
){strict};
