// What one asks and another person decides, since published work rests on it: that a copy go, that a reference end.
import type { CommandContext } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import type { JsonValue } from '../../../lib/jcs/jcs.ts'
import type { Table, Where } from '../../../lib/sql/table.ts'
import { found, refusal } from '../refusals.ts'
import { type AskingRow, MAX_ASKED } from '../schema.ts'
import { sha256 } from '../snapshot.ts'
import { endedNow } from './thing-ref.ts'

/** What whoever agrees hands back: `readHash` of what was read. */
export const asRead = { read: sha256 }

/** Names what the second person reads: which asking, and what rests on it. SHA-256 in hex. */
export function readHash({ id }: AskingRow, rests: object): string {
  return canonicalHash({ id, rests: rests as JsonValue })
}

/** Askings of one table; `none` refuses where nothing is asked. */
export function askings<R extends AskingRow>(
  rows: Table<string, R>,
  none: 'notAskedAway' | 'notEndAsked',
) {
  return {
    /** Asks it of `of`. Throws 403, and 409 once this person asked too often: counted by person, or one would keep all others from asking. */
    async ask(ctx: CommandContext, of: Where<R>, own: Partial<R> & { reason: string }) {
      checkPerson(ctx)
      const askedBy = ctx.actor.id
      if ((await rows.count(ctx.tx, { ...of, askedBy })) >= MAX_ASKED)
        throw refusal('askedTooOften', { params: { most: MAX_ASKED } })
      const by = { askedBy, askedDevice: ctx.actor.device ?? null, askedAt: ctx.now }
      await rows.insert(ctx.tx, { ...of, ...own, ...by, id: ctx.newId(), state: 'asked' } as never)
    },
    /** What is asked of `of`. Throws 409 where nothing is. */
    open: async (ctx: CommandContext, of: Where<R>) =>
      found(await rows.one(ctx.tx, { ...of, state: 'asked' }), none) as R,
    /** A second person, on another device, agrees; or anybody says why not, as whoever asked may. Throws 403. */
    async decide(ctx: CommandContext, asked: AskingRow, refused: string | null) {
      const { id, askedBy: person, askedDevice: device } = asked
      if (refused === null) checkSecondPerson(ctx, { by: { person, device } })
      else checkPerson(ctx)
      const state = refused === null ? 'done' : 'refused'
      const to: Partial<AskingRow> = { state, refused, ...endedNow(ctx) }
      await rows.change(ctx.tx, { id } as Where<R>, to as Partial<R>)
    },
  }
}
