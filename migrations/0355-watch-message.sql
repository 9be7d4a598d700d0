-- Short messages of observers as they came, but for the letters of their cards, with what each was answered. Of an observer that
-- the node knows his group reads them; what nobody is known for the office does.
create table watch_message (
  id {text} primary key,
  -- The entry that was made of it; null where nothing was understood.
  entry {text} references watch_entry (id),
  observer {text} references observer (id),
  observer_group {text} references observer_group (id),
  text {text} not null,
  answer {text},
  received_at {text} not null
){strict};

create index watch_message_group on watch_message (observer_group, id);
create index watch_message_observer on watch_message (observer, received_at);
create unique index watch_message_entry on watch_message (entry);
