-- When stations answered is drawn as a curve on every board: from the index that counts them, not from the rows. An
-- answer changes that index anyway.
drop index reception_counts;
create index reception_counts on reception (alert, revision, area, answer, seen_at, delivered_at, answered_at);
-- How many wait for help is asked on every page of the console and counted by area.
create index station_problem_counts on station_problem (state, area, answer, owner, reported_at);
