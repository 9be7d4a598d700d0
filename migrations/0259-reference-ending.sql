-- A reference that a published check cites is merged or withdrawn by two: one asks, another one decides.
create table cited_item_ending (
  id {text} primary key,
  item {text} not null references cited_item (id),
  -- Code of what it is to be merged into; null where it is to be withdrawn.
  merged_into {text},
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

create index cited_item_ending_item on cited_item_ending (item, state, id);
create index cited_item_ending_state on cited_item_ending (state, id);
