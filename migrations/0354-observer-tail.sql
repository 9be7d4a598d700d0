-- The last nine digits of an observer's telephone: what comes from it under a mistyped number is answered, and stands with his group.
alter table observer add column phone_tail {text};

update observer
set phone_tail = case
  when length(phone) > 9 then substr(phone, length(phone) - 8)
  else replace(phone, '+', '')
end
where phone is not null;

create index observer_phone_tail on observer (phone_tail, ended_at);
