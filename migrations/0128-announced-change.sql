-- A window of a site may also be an announced change of its pages: then changes of them wait, and nothing else is silent.

-- maintenance, announced
alter table maintenance add column kind {text} not null default 'maintenance';
-- The name or office that announced the change.
alter table maintenance add column announced_by {text};

-- Changes that were seen in the last such window of a site, as JSON: told afterwards, they are work and no alarm.
alter table site_watch add column held {text} not null default '{"maintenance":null,"keys":[]}';

-- The window in which a change was seen first.
alter table page_change add column announced {text};
