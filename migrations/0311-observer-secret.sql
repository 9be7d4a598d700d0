-- Letters of an observer for short messages are worked out of a key that is not in the store; another turn gives others, and
-- without a day nobody printed them.
alter table observer add column secret_turn {integer} not null default 0;
alter table observer add column secret_at {text};
