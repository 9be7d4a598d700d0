-- agency: the device on which a person stated a point of contact of a State, which another one confirms; null for what was imported or proposed.
alter table agency add column added_device {text};
