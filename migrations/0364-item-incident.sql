-- item: the newest of an incident stand in an index.

drop index item_incident;
create index item_incident on item (incident, id);
