-- What a reader sees of a kept page, to search quotes in it. A copy without a row was made before, is no text, has too many
-- words, or was taken away: of it nobody says whether a quote stands in it.
create table snapshot_said (
  snapshot {text} primary key references snapshot (id),
  said {text} not null
){strict};
