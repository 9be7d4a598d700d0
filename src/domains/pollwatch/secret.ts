// The secret with which an observer's short message counts, from whatever telephone: six letters of his card, the same for the
// whole election, since single codes do not last a day of forty entries.
import { timingSafeEqual } from 'node:crypto'
import type { CommandContext } from '../../core/action.ts'
import { keyedHash } from '../../core/keyed-hash.ts'
import { addMs } from '../../core/time.ts'
import { SECRET_ALPHABET, SECRET_LETTERS } from '../../lib/questionnaire/index.ts'
import { type ObserverRow, WRONG_SECRETS, WRONG_SECRETS_MS } from './schema.ts'
import * as store from './store.ts'

/**
 * The letters of an observer: 23⁶ are 148 million, of which the sixty messages that are kept of one observer within an hour try
 * one in 100,000 in a day. A copy of the store alone tells none; a node without its old keys needs new cards.
 */
export function lettersOf(
  { signing }: Pick<CommandContext, 'signing'>,
  { id, secretTurn }: Pick<ObserverRow, 'id' | 'secretTurn'>,
): string {
  const hash = keyedHash(signing('stream'), 'letters of observers')(`${id}:${secretTurn}`)
  const base = BigInt(SECRET_ALPHABET.length)
  let rest = BigInt(`0x${hash}`)
  let letters = ''
  while (letters.length < SECRET_LETTERS) {
    letters += SECRET_ALPHABET.charAt(Number(rest % base))
    rest /= base
  }
  return letters
}

/** Why what came with these letters does not count; null where they are the observer's. */
export async function doubtOfLetters(
  ctx: CommandContext,
  observer: ObserverRow,
  { letters, from }: { readonly letters: string | null; readonly from: string },
): Promise<'no-secret' | 'wrong-secret' | null> {
  if (letters === null) return 'no-secret'
  const own = Buffer.from(lettersOf(ctx, observer))
  if (!timingSafeEqual(own, Buffer.from(letters))) return 'wrong-secret'
  // Behind so many wrong ones from a telephone a right one may be a guess.
  const wrong = { observer: observer.id, reason: 'wrong-secret', phone: from } as const
  const receivedAt = { from: addMs(ctx.now, -WRONG_SECRETS_MS) }
  const count = await store.entries.count(ctx.tx, { ...wrong, receivedAt })
  return count >= WRONG_SECRETS ? 'wrong-secret' : null
}
