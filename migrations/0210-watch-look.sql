-- Sites that observers said do not work: which look at them was asked for because of which entry.

create table watch_look (
  entry {text} primary key references watch_entry (id),
  host {text} not null,
  -- Null where nobody watches a site of this name.
  site {text},
  state {text} not null,
  asked_at {text} not null
){strict};

create index watch_look_site on watch_look (site, state, asked_at);
