-- Messages without a valid code prove nothing: the word "claim" is kept for what is said in public. Their job goes on
-- under its new name; what the record log says of them stays as it was written.
alter table sms_claim rename to sms_unproven;

update job set kind = 'alerting.forgetUnproven' where kind = 'alerting.forgetClaims';
