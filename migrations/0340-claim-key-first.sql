-- The key once more while its claim stands first: it may repeat no other one, and was not merged. What comes in is
-- compared with those alone, by one look into the index, however many claims there are.
alter table claim_key add column first_key {text};

update claim_key set first_key = key where claim in (
  select id from claim where like_of is null and merged_into is null
);

create index claim_key_first on claim_key (first_key, claim);
