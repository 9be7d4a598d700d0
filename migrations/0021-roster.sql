-- Shifts: who holds a post and signs in here, and what one shift tells the next.

-- Whoever holds the post, as person:<id>; null where nobody who signs in here does.
alter table official add column person {text};

create table handover (
  id {text} primary key,
  duty {text} not null references duty (id),
  -- The duty that follows; its holder accepts.
  successor {text} not null references duty (id),
  area {text} not null,
  -- Wiped some weeks after the duty.
  note {text} not null,
  written_by {text} not null,
  written_at {text} not null,
  accepted_by {text},
  accepted_at {text},
  wiped_at {text}
){strict};

-- One note per pair: writing again replaces it until it is accepted.
create unique index handover_pair on handover (duty, successor);
create index handover_successor on handover (successor);
create index handover_written on handover (written_at) where wiped_at is null;
create index duty_area on duty (area, begins_at) where withdrawn_at is null;
