import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { addMs, MINUTE, time } from '../../../core/time.ts'
import {
  type Look,
  look,
  type Lookout,
  MAX_LOOKOUTS,
  SILENT_MS,
  shownLookout,
  type ShownLookout,
} from '../lookout.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as store from '../store.ts'

/** Job that finds silent lookouts, and how often it does. */
export const MISS_JOB = 'record.missLookouts'
const MISS_EVERY_MS = MINUTE

/** Who looks out, longest-known first. */
async function all({ tx }: QueryContext): Promise<Lookout[]> {
  const how = { order: ['appearedAt', 'id'], limit: MAX_LOOKOUTS } as const
  return await store.lookouts.many(tx, {}, how)
}

/** As they are shown. */
export async function shownLookouts(ctx: QueryContext): Promise<ShownLookout[]> {
  return (await all(ctx)).map(({ id: lookout, ...row }) => ({ lookout, ...row }))
}

export const lookouts = query({
  name: 'record.lookouts',
  permission: 'accounts:names',
  scope: 'shared',
  summary: 'Who looks out for this node, with the last look of each.',
  input: z.strictObject({}),
  output: z.strictObject({ lookouts: z.array(shownLookout) }),
  run: async (ctx) => ({ lookouts: await shownLookouts(ctx) }),
})

export const lookedOut = query({
  name: 'record.lookedOut',
  permission: 'anyone',
  scope: 'none',
  summary: 'How many lookouts this node has, and when the last one looked.',
  input: z.strictObject({}),
  output: z.strictObject({
    count: z.number().int(),
    silent: z.number().int(),
    last: time.nullable(),
  }),
  async run(ctx) {
    const known = await all(ctx)
    const silent = known.filter(({ silentAt }) => silentAt !== null).length
    const looks = known.map(({ lookedAt }) => lookedAt).toSorted()
    return { count: known.length - silent, silent, last: looks.at(-1) ?? null }
  },
})

export const reportLook = command({
  name: 'record.reportLook',
  permission: 'record:look-out',
  realm: 'actual',
  scope: 'own',
  summary:
    'Takes what a lookout saw; recorded when it appears, returns or sees something else than before.',
  input: look,
  output: z.strictObject({ next: time }),
  async run(ctx, input) {
    const id = ctx.own()
    const known = await store.lookouts.one(ctx.tx, { id })
    if (known === undefined && (await store.lookouts.count(ctx.tx, {})) >= MAX_LOOKOUTS)
      throw refusal('tooManyLookouts')
    const type = whatIsNew(known, input)
    const changedAt = known !== undefined && type === null ? known.changedAt : ctx.now
    const times = { appearedAt: known?.appearedAt ?? ctx.now, changedAt, lookedAt: ctx.now }
    await store.lookouts.put(ctx.tx, { id, ...input, ...times })
    if (type === null) ctx.unchanged('it saw what it saw before')
    else recordLook(ctx, type, input)
    return { next: addMs(ctx.now, SILENT_MS) }
  },
})

type LookRecord = 'lookout.appeared' | 'lookout.returned' | 'lookout.judged'

/** Type of the record that a look deserves; null for one like the look before. */
function whatIsNew(known: Lookout | undefined, seen: Look): LookRecord | null {
  if (known === undefined) return 'lookout.appeared'
  if (known.silentAt !== null) return 'lookout.returned'
  const same = known.verdict === seen.verdict && known.faults.join() === seen.faults.join()
  return same ? null : 'lookout.judged'
}

function recordLook(ctx: CommandContext, type: LookRecord, { size, verdict, faults }: Look): void {
  ctx.record(records[type], { subject: ctx.actor.id, body: { size, verdict, faults } })
}

export const missLookouts = command({
  name: 'record.missLookouts',
  permission: 'record:miss-lookouts',
  scope: 'nation',
  summary: 'Notes which lookouts have fallen silent.',
  input: z.strictObject({}),
  output: z.strictObject({ silent: z.number().int() }),
  async run(ctx) {
    const before = addMs(ctx.now, -SILENT_MS)
    const where = { silentAt: null, lookedAt: { before } }
    const silent = await store.lookouts.many(ctx.tx, where, { limit: MAX_LOOKOUTS })
    for (const { id, lookedAt } of silent) {
      await store.lookouts.change(ctx.tx, { id }, { silentAt: ctx.now })
      ctx.record(records['lookout.fellSilent'], { subject: id, body: { lookedAt } })
    }
    await ctx.schedule({ kind: MISS_JOB, subject: 'all', dueAt: addMs(ctx.now, MISS_EVERY_MS) })
    if (silent.length === 0) ctx.unchanged('every lookout reports')
    return { silent: silent.length }
  },
})

export const removeLookout = command({
  name: 'record.removeLookout',
  permission: 'record:remove-lookout',
  realm: 'actual',
  scope: 'nation',
  summary: 'Takes a lookout off the list that no longer looks; end its token as well.',
  input: z.strictObject({ lookout: z.string().max(60) }),
  output: z.strictObject({ removed: z.string() }),
  async run(ctx, input) {
    const gone = await store.lookouts.remove(ctx.tx, { id: input.lookout })
    if (gone === 0) throw refusal('unknownLookout')
    ctx.record(records['lookout.removed'], { subject: input.lookout })
    return { removed: input.lookout }
  },
})
