-- What voters read in place of what stations read: language to headline and instruction as sent, as JSON, with the CAP
-- message for them and its hash. Versions for which voters read the same have none.

alter table alert_revision add column public_texts {text};
alter table alert_revision add column public_cap_xml {text};
alter table alert_revision add column public_sha256 {text};
