-- What looks at a site came to over time: how long it was looked at, how long visitors got the page and how fast, by the
-- half hour; and what was seen of it for the first time.

create table site_reach (
  site {text} not null references site (id),
  -- Beginning of the half hour.
  at {text} not null,
  watched_ms {integer} not null,
  reached_ms {integer} not null,
  -- How long it did not answer while it was worked on, as somebody had said beforehand.
  maintained_ms {integer} not null,
  -- Times to answer by class, as a JSON list of class and count.
  answers {text} not null,
  primary key (site, at)
){strict};

-- What the last look said, until the next one: reached, failed or maintained; null where it could not say. Counts begin at counted_at.
alter table site_seen add column reach {text};
alter table site_seen add column counted_at {text};
-- When the certificate ends, and when the first of those above it does that were served along.
alter table site_seen add column certificate_until_at {text};
alter table site_seen add column chain_until_at {text};
-- Hash of what the site was known by, so that a quiet look compares nothing.
alter table site_seen add column traits {text};

-- Addresses, name servers, foreign hosts and certificates of a site, each from when it was first seen.
create table site_trait (
  site {text} not null references site (id),
  -- address, name-server, mail-server, script-host, form-host, frame-host, certificate
  kind {text} not null,
  value {text} not null,
  since_at {text} not null,
  visit {text} not null references visit (id),
  -- 0 where it was there when the site was first looked at, 1 where it came later.
  is_new {integer} not null,
  -- When a certificate ends.
  until_at {text},
  primary key (site, kind, value)
){strict};

create index site_trait_new on site_trait (site, since_at) where is_new = 1;

-- What happened to the findings of a site, newest first.
create index finding_opened on finding (site, opened_at);
create index finding_closed on finding (site, closed_at);
