-- What the administrator opened for looks at sites: private networks, and ports below 1024 besides those of names, web
-- and mail. Before, whoever added a site opened both for it: what sites use today stays open, in the list, as the host
-- that was opened and as its ports.

create table opening (
  -- network, host, port
  kind {text} not null,
  -- 10.1.0.0/16, vote.example, 8
  value {text} not null,
  reason {text} not null,
  -- Null: it was in use before there was a list.
  opened_by {text},
  opened_at {text} not null,
  primary key (kind, value)
){strict};

insert into opening (kind, value, reason, opened_by, opened_at)
select 'host', host, '', null, min(added_at)
from site
where allow_private = 1 and ended_at is null
group by host;

insert into opening (kind, value, reason, opened_by, opened_at)
select 'port', cast(used.port as text), '', null, min(used.added_at)
from (
  select https_port as port, added_at from site where ended_at is null
  union all
  select http_port as port, added_at from site where ended_at is null
) as used
where used.port < 1024 and used.port not in (25, 53, 80, 443, 465, 587, 993, 995)
group by used.port;
