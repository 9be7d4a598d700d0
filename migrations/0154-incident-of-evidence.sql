-- Evidence names the incident that it belongs to by its id; what was handed in by the code of one is found by it, too.
update item set incident = (select incident.id from incident where incident.code = item.incident)
  where exists (select 1 from incident where incident.code = item.incident);
