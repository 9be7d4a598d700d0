import { commit } from '../lib/custody/index.ts'
import type { CommandContext } from './action.ts'

/** A text that is kept in rows, its salt in base64url, and what stands in the record log for it: SHA-256 in hex. */
export interface Committed {
  readonly text: string
  readonly salt: string
  readonly commitment: string
}

/** A text whose record holds a commitment to it only, so that it can be erased and nobody guesses it from the log. */
export function committed(
  { newSecret }: Pick<CommandContext, 'newSecret'>,
  text: string,
): Committed {
  const salt = newSecret()
  return { text, salt, commitment: commit(Buffer.from(salt, 'base64url'), text) }
}
