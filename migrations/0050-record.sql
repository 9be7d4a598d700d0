-- Reading the log by people: by type and by area, newest first.

create index record_area on record (area, seq);
