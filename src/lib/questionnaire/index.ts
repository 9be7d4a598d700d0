export {
  answerOf,
  type Answers,
  digitsOf,
  type Field,
  type Form,
  type Judgement,
  judge,
  readForm,
} from './form.ts'
export { heldValues, merge } from './merge.ts'
export { readSms, type SmsForm } from './sms.ts'
