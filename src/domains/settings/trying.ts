import type { CommandContext } from '../../core/action.ts'
import { records } from './records.ts'
import type { Changes, TriedPart } from './schema.ts'
import { tries } from './store.ts'

/** The job that tries settings, with the id of the try as its subject. */
export const TRY_JOB = 'settings.try'

/** Asks for a try, in the place of the last one of its part; gives its id. */
export async function askFor(
  ctx: CommandContext,
  wanted: {
    readonly part: TriedPart
    readonly changes: Changes
    readonly keeps: boolean
    readonly sendTo: string | null
    readonly version: number
  },
): Promise<string> {
  const id = ctx.newId()
  const asked = { askedAt: ctx.now, askedBy: ctx.actor.id }
  await tries.put(ctx.tx, { id, ...wanted, ...asked, endedAt: null, outcome: null, answer: null })
  await ctx.schedule({ kind: TRY_JOB, subject: id, dueAt: ctx.now })
  const { part, keeps } = wanted
  ctx.record(records['settingTry.begun'], { subject: id, body: { part, keeps } })
  return id
}
