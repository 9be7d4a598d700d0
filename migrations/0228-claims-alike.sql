-- Claims that may be the same: suggested by machine, put together and taken apart by people.
-- The first claim that this one may repeat, and why: text, address or near.
alter table claim add column like_of {text} references claim (id);
alter table claim add column like_why {text};
-- SHA-256 of its words as two pastings of them are the same; none where it has no words.
alter table claim add column same_text {text};
-- 64 bits of its words as 16 hex digits.
alter table claim add column likeness {text};
-- The claim that it was merged into.
alter table claim add column merged_into {text} references claim (id);

create index claim_like on claim (like_of, state);
create index claim_merged on claim (merged_into, id);
create index claim_same_text on claim (same_text);

-- By what a claim that comes in is found to be like another: its text, addresses, and quarters of its likeness.
create table claim_key (
  key {text} not null,
  claim {text} not null references claim (id),
  primary key (key, claim)
){strict};

create index claim_key_claim on claim_key (claim);

-- Folded words of a claim; a search of the desk finds the beginnings of words.
create table claim_word (
  word {text} not null,
  claim {text} not null references claim (id),
  primary key (word, claim)
){strict};

create index claim_word_claim on claim_word (claim);

-- What people decided of two claims that may be the same.
create table claim_match (
  id {text} primary key,
  -- Its words as they are compared, so that what was rejected is not suggested again.
  same_text {text} not null,
  post {text} not null references claim (id),
  claim {text} not null references claim (id),
  -- confirmed, rejected or undone
  state {text} not null,
  -- text, address, near, words, or hand where nothing was suggested
  why {text} not null,
  -- Of words: chance in per cent and the words that were shared.
  chance {integer},
  terms {text},
  reason {text} not null,
  decided_by {text} not null,
  decided_at {text} not null,
  undone_by {text},
  undone_at {text},
  undone_why {text}
){strict};

create index claim_match_text on claim_match (same_text, state);
create index claim_match_post on claim_match (post, state);

-- Who spoke, as far as it was not the claim's own claimant.
alter table claim_appearance add column speaker {text};
alter table claim_appearance add column speaker_kind {text};
