import { isCleanLine } from '../../core/line.ts'
import { plainDigits } from '../../core/number.ts'

/** Digits of the longest number. Source: ITU-T E.164 §6.2.1: 15, and some room for national prefixes. */
const MAX_DIGITS = 18

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

/** A mailbox; null for anything else. What a server takes only the server knows: this refuses what is none at all. */
export function mailAddress(text: string): string | null {
  const address = text.trim()
  return isCleanLine(address) &&
    /^[^\s@<>",;:()[\]\\]{1,64}@[^\s@<>",;:()[\]\\]{1,190}$/.test(address)
    ? address
    : null
}

/** A number of which only enough is left to tell two apart. */
export function maskedNumber(number: string): string {
  const digits = plainDigits(number).replaceAll(/[^\d+]/g, '')
  return digits.length <= 4 ? '…' : `…${digits.slice(-3)}`
}

/** Whether two numbers are the same telephone: by their last nine digits, since one may lack its country. */
export function isSameNumber(one: string, other: string): boolean {
  const tail = (number: string) => number.replaceAll(/\D/g, '').slice(-9)
  return tail(one).length >= 6 && tail(one) === tail(other)
}

/** The address of a channel as it is kept; null for what is none. */
export function cleanAddress(channel: 'sms' | 'mail', text: string): string | null {
  return channel === 'sms' ? phoneNumber(text) : mailAddress(text)
}
