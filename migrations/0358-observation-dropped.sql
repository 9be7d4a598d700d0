-- case_observation: who said when and why that it does not hold, and what stands in its place; null and empty while it holds.
alter table case_observation add column dropped_by {text};
alter table case_observation add column dropped_at {text};
alter table case_observation add column reason {text} not null default '';
alter table case_observation add column reason_salt {text} not null default '';
alter table case_observation add column instead {text};
