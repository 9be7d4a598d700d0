-- How fast stations answered is told by their first answers: a station that answers again later moves no figure that was
-- told. Read from the index that counts the answers, not from the rows.
alter table reception add column first_answered_at {text};

update reception set first_answered_at = first_answer.at
from (
  select alert, revision, station, min(received_at) as at from acknowledgement group by alert, revision, station
) as first_answer
where first_answer.alert = reception.alert
  and first_answer.revision = reception.revision
  and first_answer.station = reception.station;

drop index reception_counts;
create index reception_counts
  on reception (alert, revision, area, answer, seen_at, delivered_at, answered_at, first_answered_at);
