-- In which part of the country something that a citizen reports happened, where the directory tells parts apart.

alter table report add column area {text} not null default '/';
