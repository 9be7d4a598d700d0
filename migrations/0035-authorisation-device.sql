-- The browser of whoever recorded an authorisation: its second person uses another one. What waits already was made
-- without it: its device is not known, and it is recorded again.

alter table authorisation add column recorded_device {text};
