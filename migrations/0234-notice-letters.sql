-- Letters about notices: to be printed or mailed, and the proof that they arrived.
create table notice_letter (
  id {text} primary key,
  notice {text} not null references accuracy_notice (id),
  -- notice, receipt, decision, appeal or withdrawal
  kind {text} not null,
  language {text} not null,
  -- waits, mailing or sent
  state {text} not null,
  made_at {text} not null,
  -- By when a receipt is confirmed; null where no day is set.
  due_at {text},
  address {text},
  channel {text},
  proof {text},
  sent_by {text},
  sent_at {text}
){strict};

create index notice_letter_notice on notice_letter (notice, id);
create index notice_letter_state on notice_letter (state, due_at, id);
