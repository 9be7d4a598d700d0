-- An incident of a case that its head keeps from somebody who works there: by name, the reason stands with the case.
create table case_shut (
  "case" {text} not null references investigated_case (id),
  -- Kept by another part of the node.
  incident {text} not null,
  person {text} not null,
  shut_by {text} not null,
  shut_at {text} not null,
  primary key ("case", incident, person)
){strict};

create index case_shut_person on case_shut (person);
