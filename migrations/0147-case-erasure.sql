-- Words of a case that the data protection officer asked to be erased, and the prosecutor erased, with the legal basis.

create table case_erasure (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  -- What kind of words, and the row that holds them.
  kind {text} not null,
  subject {text} not null,
  basis {text} not null,
  basis_salt {text} not null,
  asked_by {text} not null,
  asked_device {text},
  asked_at {text} not null,
  done_by {text},
  done_at {text}
){strict};

create index case_erasure_case on case_erasure ("case", done_at);
