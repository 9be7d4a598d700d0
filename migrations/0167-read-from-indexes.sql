-- Lists, searches and the situation find their rows in an index alone, and read no more rows than they show. An index of
-- ended ones that holds the others too would be taken for a way to them.
drop index incident_ended;
create index incident_ended on incident (ended_at) where ended_at is not null;
drop index incident_live;
create index incident_live on incident (id, severity, owner, area) where ended_at is null;
drop index incident_area;
create index incident_area on incident (area, words, id, ended_at, owner);
drop index incident_words;
create index incident_words on incident (words, id desc, area, ended_at, owner);
create index incident_live_words on incident (words, id desc, area, owner) where ended_at is null;
-- Nothing asks for entries by area and moment; with that index here, those of no incident would be looked for in it.
drop index timeline_entry_area;
drop index timeline_entry_loose;
create index timeline_entry_loose on timeline_entry (id, area) where linked_at is null;
-- The situation says which task is due next and how many are late.
create index incident_task_open on incident_task (due_at, incident) where done_at is null;
