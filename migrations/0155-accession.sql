-- What a person confirmed of a State's standing to a treaty, in the place of what came with the product.

create table accession (
  iso3 {text} not null,
  treaty {text} not null,
  -- party, signed, invited or none
  status {text} not null,
  -- First and last day in force, each a date; null where it is not, or does not end.
  in_force {text},
  ended {text},
  source {text} not null,
  confirmed_by {text} not null,
  confirmed_at {text} not null,
  primary key (iso3, treaty)
){strict};
