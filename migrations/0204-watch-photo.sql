-- Photos that observers' telephones send beside an entry: named by it, then brought in parts.

create table watch_photo (
  id {text} primary key,
  -- The number under which the telephone sends it.
  upload {text} not null,
  entry {text} not null references watch_entry (id),
  observer {text} not null references observer (id),
  observer_group {text} not null references observer_group (id),
  -- As the telephone said; a photo counts once its bytes have this hash.
  sha256 {text} not null,
  size {integer},
  -- waits, came, or broken: its bytes have another hash.
  state {text} not null,
  said_at {text} not null,
  came_at {text}
){strict};

create unique index watch_photo_upload on watch_photo (upload, sha256);
create index watch_photo_entry on watch_photo (entry, id);

create table watch_photo_part (
  photo {text} not null references watch_photo (id),
  n {integer} not null,
  sha256 {text} not null,
  size {integer} not null,
  primary key (photo, n)
){strict};

create index watch_photo_part_content on watch_photo_part (sha256);
