-- The hours of each day of an election that is held on several days; none where nobody entered them.
-- JSON: { opens, closes }, what the clock on the wall shows.
alter table election add column hours {text};
