-- What a reference that a published check cites is to name instead: CSL-JSON, and the source it comes from.
alter table cited_item_ending add column corrected {text};
