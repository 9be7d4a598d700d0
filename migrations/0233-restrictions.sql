-- Restrictions that a court or an independent regulator decided: only recorded, with the decision attached and an end.
create table notice_restriction (
  id {text} primary key,
  code {text} not null unique,
  -- court or regulator, by name
  authority_kind {text} not null,
  authority {text} not null,
  law {text} not null,
  article {text} not null,
  reference {text} not null,
  scope {text} not null,
  language {text} not null,
  decided_on {text} not null,
  from_day {text} not null,
  until_day {text} not null,
  -- The decision itself.
  sha256 {text} not null,
  size {integer} not null,
  file_name {text} not null,
  recorded_by {text} not null,
  recorded_at {text} not null,
  -- Where it ended before its last day, or was recorded wrongly.
  ended_at {text},
  ended_by {text},
  end_reason {text}
){strict};

create index notice_restriction_content on notice_restriction (sha256);
