-- Since when what is watched of a site, and what is expected of it, is as it is. Standing orders hold for a site as two
-- persons read it.

alter table site add column aimed_at {text} not null default '';
update site set aimed_at = added_at;
