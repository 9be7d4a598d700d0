-- Words that stand in a kept copy, by which whoever works with sources finds it; of a copy that was made before none.
create table snapshot_word (
  word {text} not null,
  thing {text} not null,
  primary key (word, thing)
){strict};

create index snapshot_word_thing on snapshot_word (thing);
