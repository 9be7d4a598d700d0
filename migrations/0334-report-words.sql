-- How much sealed words take that nobody has read, and which of them came first.
create index report_unread on report (state, lane, received_at, id);
create index report_file_size on report_file (report, kind, size);
