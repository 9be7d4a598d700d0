-- Sources that a node cites and what is said of them; cited items as CSL-JSON. What is merged or withdrawn keeps its code.
create table source (
  id {text} primary key,
  code {text} not null unique,
  -- listed, merged or withdrawn
  state {text} not null,
  name {text} not null,
  kind {text} not null,
  publisher {text},
  country {text},
  -- Codes, and host names, with spaces between.
  languages {text} not null,
  domains {text} not null,
  issn {text},
  -- Where corrections are asked for.
  contact {text},
  added_by {text} not null,
  added_at {text} not null,
  -- Code of what it was merged into; why, by whom and when it was merged or withdrawn.
  merged_into {text},
  reason {text},
  ended_by {text},
  ended_at {text}
){strict};

create index source_state on source (state, id);
create index source_merged on source (merged_into);

-- Whose a host name is: of one source alone.
create table source_domain (
  domain {text} primary key,
  source {text} not null references source (id)
){strict};

create index source_domain_source on source_domain (source);

-- What a source says of itself, by the number of the disclosure.
create table source_disclosure (
  source {text} not null references source (id),
  number {integer} not null,
  -- stated, not-found or not-asked
  state {text} not null,
  statement {text},
  url {text},
  as_of {text},
  stated_by {text},
  written_by {text} not null,
  written_at {text} not null,
  primary key (source, number)
){strict};

create table source_assessment (
  id {text} primary key,
  source {text} not null references source (id),
  -- proposed, agreed, refused or replaced
  state {text} not null,
  standing {text} not null,
  scope {text} not null,
  reasons {text} not null,
  dissent {text},
  language {text} not null,
  -- Names under which the two reviewers stand for it.
  first_name {text} not null,
  second_name {text},
  written_by {text} not null,
  written_device {text},
  written_at {text} not null,
  decided_by {text},
  decided_at {text},
  refused {text}
){strict};

create index source_assessment_source on source_assessment (source, state);
create index source_assessment_state on source_assessment (state, id);

-- Remarks of the discussion and replies of the source: only ever added to.
create table source_entry (
  id {text} primary key,
  source {text} not null references source (id),
  -- remark or reply
  kind {text} not null,
  name {text} not null,
  came_by {text},
  words {text} not null,
  language {text} not null,
  written_by {text} not null,
  written_at {text} not null
){strict};

create index source_entry_source on source_entry (source, id);

create table cited_item (
  id {text} primary key,
  code {text} not null unique,
  -- proposed, kept, merged or withdrawn
  state {text} not null,
  -- CSL-JSON
  csl {text} not null,
  source {text} references source (id),
  -- How sure whoever proposed it was, who noted it, as of when.
  confidence {text},
  noted {text},
  as_of {text},
  added_by {text} not null,
  added_at {text} not null,
  kept_by {text},
  kept_at {text},
  merged_into {text},
  reason {text},
  ended_by {text},
  ended_at {text}
){strict};

create index cited_item_state on cited_item (state, id);
create index cited_item_source on cited_item (source, state, id);

-- By what two items are the same work: DOI, ISBN, address, title with year.
create table cited_key (
  key {text} not null,
  item {text} not null references cited_item (id),
  primary key (key, item)
){strict};

create index cited_key_item on cited_key (item);

-- Folded words of sources and items that everybody is shown; a search finds the beginnings of words.
create table source_word (
  word {text} not null,
  thing {text} not null,
  primary key (word, thing)
){strict};

create index source_word_thing on source_word (thing);
