-- What an officer does with a report: who works on it, how it came in, why it was closed, and by when what is owed; a
-- clock that stands while the reporter is asked. Reports that are alike, so that the same thing told often is one row.

alter table report add column channel {text} not null default 'web';
alter table report add column assigned_to {text};
alter table report add column closed_for {text};
-- What is owed next, since when and by when; all null while nothing is.
alter table report add column due_what {text};
alter table report add column due_since {text};
alter table report add column due_at {text};
-- Since when the clock stands.
alter table report add column waiting_since {text};
-- How its routing looks, in 64 bits as hex, and the first of those that are alike.
alter table report add column likeness {text} not null default '';
alter table report add column kin {text} not null default '';
alter table report add column prolonged_for {text};
-- When what was written was removed, a long time after it was closed.
alter table report add column purged_at {text};
update report set kin = id;
update report set due_what = 'acknowledge', due_since = received_at, due_at = received_at
  where acknowledged_at is null and state <> 'closed';
update report set due_what = 'answer', due_since = acknowledged_at, due_at = acknowledged_at
  where acknowledged_at is not null and answered_at is null and state <> 'closed';
update report set state = 'forwarded', acknowledged_at = coalesce(acknowledged_at, received_at)
  where id in (select report from report_forward where report_forward.state = 'offered');
update report set waiting_since = acknowledged_at where state = 'waiting';

drop index report_order;
create index report_order on report (agency, lane, state, score, id);
create index report_kin on report (kin, id);
create index report_first on report (agency, lane, id) where kin = id;
create index report_due on report (agency, due_at) where due_at is not null;
create index report_closed on report (closed_at) where closed_at is not null and purged_at is null;

-- Which set of deadlines an agency keeps.
alter table report_desk add column deadlines {text} not null default 'eu-2019-1937';
-- Up to which of its keys the open reports were renewed: all of them open for whoever had a seat then.
alter table report_desk add column renewed_to {text} not null default '';
update report_desk set renewed_to = coalesce((
  select max(since) from report_seat where report_seat.agency = report_desk.agency), '');

-- When somebody had the key's code typed and it was right.
alter table report_seat add column tested_by {text};
alter table report_seat add column tested_at {text};

-- A header that opens a file for a desk whose keys changed since, or to which it was handed on. What is sealed stays as it
-- came: only this is written anew.
create table report_header (
  file {text} not null references report_file (id),
  agency {text} not null references report_desk (agency),
  bytes {bytes} not null,
  made_at {text} not null,
  made_by {text} not null,
  primary key (file, agency)
){strict};

-- Those that were written when reports were handed on so far lie before a whole copy; what is behind them is not read.
insert into report_header (file, agency, bytes, made_at, made_by)
  select c.file, f.target, c.bytes, f.offered_at, f.offered_by
  from report_forward_file c join report_forward f on f.id = c.forward
  where f.state <> 'refused' order by f.id desc
  on conflict (file, agency) do nothing;
drop table report_forward_file;

-- Which of two who released a file to the recovery key may still fetch it.
create index report_release_agreed on report_release (agreed_at);
