-- What was one row before had answers that were only near to each other: each stands alone now, and only the same answers
-- of a flood are one.
update report set kin = id;
