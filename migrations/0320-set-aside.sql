-- Records that a workflow could not follow after its tries, with what it said; they are tried again at each start.
create table set_aside (
  workflow {text} not null,
  seq {integer} not null,
  -- Null where an earlier version set it aside, which kept no words and the last record of each workflow alone.
  why {text},
  primary key (workflow, seq)
){strict};

insert into set_aside (workflow, seq, why)
select workflow, skipped_seq, null from workflow_cursor where skipped_seq is not null;
