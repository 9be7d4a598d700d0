-- Until when somebody of another office has a seat: every seat has an end, and that of those who have it for good never
-- comes. One that two have not agreed to is over already. Who asked for how many days, and who agreed.
alter table case_seat drop column until_at;
alter table case_seat add column until_at {text} not null default '9999-12-31T23:59:59.999Z';
alter table case_seat add column asked_by {text};
alter table case_seat add column asked_device {text};
alter table case_seat add column asked_at {text};
alter table case_seat add column asked_days {integer};
alter table case_seat add column agreed_by {text};
