-- What the office itself says about how to vote, shown first at the citizen's box; two persons answer for it.
create table official_word (
  id {text} primary key,
  -- proposed, agreed, refused or ended
  state {text} not null,
  language {text} not null,
  words {text} not null,
  from_day {text} not null,
  until_day {text} not null,
  written_by {text} not null,
  written_device {text},
  written_at {text} not null,
  decided_by {text},
  decided_at {text}
){strict};

create index official_word_state on official_word (state, id);
