-- watch_entry: answers in words, as JSON by the letters of their questions; for the eyes of the group alone.

alter table watch_entry add column texts {text} not null default '{}';
