-- incident: what machines would have entered into its timeline while that was full.
alter table incident add column left_out {integer} not null default 0;
