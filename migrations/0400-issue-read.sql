-- voting_issue: the device of who wrote its words, since when words wait for a second reader, when they were read, and what was
-- taken out of them in public. Of what the authority confirmed a second person had read the words by then.
alter table voting_issue add column opened_device {text};
alter table voting_issue add column unread_at {text};
alter table voting_issue add column read_at {text};
alter table voting_issue add column redacted {text} not null default '[]';
update voting_issue set opened_device = 'not noted';
update voting_issue set read_at = confirmed_at where confirmed_how = 'authority';
update voting_issue set unread_at = confirmed_at where confirmed_at is not null and read_at is null and state <> 'rejected';
-- issue_step: the same of the reason why a group opened one again; those that stood in public stay there.
alter table issue_step add column device {text};
alter table issue_step add column read_at {text};
update issue_step set read_at = at;
create index voting_issue_unread on voting_issue (unread_at);
