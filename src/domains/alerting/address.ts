import { isCleanLine } from '../../core/line.ts'
import { plainDigits } from '../../core/number.ts'
import { phoneNumber } from '../../core/phone.ts'

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

/** The address of a channel as it is kept; null for what is none. */
export function cleanAddress(channel: 'sms' | 'mail', text: string): string | null {
  return channel === 'sms' ? phoneNumber(text) : mailAddress(text)
}
