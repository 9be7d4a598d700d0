-- Checks of other publishers, out of their feeds: what names and dates them, never their texts.
create table check_publisher (
  id {text} primary key,
  name {text} not null unique,
  -- Host names with spaces between.
  domains {text} not null,
  added_by {text} not null,
  added_at {text} not null
){strict};

create table others_check (
  id {text} primary key,
  -- The same for the same publisher, address and claim.
  key {text} not null unique,
  publisher {text} not null references check_publisher (id),
  -- kept, quarantined, refused or removed
  state {text} not null,
  url {text} not null,
  host {text} not null,
  claim {text} not null,
  -- The publisher's own words for its verdict, and what they mean on our scale where a person said so.
  label {text} not null,
  verdict {text} not null,
  title {text},
  published_at {text},
  changed_at {text},
  language {text},
  license {text},
  -- named or account; none where nobody is said to have spoken
  claimant {text},
  claimant_name {text},
  said_at {text},
  addresses {text} not null,
  brought_at {text} not null,
  brought_by {text} not null,
  decided_by {text},
  decided_at {text},
  reason {text},
  -- Place in the order of changes that the index of known claims follows.
  moved {integer} not null
){strict};

create index others_check_state on others_check (state, id);
create index others_check_publisher on others_check (publisher, id);
create index others_check_moved on others_check (moved);
