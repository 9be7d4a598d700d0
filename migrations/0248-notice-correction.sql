-- What the subject of a notice says it corrected, and what the office found of it; never changed but by the answer.
create table notice_correction (
  id {text} primary key,
  notice {text} not null references accuracy_notice (id),
  corrected_at {text} not null,
  url {text},
  place {text},
  stated_by {text} not null,
  stated_at {text} not null,
  -- stated, found or missing
  state {text} not null,
  is_prominent {integer},
  -- What is not found.
  reason {text},
  answered_by {text},
  answered_at {text}
){strict};

create index notice_correction_notice on notice_correction (notice, id);

-- Since when the subject says so and nobody of the office looked.
alter table accuracy_notice add column correction_stated_at {text};
