-- What could vanish first in a case, source by source: the piece of evidence that preserved it, or why there is none.

create table case_volatile (
  "case" {text} not null,
  source {text} not null,
  -- Kept by another part of the node.
  item {text},
  item_code {text},
  -- The record that commits to the reason, which is a row beside it.
  about {text} not null,
  person {text} not null,
  at {text} not null,
  primary key ("case", source)
){strict};
