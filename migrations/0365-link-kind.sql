-- entry_link: the kind of its entry, so that a timeline is narrowed to a source in the index.

alter table entry_link add column kind {text} not null default 'note';
update entry_link set kind =
  coalesce((select e.kind from timeline_entry e where e.id = entry_link.entry), 'note');
drop index entry_link_incident;
create index entry_link_incident on entry_link (incident, at, entry, kind);
