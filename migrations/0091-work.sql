-- Work that waits: who has taken it, and who does not want to see it for a while.

create table work (
  -- Names the thing that waits: its slice, and how that tells it from others.
  subject {text} not null primary key,
  -- person:…, who has it in hand.
  taken_by {text} not null,
  taken_at {text} not null
){strict};

create table snooze (
  subject {text} not null,
  person {text} not null,
  until {text} not null,
  primary key (subject, person)
){strict};
