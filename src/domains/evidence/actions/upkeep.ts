import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { PORTION } from '../../../core/portions.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { checkChain, isSignedByNode } from '../../../lib/custody/index.ts'
import { unnamedIn } from '../../../lib/sql/unnamed.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { isHashedFor } from './append.ts'
import { drop } from './intake.ts'

/** The job that hashes an item anew for somebody. */
export const CHECK_JOB = 'evidence.check'

/** Which item for whom: what one person asked for takes nobody else's place. */
export function checkSubject(item: string, person: string): string {
  return `${item} ${person}`
}

/** The parts of {@link checkSubject}. */
export function checkOf(subject: string) {
  const [item = '', person = ''] = subject.split(' ')
  return { item, person }
}

/** The job that walks all chains, and drops what nobody goes on with. */
export const DAILY_JOB = 'evidence.daily'

const keeping = { permission: 'evidence:preserve', scope: 'nation' } as const

export const content = query({
  ...keeping,
  name: 'evidence.content',
  summary: 'The parts of an item that has content, and what they must be as a whole.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({ parts: z.array(noun.sha256), whole: noun.hashes.nullable() }),
  async run(ctx, { item }) {
    const row = found(await store.items.one(ctx.tx, { id: item }), 'unknownItem')
    const parts = (await store.partsOf(ctx.tx, item)).map(({ sha256 }) => sha256)
    if (row.chain.isErased || row.chain.content === null) return { parts, whole: null }
    const { size, sha256, sha512 } = (await store.sealedAs(ctx.tx, item)) ?? row.chain.content
    return { parts, whole: { size, sha256, sha512 } }
  },
})

export const noteCheck = command({
  ...keeping,
  name: 'evidence.noteCheck',
  summary: 'Notes what came of hashing an item anew; a difference is a break.',
  input: z.strictObject({
    item: id,
    for: z.string().max(100),
    /** When the first byte was read: an offer made since was not looked at. */
    begunAt: time,
    isWhole: z.boolean(),
  }),
  output: z.strictObject({}),
  async run(ctx, { item: of, for: asker, begunAt, isWhole }) {
    const row = found(await store.items.one(ctx.tx, { id: of }), 'unknownItem')
    const { area, broken, chain } = row
    if (chain.isErased) {
      ctx.unchanged('its content was erased meanwhile')
      return {}
    }
    // What the receiver of an offer had hashed stays his, whoever asks again.
    const isHis = row.isWhole === true && isHashedFor(row, row.offeredTo)
    const checkedFor = isWhole && isHis ? row.checkedFor : asker
    // Items of before content hashes were kept have theirs from here.
    const contentHash = chain.content?.sha256 ?? null
    const seen = { checkedAt: begunAt, checkedFor, isWhole, contentHash }
    const fault = 'content'
    const isNew = !isWhole && broken === null
    const told = isNew ? { broken: fault, brokenAt: ctx.now } : {}
    await store.items.change(ctx.tx, { id: of }, { ...seen, ...told })
    ctx.record(records['item.checked'], { subject: of, area, body: { isWhole } })
    if (isNew)
      ctx.record(records['custody.broken'], { subject: of, area, body: { fault, place: 0 } })
    return {}
  },
})

/** Items of one step of the walk; a chain has some ten events. */
const WALKED_AT_ONCE = 20

export const walk = query({
  ...keeping,
  name: 'evidence.walk',
  summary: 'Chains of custody after an item, and what is wrong with each.',
  input: z.strictObject({ after: z.string().max(64) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        isKnown: z.boolean(),
        hasContent: z.boolean(),
        problem: z.strictObject({ fault: z.string(), place: count }).nullable(),
      }),
    ),
    next: id.nullable(),
  }),
  async run(ctx, { after }) {
    const how = { order: ['id'], limit: WALKED_AT_ONCE } as const
    const rows = await store.items.many(ctx.tx, { id: { after }, state: ['held', 'ended'] }, how)
    const items = []
    for (const row of rows) {
      items.push({
        id: row.id,
        isKnown: row.broken !== null,
        hasContent: row.chain.content !== null && !row.chain.isErased,
        problem: problemOf(row, await store.chainOf(ctx.tx, row.id)),
      })
    }
    return { items, next: rows.length < WALKED_AT_ONCE ? null : (rows.at(-1)?.id ?? null) }
  },
})

/** The first thing that is wrong with a chain; null where it is whole. */
function problemOf({ chain }: noun.ItemRow, events: readonly store.EventRow[]) {
  const forged = events.find(
    ({ nodeKey, bytes, signature }) =>
      !isSignedByNode(Buffer.from(nodeKey, 'base64url'), bytes, signature),
  )
  if (forged !== undefined) return { fault: 'signature', place: forged.seq }
  const [fault] = checkChain(events.map(({ bytes }) => bytes))
  if (fault !== undefined) return { fault: String(fault.fault), place: fault.place }
  const last = events.at(-1)
  // An end that was cut off leaves a whole chain.
  if (last?.hash !== chain.head) return { fault: 'cut', place: events.length + 1 }
  return null
}

export const noteBreak = command({
  ...keeping,
  name: 'evidence.noteBreak',
  summary: 'Writes down that a chain of custody is broken, once.',
  input: z.strictObject({ item: id, fault: z.string().max(40), place: count }),
  output: z.strictObject({}),
  async run(ctx, { item: of, fault, place }) {
    const { area, broken } = found(await store.items.one(ctx.tx, { id: of }), 'unknownItem')
    if (broken !== null) {
      ctx.unchanged('it is known')
      return {}
    }
    await store.items.change(ctx.tx, { id: of }, { broken: fault, brokenAt: ctx.now })
    ctx.record(records['custody.broken'], { subject: of, area, body: { fault, place } })
    return {}
  },
})

/** Uploads that one step drops. */
const DROPPED_AT_ONCE = 20

export const dropLate = command({
  ...keeping,
  name: 'evidence.dropLate',
  summary: 'Drops uploads that nobody went on with for seven days.',
  input: z.strictObject({}),
  output: z.strictObject({ isDone: z.boolean() }),
  async run(ctx) {
    const addedAt = { before: addMs(ctx.now, -noun.UNFINISHED_MS) }
    const late = await store.items.many(
      ctx.tx,
      { state: 'open', addedAt },
      { limit: DROPPED_AT_ONCE },
    )
    for (const item of late) await drop(ctx, item, 'late')
    if (late.length === 0) ctx.unchanged('nothing is late')
    return { isDone: late.length < DROPPED_AT_ONCE }
  },
})

export const unnamed = query({
  ...keeping,
  name: 'evidence.unnamed',
  summary: 'Which of these contents are in no item and no bundle but this one.',
  input: z.strictObject({ contents: z.array(noun.sha256).max(PORTION), but: id.optional() }),
  output: z.strictObject({ contents: z.array(noun.sha256) }),
  run: async (ctx, asked) => ({
    contents: await unnamedIn(ctx.tx, [store.parts, store.bundleParts], asked),
  }),
})

export const forget = command({
  ...keeping,
  name: 'evidence.forget',
  summary: 'Lets go of the parts of an item that was dropped or whose content was erased.',
  input: z.strictObject({ item: id }),
  output: z.strictObject({}),
  async run(ctx, { item }) {
    const { state, erasedAt } = found(await store.items.one(ctx.tx, { id: item }), 'unknownItem')
    const isGone = state === 'dropped' || erasedAt !== null
    if (isGone) await store.parts.remove(ctx.tx, { item })
    ctx.unchanged(isGone ? 'that it was erased is recorded' : 'its content is kept')
    return {}
  },
})

export const again = command({
  ...keeping,
  name: 'evidence.again',
  summary: 'Sets when all chains are walked the next time.',
  input: z.strictObject({}),
  output: z.strictObject({ at: time }),
  async run(ctx) {
    const at = addMs(ctx.now, DAY)
    await ctx.schedule({ kind: DAILY_JOB, subject: 'chains', dueAt: at })
    ctx.unchanged('a job is no fact')
    return { at }
  },
})
