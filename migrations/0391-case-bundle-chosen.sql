-- case_bundle: what people call the case, and whether titles and file names of evidence are left out.
alter table case_bundle add column title {text} not null default '';
alter table case_bundle add column is_nameless {integer} not null default 0;
