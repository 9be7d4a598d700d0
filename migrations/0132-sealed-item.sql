-- Items that are kept encrypted: what the age file is as a whole, and to whom it opens.

create table item_sealed (
  item {text} primary key,
  size {integer} not null,
  sha256 {text} not null,
  sha512 {text} not null,
  -- age1…, as JSON.
  recipients {text} not null
){strict};
