-- timeline_entry: how far the clock that its time was read from was ahead, in ms; null where nobody said.
alter table timeline_entry add column skew_ms {integer};
