-- What stands behind an alert: each finding, and how it ended.
create table alert_finding (
  alert {text} not null references alert (id),
  finding {text} not null,
  check_name {text},
  event_code {text} not null,
  severity {text} not null,
  added_at {text} not null,
  over_at {text},
  -- closed, false-positive or accepted-risk
  over_why {text},
  primary key (alert, finding)
){strict};

create index alert_finding_finding on alert_finding (finding);

insert into alert_finding (alert, finding, event_code, severity, added_at, over_at, over_why)
select id, substr(origin, 9), event_code, severity, made_at, finding_closed_at,
  case when finding_closed_at is null then null else 'closed' end
from alert
where substr(origin, 1, 8) = 'finding:';

-- What it comes from, as `site:<id>`: what comes from the same is noted on it.
alter table alert add column cause {text};
-- Why the node ended it by itself.
alter table alert add column ended_why {text};

create index alert_cause on alert (cause, id);

update alert set cause = (
  select coalesce('site:' || finding.site, 'system:' || finding.system)
  from finding
  where finding.id = substr(alert.origin, 9)
)
where substr(origin, 1, 8) = 'finding:';
