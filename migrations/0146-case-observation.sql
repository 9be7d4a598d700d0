-- What was seen in the evidence of a case and where in it, the technique that it shows, and who looked at it a second time.

create table case_observation (
  id {text} primary key,
  "case" {text} not null references investigated_case (id),
  -- Kept by another part of the node.
  item {text} not null,
  item_code {text} not null,
  -- Where in the item, and what was seen there; in the log as a commitment only.
  place {text} not null,
  kind {text} not null,
  value {text} not null,
  salt {text} not null,
  added_by {text} not null,
  added_at {text} not null,
  framework {text},
  technique {text},
  confidence {text},
  mapped_by {text},
  mapped_device {text},
  mapped_at {text},
  looked_by {text},
  looked_at {text}
){strict};

create index case_observation_case on case_observation ("case", id);
