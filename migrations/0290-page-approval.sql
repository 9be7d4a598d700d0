-- A text about voting is made right by two: one puts the approval forward, another one carries it out.
create table page_approval (
  id {text} primary key,
  site {text} not null references site (id),
  finding {text} not null references finding (id),
  -- approve, moves
  kind {text} not null,
  -- Short hash of the change as whoever put it forward read it.
  read {text} not null,
  -- waiting, done, taken-back, refused, replaced
  state {text} not null,
  put_by {text} not null,
  put_device {text},
  put_at {text} not null,
  ended_by {text},
  ended_at {text},
  -- The decision that it became.
  decision {text} references page_decision (id)
){strict};

create index page_approval_finding on page_approval (finding, state, id);
create index page_approval_state on page_approval (state, id);
create index finding_previous on finding (previous);
