export { MAX_RULE, RuleError } from './rule.ts'
export {
  answerOf,
  type Answers,
  askedFields,
  digitsOf,
  type Field,
  type Form,
  type Judgement,
  judge,
  readForm,
  type Verdict,
} from './form.ts'
export { heldValues, merge, type Merged, type MergedField, type Said } from './merge.ts'
export { NUMBER_DIGITS, readSms, type SmsForm } from './sms.ts'
