-- What a prosecutor accepted of a case, the evidence as it stood then, and what of it counsel sees.

create table case_referral (
  "case" {text} primary key not null references investigated_case (id),
  -- What is to be done, in words; in the log as a commitment only.
  action {text} not null,
  action_salt {text} not null,
  next_at {text},
  person {text} not null,
  at {text} not null
){strict};

create table case_exhibit (
  "case" {text} not null references investigated_case (id),
  -- Kept by another part of the node: its code, the hash of its chain's last event then, and of its content where it has one.
  item {text} not null,
  code {text} not null,
  head {text} not null,
  sha256 {text},
  frozen_at {text} not null,
  disclosed_at {text},
  disclosed_by {text},
  primary key ("case", item)
){strict};
