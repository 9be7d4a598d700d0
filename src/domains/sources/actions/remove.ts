import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { NOTHING_RESTS, restingOn } from '../resting.ts'
import { reason } from '../schema.ts'
import * as noun from '../snapshot.ts'
import * as store from '../store.ts'
import { askings, asRead, readHash } from './asking.ts'
import { reading } from './thing-ref.ts'

const removals = askings(store.removals, 'notAskedAway')
const removing = { permission: 'sources:assess', scope: 'nation' } as const
const ref = z.strictObject({ snapshot: noun.snapshotCode })

/** Nothing of what the page said: the words that were to go would else stay in what is told of it. */
const UNSAID = { title: '', opening: '', likeness: null, copy: null, hasQuote: null } as const

/** A copy that is there, with its page. Throws 404, 409 and 410. */
async function keptCopy({ tx }: CommandContext, code: string) {
  const row = found(await store.snapshots.one(tx, { code }), 'unknownCopy')
  if (row.state === 'removed') throw refusal('copyRemoved')
  if (row.page === null) throw refusal('noCopyYet')
  return { ...row, page: row.page }
}
type Kept = Awaited<ReturnType<typeof keptCopy>>

/** The same that is not withheld, for a person to have it go. Throws 403 besides. */
async function copyInView(ctx: CommandContext, code: string): Promise<Kept> {
  checkPerson(ctx)
  const row = await keptCopy(ctx, code)
  if (row.state === 'withheld') throw refusal('copyWithheld')
  return row
}

const toldOf = ({ code, page }: Kept) => ({ code, sha256: page.sha256 })

/** Nobody opens it any more; its parts belong to nothing and are swept. */
async function takeAway(ctx: CommandContext, row: Kept, why: string): Promise<void> {
  const by = { removedBy: ctx.actor.id, removedAt: ctx.now, reason: why }
  const page = { ...row.page, ...UNSAID, leftOut: [] }
  const to = { ...by, state: 'removed', quote: null, page } as const
  await store.snapshots.change(ctx.tx, { id: row.id }, to)
  await store.snapshotParts.remove(ctx.tx, { snapshot: row.id })
  await store.snapshotSaid.remove(ctx.tx, { snapshot: row.id })
  await store.copyWords.remove(ctx.tx, { thing: row.id })
  // Nobody looks at the page again for a copy that is no more.
  await store.links.remove(ctx.tx, { snapshot: row.id })
  ctx.record(records['snapshot.removed'], { subject: row.id, body: toldOf(row) })
}

export const removeCopy = command({
  ...removing,
  name: 'sources.removeCopy',
  summary:
    'A person takes a copy away on which nothing rests, where a right of others or the law asks for it: nobody can open it any more, its contents are deleted within two days. Time, hash and the reason stay for everybody, and its address where the reference has it.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { snapshot: code, reason: why }) {
    const row = await copyInView(ctx, code)
    if ((await restingOn(ctx, [code])).size > 0) throw refusal('copyCited')
    await takeAway(ctx, row, why)
    return {}
  },
})

export const askRemoval = command({
  ...removing,
  name: 'sources.askRemoval',
  summary:
    'Asks that a copy be taken away on which something published or a notice rests. It is withheld from that moment; another person takes it away or gives it back.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { snapshot: code, reason: why }) {
    const row = await copyInView(ctx, code)
    await removals.ask(ctx, { snapshot: row.id }, { reason: why })
    await store.snapshots.change(ctx.tx, { id: row.id }, { state: 'withheld' })
    ctx.record(records['snapshot.withheld'], { subject: row.id, body: toldOf(row) })
    return {}
  },
})

/** The copy that is withheld, and who asked that it go. Throws 404, 409 and 410. */
async function withheldCopy(ctx: CommandContext, code: string) {
  const row = await keptCopy(ctx, code)
  return { row, asked: await removals.open(ctx, { snapshot: row.id }) }
}

export const agreeRemoval = command({
  ...removing,
  name: 'sources.agreeRemoval',
  summary:
    'A second person, on another device, takes a withheld copy away for the reason that was given. It is not undone; what rests on it says so.',
  input: ref.extend(asRead),
  output: nothing,
  async run(ctx, { snapshot: code, read }) {
    const { row, asked } = await withheldCopy(ctx, code)
    const rests = (await restingOn(ctx, [code])).get(code) ?? NOTHING_RESTS
    if (readHash(asked, rests) !== read) throw refusal('otherStanding')
    await removals.decide(ctx, asked, null)
    await takeAway(ctx, row, asked.reason)
    return {}
  },
})

export const refuseRemoval = command({
  ...removing,
  name: 'sources.refuseRemoval',
  summary:
    'Gives a withheld copy back with a reason: it can be opened again. Whoever asked that it go may take that back so, too.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { snapshot: code, reason: refused }) {
    const { row, asked } = await withheldCopy(ctx, code)
    await removals.decide(ctx, asked, refused)
    await store.snapshots.change(ctx.tx, { id: row.id }, { state: 'taken' })
    ctx.record(records['snapshot.returned'], { subject: row.id, body: toldOf(row) })
    return {}
  },
})

const resting = z.strictObject({
  copy: noun.snapshotCode,
  claims: z.array(z.string()),
  notices: z.array(z.string()),
  prepared: z.number().int(),
  waiting: z.number().int(),
  /** Of one that is withheld: who asked that it go, and what names it as the second person reads it. */
  asked: z.strictObject({ by: z.string(), read: noun.sha256 }).nullable(),
})
export type Rests = z.infer<typeof resting>

export const copiesResting = query({
  permission: 'sources:assess',
  scope: 'shared',
  name: 'sources.copiesResting',
  summary: 'What rests on each of these copies: published checks and notices, by their codes.',
  input: z.strictObject({ copies: z.array(noun.snapshotCode).max(noun.SHOWN_COPIES) }),
  output: z.strictObject({ items: z.array(resting) }),
  async run(ctx, { copies }) {
    const rests = await restingOn(ctx, copies)
    const how = { limit: copies.length + 1, as: noun.snapshotRow.pick({ id: true, code: true }) }
    const rows = await store.snapshots.many(ctx.tx, { code: copies, state: 'withheld' }, how)
    const where = { snapshot: rows.map(({ id }) => id), state: 'asked' } as const
    const asked = await store.removals.many(ctx.tx, where, { limit: rows.length + 1 })
    const items = copies.map((copy) => {
      const rest = rests.get(copy) ?? NOTHING_RESTS
      const row = rows.find(({ code }) => code === copy)
      const own = asked.find(({ snapshot }) => snapshot === row?.id)
      return { ...rest, copy, asked: own ? { by: own.askedBy, read: readHash(own, rest) } : null }
    })
    return { items: z.array(resting).parse(items) }
  },
})

/** For how long those who work on it are told that a copy went, in days. */
const TOLD_DAYS = 14
/** Copies of one answer. */
const LEAVING = 50

export const copiesLeaving = query({
  permission: 'anyone',
  scope: 'none',
  name: 'sources.copiesLeaving',
  summary:
    'For everybody: copies on which something stood that are withheld, or were taken away in the last fourteen days.',
  input: nothing,
  output: z.strictObject({
    copies: z.array(
      z.strictObject({ code: noun.snapshotCode, askedAt: time, isGone: z.boolean() }),
    ),
  }),
  run: async (ctx) => ({
    copies: await store.leaving(ctx.tx, addMs(ctx.now, -TOLD_DAYS * DAY), LEAVING),
  }),
})

export const waitingSecond = query({
  ...reading,
  name: 'sources.waitingSecond',
  summary:
    'What waits for a second person at the desk of sources: assessments, copies that are to be taken away, and references and sources that are to end.',
  input: z.strictObject({ limit: z.number().int().min(1).max(50) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        kind: z.enum(['assessment', 'copy', 'ending', 'source']),
        id: z.string(),
        code: z.string(),
        about: z.string(),
        by: z.string(),
        since: time,
      }),
    ),
  }),
  run: async (ctx, { limit }) => ({ items: await store.waiting(ctx.tx, limit) }),
})
