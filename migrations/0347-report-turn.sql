-- When a report has its turn in its lane; those that came before stand with what was counted for.
alter table report add column turn {integer} not null default 0;
drop index report_order;
create index report_order on report (agency, lane, state, turn, score desc, id);
-- Which of those that nobody has read go first where room is needed.
create index report_unread on report (state, lane, turn desc, received_at, id);
-- What was dropped unread, and to which receipts still lead.
create index report_dropped on report (purged_at) where closed_at = purged_at;
