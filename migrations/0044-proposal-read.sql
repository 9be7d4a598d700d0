-- A proposal has a name of its own, so that a release can say which one was read, and it keeps who was refused because
-- another one had been read: whoever proposed sees it.

alter table alert_proposal add column id {text} not null default '';
alter table alert_proposal add column refused_by {text};
alter table alert_proposal add column refused_at {text};

-- Languages whose text the proposer of a standing order confirmed, as JSON.
alter table standing_order add column confirmed {text} not null default '[]';
