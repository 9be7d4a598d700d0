-- Notices to outlets, authorities and others on what they said: who put them forward, what was answered, decided and
-- appealed, by when. Nothing is ever deleted; what was wrong is annulled, with its reasons, where it stood.
create table accuracy_notice (
  id {text} primary key,
  code {text} not null unique,
  -- see TRANSITIONS
  state {text} not null,
  is_urgent {integer} not null,
  category {text} not null,
  -- legal, code or voluntary, with its law and article or its press code and clause
  ground {text} not null,
  law {text},
  article {text},
  ground_words {text},
  remedy {text} not null,
  -- The checked claim, and which version of its check.
  claim {text} not null,
  check_version {integer} not null,
  verdict {text} not null,
  quote {text} not null,
  quote_language {text} not null,
  -- Where it was said and when; the reference of that page and the copy of it.
  url {text},
  item {text} not null,
  snapshot {text} not null,
  said_on {text} not null,
  facts {text} not null,
  harm {text} not null,
  less_intrusive {text} not null,
  language {text} not null,
  -- Who said it, and the authority in whose name the notice is given: sources, with their names of then.
  source {text} not null,
  source_name {text} not null,
  source_kind {text} not null,
  issuer {text} not null,
  issuer_name {text} not null,
  -- Party or candidate whom it is about, as declared.
  side {text},
  is_about_issuer {integer} not null,
  election {text},
  polls_on {text},
  -- person or machine: how it was found, and with what.
  detection {text} not null,
  detection_how {text},
  flagged_by {text} not null,
  -- Parts of public texts that name private persons.
  redacted {text} not null,
  written_by {text} not null,
  written_device {text},
  written_at {text} not null,
  approved_by {text},
  approved_at {text},
  -- Since when everybody may see it.
  public_at {text},
  served_at {text},
  service_channel {text},
  service_proof {text},
  reply_due_at {text},
  reply_words {text},
  reply_language {text},
  reply_by {text},
  replied_at {text},
  agreed_at {text},
  correction_due_at {text},
  correction_url {text},
  corrected_at {text},
  is_prominent {integer},
  -- When the subject was heard, or its time to answer was over.
  heard_at {text},
  decision_due_at {text},
  taken_by {text},
  taken_at {text},
  outcome {text},
  reasons {text},
  decided_by {text},
  decided_at {text},
  -- The office missed its own deadline, and so the notice falls.
  is_by_deadline {integer} not null,
  appeal_until {text},
  appealed_at {text},
  grounds {text},
  appeal_by {text},
  appeal_due_at {text},
  appeal_outcome {text},
  appeal_reasons {text},
  appeal_decided_by {text},
  appeal_decided_at {text},
  is_appeal_by_deadline {integer} not null,
  retraction {text},
  annulled_at {text},
  refused_at {text},
  withdrawn_at {text},
  end_reason {text},
  labelled_at {text},
  label_until {text},
  label_confirmed_at {text},
  label_expired_at {text},
  due_at {text},
  due_what {text},
  closed_at {text},
  updated_at {text} not null
){strict};

create index accuracy_notice_state on accuracy_notice (state, id);
create index accuracy_notice_public on accuracy_notice (public_at, id);
create index accuracy_notice_source on accuracy_notice (source, id);
create index accuracy_notice_issuer on accuracy_notice (issuer, id);
create index accuracy_notice_due on accuracy_notice (due_at, id);
create index accuracy_notice_claim on accuracy_notice (claim, id);

-- What was done with a notice, by whom and why: only ever added to.
create table notice_step (
  id {text} primary key,
  notice {text} not null references accuracy_notice (id),
  step {text} not null,
  at {text} not null,
  person {text} not null,
  device {text},
  -- Whether whoever did it declared to have no stake in it; null where nothing is decided.
  is_free {integer},
  words {text},
  -- Record that tells of it.
  record {text} not null
){strict};

create index notice_step_notice on notice_step (notice, id);

-- By when what is owed, and on which days the office works: the newest row holds.
create table notice_policy (
  id {text} primary key,
  terms {text} not null,
  weekend {text} not null,
  holidays {text} not null,
  reason {text} not null,
  set_by {text} not null,
  set_at {text} not null
){strict};
