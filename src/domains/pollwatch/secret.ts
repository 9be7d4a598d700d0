// The secret with which an observer's short message counts, from whatever telephone: six letters of his card, the same for the
// whole election, since single codes do not last a day of forty entries.
import { timingSafeEqual } from 'node:crypto'
import type { CommandContext } from '../../core/action.ts'
import { keyedHash } from '../../core/keyed-hash.ts'
import { SECRET_ALPHABET, SECRET_LETTERS } from '../../lib/questionnaire/index.ts'
import { isOwnPhone, type Sender, takeEach, telephoneOf } from './kept.ts'
import { type ObserverRow, WRONG_SECRETS, WRONG_SECRETS_OF_OTHERS } from './schema.ts'

/**
 * The letters of an observer: 23⁶ are 148 million, of which the 55 that are tried within an hour, whoever sends them, are one
 * in 100,000 in a day. A copy of the store alone tells none; a node without its old keys needs new cards.
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

/** What stands in the place of letters that were taken out. */
export const TAKEN_OUT = '\u00b7'.repeat(SECRET_LETTERS)
/** Letters in which a word may differ from a secret and still be what was meant for it. */
const NEAR = 2

/**
 * A text that an observer sent without the letters of his card, and without what was mistyped for them, wherever they stand: a
 * copy of the store has none.
 */
export function withoutLetters(text: string, letters: string): string {
  const apart = new RegExp([...letters].join('[\\s.,:_-]{0,2}'), 'gi')
  return text
    .replaceAll(apart, TAKEN_OUT)
    .replaceAll(/[a-z]{5,7}/gi, (word) => (isNear(word.toUpperCase(), letters) ? TAKEN_OUT : word))
}

/** Whether these letters, however they are spaced, are those or were meant for them. */
export function wouldBe(meant: string, letters: string): boolean {
  return isNear(meant.replaceAll(/[^a-z]/gi, '').toUpperCase(), letters)
}

/** Whether so few letters were left out, added or taken for others. */
function isNear(word: string, letters: string): boolean {
  let before = Array.from({ length: letters.length + 1 }, (_, n) => n)
  for (const [n, letter] of [...word].entries()) {
    const row = [n + 1]
    for (const [k, other] of [...letters].entries()) {
      const [left = 0, above = 0, corner = 0] = [row[k], before[k + 1], before[k]]
      row.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)))
    }
    before = row
  }
  return (before.at(-1) ?? 0) <= NEAR
}

/** What is counted by the hour: wrong letters of an observer. */
const GUESSED = 'pollwatch.guess'

/**
 * Why what came with these letters does not count; null where they are the observer's. Behind so many wrong ones from a
 * telephone, or from all but his own, a right one may be a guess. Each wrong one is counted, also where its message is not kept.
 */
export async function doubtOfLetters(
  ctx: CommandContext,
  observer: ObserverRow,
  { letters, from }: { readonly letters: string | null; readonly from: string },
): Promise<'no-secret' | 'wrong-secret' | 'guessed-at' | null> {
  if (letters === null) return 'no-secret'
  const limits = guessesOf({ observer, from })
  if (!timingSafeEqual(Buffer.from(lettersOf(ctx, observer)), Buffer.from(letters))) {
    await takeEach(ctx, limits)
    return 'wrong-secret'
  }
  for (const limit of limits) if (!(await ctx.hasHourly(limit))) return 'guessed-at'
  return null
}

/** His own number is counted apart, so that whoever does not forge it takes it from nobody. */
function guessesOf({ observer, from }: Sender & { readonly observer: ObserverRow }) {
  const { id } = observer
  const count = (who: string, limit: number) => ({ what: GUESSED, who, limit }) as const
  if (isOwnPhone({ observer, from })) return [count(`${id} by his telephone`, WRONG_SECRETS)]
  return [
    count(telephoneOf(`${id} from`, from), WRONG_SECRETS),
    count(`${id} from others`, WRONG_SECRETS_OF_OTHERS),
  ]
}
