-- playbook: what of its file was left out or put right as it was brought in, as JSON; an empty list where it was taken as it came.
alter table playbook add column left_out {text} not null default '[]';
