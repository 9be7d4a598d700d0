// The receipt of a report as pure code: sixteen secret bytes, how people write them down (digits, words), and what is derived
// from them: the mailbox, the token that reads it, and the key that opens what is written to the reporter. Whoever keeps
// reports stores the mailbox and the hash of the token, never the receipt. src/http/browser/receipt.js is its twin.
import { createHash, hkdfSync } from 'node:crypto'
import { identityOf, identityText, recipientText } from '../age/index.ts'
import { SEED_BYTES } from './digits.ts'

export { digitsOf, SEED_BYTES, seedOf } from './digits.ts'
export { seedOfWords, WORD_LANGUAGES, type WordLanguage, wordsOf } from './words.ts'

const SALT = 'scrutineer/receipt/v1'
const MAILBOX_BYTES = 16
const KEY_BYTES = 32

/** Everything that a receipt is good for. */
export interface Receipt {
  /** Which mailbox: 16 bytes in base64url. */
  readonly mailbox: string
  /** What reads it: 32 bytes in base64url. A secret. */
  readonly read: string
  /** What opens the letters in it: `AGE-SECRET-KEY-1…`. A secret. */
  readonly identity: string
  /** To whom they are sealed: `age1…`. */
  readonly recipient: string
}

/** What stands behind a seed. Throws RangeError for one that has not 16 bytes. Source: RFC 5869, with SHA-256. */
export function derive(seed: Uint8Array): Receipt {
  if (seed.length !== SEED_BYTES) throw new RangeError('a seed has 16 bytes')
  const part = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', seed, SALT, info, length))
  const secret = part('age-identity', KEY_BYTES)
  return {
    mailbox: part('mailbox', MAILBOX_BYTES).toString('base64url'),
    read: part('read', KEY_BYTES).toString('base64url'),
    identity: identityText(secret),
    recipient: recipientText(identityOf(secret)),
  }
}

/** What may be stored of a token that reads a mailbox: SHA-256 of its text, in hexadecimal digits. */
export function readHash(read: string): string {
  return createHash('sha256').update(read, 'utf8').digest('hex')
}
