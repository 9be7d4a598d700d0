-- Somebody says that a published check is about him and wrong; another person than those of the check answers in public.
create table claim_objection (
  id {text} primary key,
  claim {text} not null references claim (id),
  -- open, corrected or kept
  state {text} not null,
  language {text} not null,
  words {text} not null,
  -- Who asks, in his own words, and where he is reached: read by the desk alone, and taken away once it is over.
  who {text},
  contact {text},
  asked_at {text} not null,
  due_at {text} not null,
  reasons {text},
  reasons_language {text},
  decided_by {text},
  decided_at {text}
){strict};

create index claim_objection_claim on claim_objection (claim, id);
create index claim_objection_state on claim_objection (state, due_at, id);
