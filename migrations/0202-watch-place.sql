-- Of the row of a station nobody asked for its hash or for its last entry: whoever compares rows compares their fields.
alter table watch_place drop column hash;
alter table watch_place drop column last_at;
