-- watch_broadcast: what a group wrote to chosen observers; whom says how they were chosen and said by what.
create table watch_broadcast (
  id {text} primary key,
  observer_group {text} not null,
  words {text} not null,
  whom {text} not null,
  said {text} not null,
  observers {integer} not null,
  sent_by {text} not null,
  sent_at {text} not null
);
create index watch_broadcast_group on watch_broadcast (observer_group, id);

-- watch_broadcast_to: each of them, and what became of the short message to his telephone.
create table watch_broadcast_to (
  broadcast {text} not null,
  observer {text} not null,
  phone {text},
  state {text} not null,
  primary key (broadcast, observer)
);
create index watch_broadcast_to_state on watch_broadcast_to (broadcast, state, observer);
create index watch_broadcast_to_observer on watch_broadcast_to (observer, broadcast);
