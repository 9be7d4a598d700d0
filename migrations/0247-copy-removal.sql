-- A copy on which something stands is taken away by two: one asks, and it is withheld from then on; another one decides.
create table snapshot_removal (
  id {text} primary key,
  snapshot {text} not null references snapshot (id),
  -- asked, done or refused
  state {text} not null,
  reason {text} not null,
  asked_by {text} not null,
  asked_device {text},
  asked_at {text} not null,
  ended_by {text},
  ended_at {text},
  -- Why it was refused.
  refused {text}
){strict};

create index snapshot_removal_snapshot on snapshot_removal (snapshot, state, id);
create index snapshot_removal_state on snapshot_removal (state, ended_at);
