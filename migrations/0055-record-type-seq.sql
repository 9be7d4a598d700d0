-- A workflow reads the records of its types from its place on, not all of them again at each look.

drop index record_type;
create index record_type on record (type, seq);
