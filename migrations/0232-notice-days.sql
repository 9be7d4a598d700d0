-- What was done with notices on a day.
create index notice_step_at on notice_step (at, id);
