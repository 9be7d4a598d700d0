-- agency: classes of what happened that it may act on itself, separated by spaces; empty where its sort says it.
alter table agency add column acts_on {text} not null default '';
