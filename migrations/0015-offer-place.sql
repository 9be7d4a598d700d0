-- Number and name of the station of an offer, as they were when it was made: whoever enrols a telephone reads them before.
alter table device_offer add column number {text} not null default '';
alter table device_offer add column name {text} not null default '';
