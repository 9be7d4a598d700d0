-- A copy that was taken away: by whom, when and why. Its hash stays.
alter table snapshot add column removed_by {text};
alter table snapshot add column removed_at {text};
alter table snapshot add column reason {text};
