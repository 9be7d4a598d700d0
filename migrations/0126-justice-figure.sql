-- What everybody is told of justice, as it was last counted: whoever asks reads one row, not every case.

create table justice_figure (
  -- `public`
  id {text} primary key,
  at {text} not null,
  -- JSON, small numbers hidden.
  figures {text} not null
){strict};
