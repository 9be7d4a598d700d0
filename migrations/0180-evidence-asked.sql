-- What a second person asked for as whoever prepared the event read it: a hash; null for acts that one does alone.
alter table custody_draft add column asked {text};
