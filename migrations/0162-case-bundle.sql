-- What a case adds to the bundle of its evidence, until a workflow has handed it on.

create table case_bundle (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  asked_by {text} not null,
  -- JSON: pieces of evidence, and files with path and text.
  items {text} not null,
  files {text} not null
){strict};
