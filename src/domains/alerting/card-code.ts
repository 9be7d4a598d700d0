import { keyedHash } from '../../core/keyed-hash.ts'
import type { SigningKey } from '../../core/port.ts'

/** Hashes codes and numbers so that a copy of the store alone tells neither. */
export interface CardKey {
  /** Stored form of a code. */
  code(letters: string): string
  /** Stored form of a telephone number, for counting and comparing. */
  number(digits: string): string
}

/** Keyed by the realm's stream key: cards of a node restored without its keys are void. */
export function cardKey(streamKey: SigningKey): CardKey {
  const hash = keyedHash(streamKey, 'station card')
  return {
    code: (letters) => hash(`code\n${letters}`),
    number: (digits) => hash(`number\n${digits}`),
  }
}
