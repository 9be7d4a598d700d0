-- Samples are drawn in proportion to registered voters, so that each station has a chance of its own; those drawn before
-- keep theirs, which is the same for all of a stratum.

alter table watch_sample add column drawn_by_size {integer} not null default 0;
alter table watch_sample_station add column chance {real};
