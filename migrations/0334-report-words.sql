-- How much sealed words take that nobody has read.
create index report_file_size on report_file (report, kind, size);
