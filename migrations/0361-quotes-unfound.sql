-- Why the second person answers for quoted words that stand in no kept copy; null where all of them were found, or nobody could
-- compare them.
alter table fact_check add column unfound {text};
alter table accuracy_notice add column unfound {text};
-- How the quoted words of a notice stand in its copy since it was approved, and whether that is a page of its subject; null
-- before, and for those that were approved before anybody compared.
alter table accuracy_notice add column quote_stand {text};
alter table accuracy_notice add column quote_page {integer};
alter table accuracy_notice add column is_own_page {integer};
