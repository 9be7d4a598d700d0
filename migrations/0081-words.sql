-- Texts of the product in a language, as this node has them: corrected here, or confirmed by a person.

create table wording (
  -- es, fr: a language of the product but English, which is the source.
  language {text} not null,
  -- Catalogue and key of the text.
  slice {text} not null,
  key {text} not null,
  -- Digest of the English text that it translates: when that changes, this row counts no more.
  source {text} not null,
  -- A sentence or its plural forms, JSON.
  pattern {text} not null,
  changed_by {text} not null,
  changed_at {text} not null,
  -- Null while it is a draft.
  reviewed_by {text},
  reviewed_at {text},
  primary key (language, slice, key)
){strict};
