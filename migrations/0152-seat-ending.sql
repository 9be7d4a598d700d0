-- A seat of whoever decides or looks over a case is ended by two: who asked for it, on which device and when. And until
-- when somebody of another office has his.
alter table case_seat add column ending_by {text};
alter table case_seat add column ending_device {text};
alter table case_seat add column ending_at {text};
alter table case_seat add column until_at {text};
