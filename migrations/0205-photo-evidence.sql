-- watch_photo: what kind of picture it is by its first bytes; when somebody asked for it to become evidence, and the item.
alter table watch_photo add column kind {text};
alter table watch_photo add column asked_at {text};
alter table watch_photo add column item {text};
alter table watch_photo add column item_code {text};
