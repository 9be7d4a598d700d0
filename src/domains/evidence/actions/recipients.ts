// To whom a content is encrypted as it is handed in.
import { lines } from '../../../core/line.ts'
import { AgeError, parseRecipient } from '../../../lib/age/index.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'

/** Longest list of recipients. */
const MAX_LIST = noun.MAX_RECIPIENTS * 128
/** Recipients of age, one a line: the content is kept encrypted to them, and nobody else reads it. */
export const recipients = lines(MAX_LIST).optional()

/** The recipients of a list, each once. Throws 400 Problem `evidence.bad_recipient` for another line, or too many. */
export function recipientsIn(list: string | undefined): string[] {
  const all = [...new Set((list ?? '').split(/\s+/).filter((one) => one !== ''))]
  const isGood = (one: string) => noun.recipient.safeParse(one).success && isRecipient(one)
  if (all.length > noun.MAX_RECIPIENTS || !all.every(isGood)) throw refusal('badRecipient')
  return all
}

/** Whether a text is a recipient of age whose key is one. */
function isRecipient(text: string): boolean {
  try {
    parseRecipient(text)
    return true
  } catch (error) {
    if (error instanceof AgeError) return false
    throw error
  }
}
