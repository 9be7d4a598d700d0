-- Whether it was told on a day of voting as happening at a polling station at that moment: then a sign is owed in minutes.
alter table report add column urgent {integer} not null default 0;
