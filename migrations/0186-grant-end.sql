-- Until when somebody has a role: every grant has an end, and that of those who have it for good never comes. For how many
-- days an invitation gives it, from when the person joins; null for good.
alter table role_grant add column until_at {text} not null default '9999-12-31T23:59:59.999Z';
alter table invitation add column days {integer};
