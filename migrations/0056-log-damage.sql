-- Damage of the log that was found: kept, so that a restart does not forget it. While one is not named, no checkpoint is signed.

create table log_damage (
  id {text} primary key,
  found_at {text} not null,
  -- JSON list of {seq, part, what}.
  faults {text} not null,
  -- Null until an administrator says that it is known, and why.
  named_at {text},
  reason {text}
){strict};
