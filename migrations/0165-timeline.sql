-- A timeline is read in the order of its moments and filtered, at ten entries an incident and a million in all.

-- timeline_entry: the zone that a time was read in where no offset went with it, what stations answered as JSON, and when
-- it became a part of an incident first; null while it is a part of none.
alter table timeline_entry add column zone {text} not null default '';
alter table timeline_entry add column counts {text};
alter table timeline_entry add column linked_at {text};
update timeline_entry set linked_at = added_at
  where exists (select 1 from entry_link where entry_link.entry = timeline_entry.id);
create index timeline_entry_loose on timeline_entry (id) where linked_at is null;

-- entry_link: the moment of its entry, empty where that has none, so that the newest stand in an index.
alter table entry_link add column at {text} not null default '';
update entry_link set at =
  coalesce((select e.at from timeline_entry e where e.id = entry_link.entry), '');
drop index entry_link_incident;
create index entry_link_incident on entry_link (incident, at, entry);

-- What is not over is few of what there ever was.
create index incident_live on incident (id) where ended_at is null;
create index incident_live_owner on incident (owner, id) where ended_at is null;
create index incident_live_asset on incident (asset, opened_at) where ended_at is null;
create index incident_ended on incident (ended_at);
-- Titles that begin alike stand together, so that a search reads a page of them and no more.
drop index incident_words;
create index incident_words on incident (words, id desc);
