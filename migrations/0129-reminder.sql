-- When somebody was last reminded of a change of a page that nobody settled, and why: its age, or the begin of days in
-- which nothing may change.

alter table page_change add column reminded_at {text};
alter table page_change add column reminded_of {text};
create index page_change_reminded on page_change (reminded_at);
