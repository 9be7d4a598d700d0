-- fact_check: the check of each of these claims that stands, and no look through all that stand.
create index fact_check_claim_state on fact_check (claim, state);
