-- A notice is served once another person than brought it saw the proof; what the office entered from paper is known from
-- what its subject said itself.
alter table accuracy_notice add column handed_at {text};
alter table accuracy_notice add column handed_by {text};
alter table accuracy_notice add column reply_entered_by {text};
alter table accuracy_notice add column agreement_entered_by {text};
alter table accuracy_notice add column appeal_entered_by {text};
