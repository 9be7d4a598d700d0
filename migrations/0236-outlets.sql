-- Who speaks for a source that notices are sent to, and what it says it does, version by version.
create table outlet_person (
  person {text} primary key,
  -- Code of the source.
  source {text} not null,
  bound_by {text} not null,
  bound_at {text} not null
){strict};

create index outlet_person_source on outlet_person (source, person);

create table outlet_commitment (
  source {text} not null,
  version {integer} not null,
  language {text} not null,
  words {text} not null,
  written_by {text} not null,
  written_at {text} not null,
  primary key (source, version)
){strict};
