-- How a version came out: proposed and then released, in the words prepared with the alert, or by a standing order.
-- Versions from before this was recorded keep none.

alter table alert_revision add column way {text};
