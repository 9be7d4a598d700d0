-- Webhooks: one more way to a person or a post. What each answered last, and the steps of the plan that use it.

create table hook_answer (
  route {text} primary key references contact_route (id),
  at {text} not null,
  -- code, test or message
  purpose {text} not null,
  -- taken, refused or failed
  outcome {text} not null,
  -- answer, redirect, address, timeout, network or resting; null for one that was taken
  fault {text},
  -- Status of the answer; null where none came.
  status {integer},
  ms {integer} not null,
  -- First words of the answer.
  words {text} not null,
  -- Messages in a row that were not taken.
  failures {integer} not null,
  -- Since when it counts as failing; null while it works.
  failing_since {text}
){strict};

-- Posts and persons who gave a webhook hear of silent stations and of calls for help, whatever else the plan says.
insert into escalation_step (severity, n, wait_s, predicate, channel, target, repeat_every_s, max_repeats)
select severity, max(n) + 1, 0, 'needs_help', 'hook', 'district', 0, 0
from escalation_step group by severity having max(n) < 90;

insert into escalation_step (severity, n, wait_s, predicate, channel, target, repeat_every_s, max_repeats)
select severity, max(n) + 1, 300, 'unacknowledged', 'hook', 'district', 0, 0
from escalation_step where severity in ('Extreme', 'Severe') group by severity having max(n) < 90;

insert into escalation_step (severity, n, wait_s, predicate, channel, target, repeat_every_s, max_repeats)
select severity, max(n) + 1, 600, 'unacknowledged', 'hook', 'national', 0, 0
from escalation_step where severity in ('Extreme', 'Severe') group by severity having max(n) < 90;

insert into escalation_step (severity, n, wait_s, predicate, channel, target, repeat_every_s, max_repeats)
select severity, max(n) + 1, 3600, 'unacknowledged', 'hook', 'district', 0, 0
from escalation_step where severity = 'Moderate' group by severity having max(n) < 90;
