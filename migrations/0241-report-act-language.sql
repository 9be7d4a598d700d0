-- The language in which an officer wrote a claim that goes to the desk of claims.
alter table report_act add column language {text};
