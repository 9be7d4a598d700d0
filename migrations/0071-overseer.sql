-- Who checks the administrator: somebody else, who compares the list of persons with the people of the office.

create table overseer (
  -- Always 'overseer': an office names one.
  what {text} primary key,
  name {text} not null,
  -- Post and organisation.
  post {text} not null,
  phone {text},
  named_by {text} not null,
  named_at {text} not null
){strict};
