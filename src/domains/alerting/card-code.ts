import { createHmac } from 'node:crypto'
import type { SigningKey } from '../../core/port.ts'

/** Hashes codes and numbers so that a copy of the store alone tells neither. */
export interface CardKey {
  /** Stored form of a code. */
  code(letters: string): string
  /** Stored form of a telephone number, for counting and comparing. */
  number(digits: string): string
}

/**
 * The key comes from the realm's stream key, which never stands in the store: Ed25519 signs the same text always alike, so
 * the signature of a fixed one is a secret of the key's holder. Cards of a node restored without its keys are void.
 */
export function cardKey(streamKey: SigningKey): CardKey {
  const secret = streamKey.sign(Buffer.from('scrutineer station card v1'))
  const keyed = (kind: string, text: string) =>
    createHmac('sha256', secret).update(`${kind}\n${text}`).digest('hex')
  return { code: (letters) => keyed('code', letters), number: (digits) => keyed('number', digits) }
}
