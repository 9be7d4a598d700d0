-- bundle: parts that were made together have the first one's id as their series; its title for people; whether titles and
-- file names of items are left out.
alter table bundle add column series {text};
alter table bundle add column part {integer} not null default 1;
alter table bundle add column parts {integer} not null default 1;
alter table bundle add column title {text};
alter table bundle add column is_nameless {integer} not null default 0;

-- item: when it was taken, in UTC and as it was written; the hash that was taken at the source, as algorithm:hex, and whether
-- what came has the same (null: none was given); SHA-256 of the content, for what is equal.
alter table item add column taken_at {text};
alter table item add column taken_as {text};
alter table item add column source_hash {text};
alter table item add column is_as_source {integer};
alter table item add column content_hash {text};
create index item_content on item (content_hash, id);

-- A content that came in one part and is kept as it came is that part; others are filled in when they are hashed next.
update item set content_hash = (select item_part.sha256 from item_part where item_part.item = item.id)
where state in ('held', 'ended')
  and (select count(*) from item_part where item_part.item = item.id) = 1
  and not exists (select 1 from item_sealed where item_sealed.item = item.id);

-- Salts of the title and the file name that the log committed to; gone with the words.
create table item_name (
  item {text} not null references item (id),
  field {text} not null,
  salt {text} not null,
  primary key (item, field)
){strict};
