-- A standing order names the address that two persons read, not only the site. Orders in force for one site named its id
-- alone, and where the sites of an order for every site were led since it was read is not known: all end, and are
-- proposed anew.

alter table standing_order add column target {text};
-- The address before, of an order that is suspended because its site was changed.
alter table standing_order add column target_before {text};
alter table standing_order add column suspended_at {text};

update standing_order set state = 'revoked';

create index standing_order_site on standing_order (site, state);
