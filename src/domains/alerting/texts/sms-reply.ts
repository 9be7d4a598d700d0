import type { Answer } from '../schema.ts'

/** Words by which people answer in a short message, in capitals. */
export const ANSWER_WORDS: Readonly<Record<string, Answer>> = {
  '1': 'done',
  DONE: 'done',
  YES: 'done',
  OK: 'done',
  تم: 'done',
  نعم: 'done',
  '2': 'cannot_comply',
  NO: 'cannot_comply',
  CANNOT: 'cannot_comply',
  CANT: 'cannot_comply',
  لا: 'cannot_comply',
  '3': 'need_help',
  HELP: 'need_help',
  SOS: 'need_help',
  مساعدة: 'need_help',
  مساعده: 'need_help',
  نجدة: 'need_help',
}
