-- What two reviewers said of a source would stand under another name, or nowhere: one asks, another one decides.
create table source_ending (
  id {text} primary key,
  source {text} not null references source (id),
  -- Code of what it is to be merged into, or what is to be said of it instead; where both are null it is to be withdrawn.
  merged_into {text},
  corrected {text},
  reason {text} not null,
  -- asked, done or refused
  state {text} not null,
  asked_by {text} not null,
  asked_device {text},
  asked_at {text} not null,
  ended_by {text},
  ended_at {text},
  -- Why it was refused.
  refused {text}
){strict};

create index source_ending_source on source_ending (source, state, id);
create index source_ending_state on source_ending (state, id);

-- SHA-256 of who the source was when somebody assessed it; null of those written before that was kept.
alter table source_assessment add column about {text};
