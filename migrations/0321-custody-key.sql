-- Keys of custody that the log names, so that each is named once.
create table custody_key (
  public_key {text} primary key,
  -- birth, change, or found: what signed before the log named it
  since {text} not null,
  noted_at {text} not null
){strict};
