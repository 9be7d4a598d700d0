-- Who answered is counted by area on every screen while a nation answers: from the index alone, in its order, a sixth of
-- the time. What that costs an answer is a small part of what its record costs.
create index reception_counts on reception (alert, revision, area, answer, seen_at, delivered_at);
