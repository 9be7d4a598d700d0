-- One says who speaks for an outlet, another one agrees; until then this person speaks for nobody.
alter table outlet_person add column bound_device {text};
alter table outlet_person add column agreed_by {text};
alter table outlet_person add column agreed_at {text};
-- Those so far were named by one, and go on speaking.
update outlet_person set agreed_at = bound_at;
