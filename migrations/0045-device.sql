-- The device of whoever had a hand in an alert is the mark of his browser, no longer his session. What waits was made
-- under the old rule: its device is not known, and it is proposed again. Released versions keep what they have.

alter table alert rename column made_via to made_device;
alter table alert_proposal rename column proposed_via to proposed_device;
alter table standing_order rename column proposed_via to proposed_device;
alter table alert_revision rename column released_via to released_device;

update alert set made_device = null;
update alert_proposal set proposed_device = null;
update standing_order set proposed_device = null;
