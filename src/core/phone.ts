import { plainDigits } from '../lib/digits/index.ts'

/** Digits of the longest number. Source: ITU-T E.164 §6.2.1: 15, and some room for national prefixes. */
const MAX_DIGITS = 18
/** Digits by which two numbers are compared, and without which they are none. */
const TAIL_DIGITS = 9
const LEAST_TAIL = 6

/** A telephone number as gateways want it, `+201234567`, or only digits where it was written without its country; null for anything else. */
export function phoneNumber(text: string): string | null {
  const bare = plainDigits(text)
    .trim()
    .replaceAll(/[\s()/.\u2010-\u2015-]/g, '')
  const number = bare.startsWith('00') ? `+${bare.slice(2)}` : bare
  return /^\+?\d+$/.test(number) && number.length >= 4 && number.length <= MAX_DIGITS
    ? number
    : null
}

/** The last digits of a number however it is written, in the digits of any script; fewer where it has no more. */
export function numberTail(text: string, digits = TAIL_DIGITS): string {
  return plainDigits(text).replaceAll(/\D/g, '').slice(-digits)
}

/** Whether two numbers are the same telephone: by their last nine digits, since one may lack its country. */
export function isSameNumber(one: string, other: string): boolean {
  const tail = numberTail(one)
  return tail.length >= LEAST_TAIL && tail === numberTail(other)
}
