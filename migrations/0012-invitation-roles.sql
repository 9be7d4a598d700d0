-- Roles of an invitation besides its first one: a small office gives one person several.

create table invitation_role (
  invitation {text} not null references invitation (id),
  role {text} not null,
  primary key (invitation, role)
){strict};
