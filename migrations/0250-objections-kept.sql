-- Objections shut for nobody: what repeats an open one stands behind it, and what comes in a rush is read after what came alone.
-- The open one that it repeats, in its words or nearly so.
alter table claim_objection add column like_of {text} references claim_objection (id);
-- SHA-256 of its words as two pastings of them are the same, and 64 bits of them as 16 hex digits; none where it has no words.
alter table claim_objection add column same_text {text};
alter table claim_objection add column likeness {text};
-- The how-manieth of its hour to this check, in whose order they are read; 0 where the office entered it, 10,000 and more where it repeats another.
alter table claim_objection add column turn {integer} not null default 0;

-- Those of before are compared with none.
update claim_objection set same_text = id;

create index claim_objection_turn on claim_objection (state, turn, id);
create index claim_objection_queue on claim_objection (claim, state, turn, id);
create index claim_objection_text on claim_objection (claim, same_text);
create index claim_objection_like on claim_objection (like_of, state);
