-- What happened, as it stands above a text: those who wrote and released it read it there. Null where nobody knew.
alter table statement_version add column kind {text};
-- Above the texts so far everybody read what the statement says now.
update statement_version set kind =
  (select kind from statement where statement.id = statement_version.statement);
