-- How often a station answers has an end. What is over is counted by the hour, not recorded one by one.

-- Counts what somebody answered for a station, in all and to one revision, from the index alone.
create index acknowledgement_station
  on acknowledgement (station, alert, revision, given_by, received_at);

create table answer_refusal (
  station {text} not null,
  -- Device, card or link that spoke for it.
  given_by {text} not null,
  -- Beginning of the hour that is counted.
  hour_at {text} not null,
  area {text} not null,
  -- Answers beyond the limit.
  too_many {integer} not null,
  -- Answers and receipts for alerts that are not for the station, or that never were.
  not_meant {integer} not null,
  -- Of both together, how many the records tell of.
  told {integer} not null,
  primary key (station, given_by, hour_at)
){strict};

create index answer_refusal_hour on answer_refusal (hour_at);
