-- Attribution: what is said of who did it, by two persons, and what others think of that.

create table attribution (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  kind {text} not null,
  state {text} not null,
  subject {text} not null,
  subject_salt {text} not null,
  estimate {text} not null,
  note {text} not null,
  note_salt {text} not null,
  basis {text} not null,
  basis_salt {text} not null,
  hypothesis {text} references hypothesis (id),
  round {text} references scoring_round (id),
  drafted_by {text} not null,
  drafted_at {text} not null,
  -- JSON: who signed, on what, for which team, with which passkey.
  proposed {text},
  decided {text},
  ended_by {text},
  ended_at {text},
  reason {text} not null,
  reason_salt {text} not null
){strict};

create index attribution_case on attribution ("case", state, id);

create table attribution_opinion (
  attribution {text} not null references attribution (id),
  person {text} not null,
  -- 1 to 5.
  opinion {text} not null,
  words {text} not null,
  words_salt {text} not null,
  at {text} not null,
  primary key (attribution, person)
){strict};
