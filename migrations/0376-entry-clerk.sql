-- watch_entry: who at the desk of the group wrote it down after a call; null of what observers sent themselves.
alter table watch_entry add column entered_by {text};
