import {
  type LogPolicy,
  NoteError,
  parseVerifierKey,
  rawVerifierKey,
  verifierKey,
} from '../tlog/index.ts'

/** Whose word whoever checks takes; what is null was not given, and then nobody can say whose keys signed. */
export interface Trust {
  readonly log: LogPolicy | null
  /** Raw Ed25519 key of the node with the purpose custody, in hex. */
  readonly custody: string | null
}

/** Nobody's word is taken: what is signed is not checked. */
export const NO_TRUST: Trust = { log: null, custody: null }

/** Thrown for a text that is no key of a node. */
export class TrustError extends Error {
  override readonly name = 'TrustError'
}

const ENDING = /\/(?:log|custody)$/

/** What a node calls its custody key, by what it calls its log: `vote.example/custody`. */
export function custodyName(log: string): string {
  return `${log.replace(ENDING, '')}/custody`
}

/** A custody key as a node shows it at `/log/custody-key`. */
export function custodyKeyText(log: string, publicKey: Uint8Array): string {
  return verifierKey(custodyName(log), publicKey)
}

/** The trust in one log by its key. Throws TrustError. */
export function logOfKey(key: string): LogPolicy {
  try {
    return { logs: [parseVerifierKey(key)], witnesses: [], groups: [], quorum: 'none' }
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause
    throw new TrustError('no key', { cause })
  }
}

/** The hex of a custody key that was given as a node shows it. Throws TrustError, for the key of a log too. */
export function custodyOfKey(text: string): string {
  try {
    const { name, publicKey } = rawVerifierKey(text)
    if (name.endsWith('/custody')) return Buffer.from(publicKey).toString('hex')
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause
    throw new TrustError('no key', { cause })
  }
  throw new TrustError('not a custody key')
}

/** Words that are pasted at most; a policy of two keys has few. */
const MAX_WORDS = 20

/** Keys as they are pasted, the log's and the custody key in any order. Throws TrustError for any other word. */
export function trustIn(pasted: string): Trust {
  const words = pasted.split(/\s+/, MAX_WORDS + 1).filter((word) => word !== '')
  if (words.length > MAX_WORDS) throw new TrustError('too many words')
  let trust = NO_TRUST
  for (const word of words) {
    if (/^[^+]+\/custody\+/.test(word)) trust = { ...trust, custody: custodyOfKey(word) }
    else trust = { ...trust, log: logOfKey(word) }
  }
  return trust
}
