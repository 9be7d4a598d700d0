-- Claims, the checks of their words by two persons, and what each check rests on. Nothing published is ever taken away.
create table claim (
  id {text} primary key,
  code {text} not null unique,
  -- intake, triaged, checking, checked, not_checkable or parked
  state {text} not null,
  -- factual, opinion, satire or forecast; none before somebody judged
  kind {text},
  language {text} not null,
  words {text} not null,
  -- outlet, party, candidate, office-holder, account or unknown; only the first four have a name
  claimant {text} not null,
  claimant_name {text},
  harm {text} not null,
  reason {text},
  taken_by {text} not null,
  taken_at {text} not null,
  published_at {text},
  -- Place in the order of changes that the index of known claims follows.
  moved {integer} not null
){strict};

create index claim_state on claim (state, id);
create index claim_published on claim (published_at, id);
create index claim_moved on claim (moved);

-- The same claim in other languages.
create table claim_text (
  claim {text} not null references claim (id),
  language {text} not null,
  words {text} not null,
  written_by {text} not null,
  written_at {text} not null,
  primary key (claim, language)
){strict};

create table claim_appearance (
  id {text} primary key,
  claim {text} not null references claim (id),
  url {text} not null,
  said_on {text},
  outlet {text},
  noted_by {text} not null,
  noted_at {text} not null
){strict};

create index claim_appearance_claim on claim_appearance (claim, id);

create table fact_check (
  id {text} primary key,
  claim {text} not null references claim (id),
  version {integer} not null,
  -- in_review, returned, published, replaced or withdrawn
  state {text} not null,
  language {text} not null,
  title {text} not null,
  subtitle {text},
  summary {text} not null,
  method {text} not null,
  verdict {text} not null,
  -- Of a later version: what was corrected.
  correction {text},
  evidence {text} not null,
  written_by {text} not null,
  written_device {text},
  written_at {text} not null,
  decided_by {text},
  decided_at {text},
  -- Why it was given back or withdrawn.
  reason {text}
){strict};

create index fact_check_claim on fact_check (claim, version);
create index fact_check_state on fact_check (state, id);

-- How often what everybody finds has changed.
create table claim_clock (
  id {text} primary key,
  moved {integer} not null
){strict};
