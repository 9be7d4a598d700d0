-- How the rows of stations stand by area, form and verdict: kept as they change, so that nobody counts them all for a page.

create table watch_figure (
  view {text} not null,
  area {text} not null,
  form {text} not null,
  serial {integer} not null,
  verdict {text} not null,
  places {integer} not null,
  conflicts {integer} not null,
  -- Rows whose number of people who voted is known, and the sum.
  counted {integer} not null,
  turnout {integer} not null,
  primary key (view, area, form, serial, verdict)
){strict};

insert into watch_figure (view, area, form, serial, verdict, places, conflicts, counted, turnout)
select view, area, form, serial, verdict, count(*), sum(conflicts), count(turnout), coalesce(sum(turnout), 0)
from watch_place
group by view, area, form, serial, verdict;

-- The desk of a group lists all its entries, the newest first.
create index watch_entry_own on watch_entry (observer_group, id);
