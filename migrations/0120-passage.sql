-- Texts of a page that must stay, as a person chose them: the day and hours of polls, places, telephone numbers.

create table passage (
  site {text} not null references site (id),
  text {text} not null,
  set_by {text} not null,
  set_at {text} not null,
  -- Kept, so that what was given up can be had again.
  removed_at {text},
  primary key (site, text)
){strict};
