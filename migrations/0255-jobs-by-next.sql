-- What is due next is looked up, whatever the number of jobs that wait: a job is due again where its lease runs out.
create index job_next on job (kind, (case when lease_until is not null and lease_until > due_at then lease_until else due_at end));
-- The few that are under way.
create index job_lease on job (kind, lease_until) where lease_until is not null;
drop index job_due;
