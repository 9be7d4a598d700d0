-- What led to a claim that somebody came upon in his own work: problem, entry or report with its id. Each leads to one.
create table claim_origin (
  origin {text} primary key,
  claim {text} not null references claim (id),
  code {text} not null
){strict};

create index claim_origin_claim on claim_origin (claim);
