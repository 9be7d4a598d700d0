-- What an officer had begun elsewhere because of a report: an incident, the draft of an alert, a look at a site. Nothing of
-- the report goes along but what he wrote for it.
create table report_act (
  id {text} primary key,
  report {text} not null references report (id),
  kind {text} not null,
  -- What he wrote: the title of the incident, or the address that is looked at.
  words {text} not null,
  made_by {text} not null,
  made_at {text} not null,
  -- What came of it there, once it is there.
  ref {text},
  -- asked, begun, done, or refused where it could not be begun.
  state {text} not null
){strict};

create index report_act_report on report_act (report, id);
create index report_act_ref on report_act (ref, state) where ref is not null;
