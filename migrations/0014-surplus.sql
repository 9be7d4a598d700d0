-- What somebody may do so often within an hour is counted; what is over leaves one record of the hour.

create table surplus (
  -- Type of the record that each of them leaves otherwise.
  what {text} not null,
  -- Who is counted.
  who {text} not null,
  -- Beginning of the hour that is counted.
  hour_at {text} not null,
  taken {integer} not null,
  -- Beyond the limit.
  over {integer} not null,
  -- Of those beyond, how many a record tells of.
  told {integer} not null,
  primary key (what, who, hour_at)
){strict};

create index surplus_hour on surplus (hour_at);
