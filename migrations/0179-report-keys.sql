-- A page that lay open while the keys of its agency changed is sealed to the keys that it was drawn with: of what is sealed
-- so, since when that was; the newer keys open it once a colleague has written its headers anew.

alter table report_file add column keys_at {text};
