import type { CommandContext } from '../../core/action.ts'
import { addMs, spanStart, type Time } from '../../core/time.ts'
import { refusal } from './refusals.ts'
import { TRY_WINDOW_MS } from './schema.ts'
import { countPlace, countWrongTry, placesCounted, wrongTries } from './store/proof.ts'

/** Places whose wrong codes are counted in one span, a megabyte of rows; of further ones nothing is known. */
const MAX_PLACES = 20_000

/** Where wrong codes are counted together: at most `limit` from `since` until the next span begins. */
export interface TrySpace {
  /** What is tried: `enrol`. */
  readonly what: string
  readonly name: string
  readonly since: Time
  readonly limit: number
}

/**
 * The space of the caller's own network, null where the door does not know where the call comes from. There is none of
 * everybody: whoever has networks enough would fill it, and then nobody's right code would be taken. So codes are so long
 * that the number of networks does not matter; see `ENROLMENT_CODE_LETTERS`.
 */
export function trySpace(
  { actor, now }: Pick<CommandContext, 'actor' | 'now'>,
  what: string,
  limit: number,
): TrySpace | null {
  if (actor.via === undefined) return null
  return { what, name: `${what}:${actor.via}`, since: spanStart(now, TRY_WINDOW_MS), limit }
}

/** Throws 429 when the space is full. A right code is refused then too, or the limit would be none. */
export async function checkTries(ctx: CommandContext, space: TrySpace | null): Promise<void> {
  if (space === null) return
  const wrong = await wrongTries(ctx.tx, space.name, space.since)
  if (wrong >= space.limit) throw refusal('tooManyTries')
}

/** Counts a wrong code in the space. The refusal that follows must be one that keeps its count. */
export async function countTry(ctx: CommandContext, space: TrySpace | null): Promise<void> {
  if (space === null) return
  const { what, name, since } = space
  if ((await wrongTries(ctx.tx, name, since)) === 0) {
    if ((await placesCounted(ctx.tx, what, since)) >= MAX_PLACES) return
    await countPlace(ctx.tx, what, since)
  }
  await countWrongTry(ctx.tx, { space: name, since, old: addMs(ctx.now, -2 * TRY_WINDOW_MS) })
}
