-- How many voters are registered at a station, where the office says so: a number, never who they are.

alter table station add column registered {integer};
alter table import_row add column registered {integer};
