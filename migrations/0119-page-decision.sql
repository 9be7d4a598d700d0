-- What people decided about changes of a page; the next look at it takes the decision into what is learned.

create table page_decision (
  id {text} primary key,
  site {text} not null references site (id),
  -- approve, moves
  kind {text} not null,
  -- The changes as they were seen, as JSON.
  items {text} not null,
  made_by {text} not null,
  made_at {text} not null,
  -- When a look took it in, and the profile before, which the newest decision keeps so that it can be taken back.
  applied_at {text},
  before {bytes},
  undone_at {text}
){strict};

create index page_decision_site on page_decision (site, id);
