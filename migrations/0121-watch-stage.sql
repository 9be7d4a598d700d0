-- How far the page of a site is learned, so that it can be counted: learning, provisional, full. The next look says it.

alter table site_watch add column stage {text} not null default 'learning';
