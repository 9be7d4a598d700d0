-- What came beyond the share of its network: 1, else 0. It is read after the others, and makes room before them; its turn is
-- then the how-manieth it is lately of its network.
alter table claim_objection add column beyond {integer} not null default 0;
drop index claim_objection_turn;
drop index claim_objection_queue;
create index claim_objection_turn on claim_objection (state, beyond, turn, id);
create index claim_objection_queue on claim_objection (claim, state, beyond, turn, id);
