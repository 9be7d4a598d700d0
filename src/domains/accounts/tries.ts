import type { CommandContext } from '../../core/action.ts'
import { addMs, fromMs, MINUTE, type Time, toMs } from '../../core/time.ts'
import { refusal, TRIES_PER_MINUTE, TRIES_PER_PLACE, TRY_WINDOW_MS } from './schema.ts'
import { countWrongTry, wrongTries } from './store/proof.ts'

/** Where wrong codes are counted together: at most `limit` from `since` until the next span begins. */
export interface TrySpace {
  readonly name: string
  readonly since: Time
  readonly limit: number
}

/** The caller's own space, where the door knows where the call comes from, and the one of everybody. */
export function trySpaces(
  { actor, now }: Pick<CommandContext, 'actor' | 'now'>,
  what: string,
): TrySpace[] {
  const everybody = {
    name: `${what}:all`,
    since: spanOf(now, MINUTE),
    limit: TRIES_PER_MINUTE,
  }
  if (actor.via === undefined) return [everybody]
  const place = { name: `${what}:${actor.via}`, since: spanOf(now, TRY_WINDOW_MS) }
  return [{ ...place, limit: TRIES_PER_PLACE }, everybody]
}

/** Throws 429 when one of the spaces is full. A right code is refused then too, or the limit would be none. */
export async function checkTries(ctx: CommandContext, spaces: readonly TrySpace[]): Promise<void> {
  for (const { name, since, limit } of spaces) {
    if ((await wrongTries(ctx.tx, name, since)) >= limit) throw refusal('tooManyTries')
  }
}

/** Counts a wrong code in every space. The refusal that follows must be one that keeps its count. */
export async function countTry(ctx: CommandContext, spaces: readonly TrySpace[]): Promise<void> {
  const old = addMs(ctx.now, -2 * TRY_WINDOW_MS)
  for (const { name, since } of spaces) await countWrongTry(ctx.tx, { space: name, since, old })
}

function spanOf(now: Time, lengthMs: number): Time {
  return fromMs(Math.floor(toMs(now) / lengthMs) * lengthMs)
}
