export {
  answerOf,
  type Answers,
  askedFields,
  chosenOf,
  digitsOf,
  type Judgement,
  judge,
  MAX_OPTIONS,
  MAX_WORDS_ANSWER,
  type PlaceFacts,
  readTyped,
  sentText,
} from './evaluate.js'
export { type Field, type Form, formFact, type FormFact, readForm } from './form.ts'
export { heldValues, merge } from './merge.ts'
export { isSms, readSms, SECRET_ALPHABET, SECRET_LETTERS, type SmsForm } from './sms.ts'
export { changesOf, type FormChange } from './change.ts'
export { FormFault, MAX_FORM_FILE, readFormFile } from './file.ts'
