-- The timeline of an area is read by its moments, whatever incident an entry belongs to.
create index timeline_entry_at on timeline_entry (at desc, id desc, area, kind) where at is not null;
