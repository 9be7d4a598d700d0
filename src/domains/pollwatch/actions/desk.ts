import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, newestPage, pageOf } from '../../../core/listed.ts'
import { under } from '../../../core/permission.ts'
import { isUnproved, REASONS } from '../kept.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { derivePlaces } from '../place.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { lookPart } from '../schema-look.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { looksOf } from '../store/look.ts'
import { confirmByCall } from './issue.ts'
import { ownObserver, placeOf } from './observer.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const said = line(500)

/** What a desk sees of an entry. */
const entryPart = noun.entryRow.omit({ messageKey: true, phone: true, sentHash: true })
export type EntryPart = z.infer<typeof entryPart>

export const entryView = z.enum(['all', 'problems', 'incidents', 'quarantined'])
export type EntryView = z.infer<typeof entryView>

/** What a list of entries keeps to. */
export function viewed(view: EntryView) {
  if (view === 'quarantined') return { state: 'quarantined' } as const
  if (view === 'problems') return { state: 'counted', verdict: 'flagged' } as const
  return view === 'incidents' ? ({ state: 'counted', form: 'IN' } as const) : {}
}

const listOf = listInput.extend({
  view: entryView.default('all'),
  /** The letters of one entry. */
  ref: noun.entryRef.optional(),
})

/** Where a call confirms the issue of an entry: nobody did yet. */
const ownPart = entryPart.extend({ mayConfirm: z.boolean(), look: lookPart.nullable() })

export const board = query({
  ...observing,
  name: 'pollwatch.board',
  summary: 'What observers of the own group sent, the newest first.',
  input: listOf,
  output: listed(ownPart),
  async run(ctx, { view, ref, after, limit }) {
    const group = await ownGroup(ctx)
    const where = { observerGroup: group.id, ref, ...viewed(view) }
    const page = await newestPage(ctx.tx, store.entries, where, { after, limit, as: entryPart })
    const open = {
      id: page.items.flatMap(({ issue }) => issue ?? []),
      state: 'unconfirmed',
    } as const
    const known = (await store.issues.many(ctx.tx, open, { limit })).map((one) => one.id)
    const looks = await looksOf(ctx.tx, idsOf(page.items))
    const items = page.items.map((row) => ({
      ...row,
      mayConfirm: known.includes(row.issue ?? ''),
      look: looks.get(row.id) ?? null,
    }))
    return { ...page, items }
  },
})

const idsOf = (items: readonly { readonly id: string }[]) => items.map((one) => one.id)

export const releasedBoard = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.releasedBoard',
  summary: 'What groups of observers handed on, the newest first; who sent it is left out.',
  input: listOf,
  output: listed(
    entryPart
      .omit({ observer: true, enteredBy: true, texts: true })
      .extend({ look: lookPart.nullable() }),
  ),
  async run(ctx, { view, ref, after, limit }) {
    const where = {
      releasedAt: { not: null },
      ref,
      area: under(ctx.areas()),
      ...viewed(view),
    } as const
    const page = await newestPage(ctx.tx, store.entries, where, { after, limit, as: entryPart })
    const looks = await looksOf(ctx.tx, idsOf(page.items))
    const items = page.items.map(({ observer: _o, enteredBy: _e, texts: _t, ...rest }) => ({
      ...rest,
      look: looks.get(rest.id) ?? null,
    }))
    return { ...page, items }
  },
})

export const ownDesk = query({
  ...observing,
  name: 'pollwatch.ownDesk',
  summary:
    'The group that the caller looks after, and how much of its work waits; null where he looks after none.',
  input: z.strictObject({}),
  output: noun.groupRow
    .pick({ id: true, code: true, name: true, releases: true })
    .extend({
      quarantined: z.number().int(),
      since: noun.entryRow.shape.capturedAt.nullable(),
      /** Observers without a card that has letters for short messages, and since when one is. */
      unprinted: z.number().int(),
      unprintedSince: noun.observerRow.shape.addedAt.nullable(),
    })
    .nullable(),
  async run(ctx) {
    const group = await groupOfCaller(ctx)
    if (group === null) return null
    const { id: own, code, name, releases } = group
    const waiting = { observerGroup: own, state: 'quarantined' } as const
    const oldest = await store.entries.one(ctx.tx, waiting, { order: ['id'] })
    const quarantined = oldest === null ? 0 : await store.entries.count(ctx.tx, waiting)
    const since = oldest?.receivedAt ?? null
    return { id: own, code, name, releases, quarantined, since, ...(await withoutCard(ctx, own)) }
  },
})

/** Observers without a card that has letters. Those of the exercise are played, and know theirs. */
async function withoutCard({ tx, node }: QueryContext, observerGroup: string) {
  const bare = { observerGroup, endedAt: null, secretAt: null } as const
  const first =
    node.realm === 'exercise' ? null : await store.observers.one(tx, bare, { order: ['id'] })
  const unprinted = first === null ? 0 : await store.observers.count(tx, bare)
  return { unprinted, unprintedSince: first?.addedAt ?? null }
}

/** An entry of the own group. Throws 404 for those of others too. */
export async function ownEntry(ctx: CommandContext, entry: string): Promise<noun.EntryRow> {
  const group = await ownGroup(ctx)
  return found(
    await store.entries.one(ctx.tx, { id: entry, observerGroup: group.id }),
    'unknownEntry',
  )
}

export const release = command({
  ...observing,
  name: 'pollwatch.release',
  summary: 'Hands an entry of the own group on to the authority.',
  input: z.strictObject({ entry: id }),
  output: z.strictObject({}),
  async run(ctx, { entry }) {
    const row = await ownEntry(ctx, entry)
    if (row.state !== 'counted') throw refusal('unknownEntry')
    if (row.releasedAt !== null) {
      ctx.unchanged('it is handed on already')
      return {}
    }
    const to = { releasedAt: ctx.now }
    await store.entries.change(ctx.tx, { id: entry }, to)
    await derivePlaces(ctx, [{ ...row, ...to }])
    ctx.record(records['watchEntry.released'], { subject: entry })
    return {}
  },
})

const called = z.strictObject({
  entry: id,
  outcome: noun.callOutcome,
  said,
  /** Which asking was meant, where the entry does not say so. */
  serial: noun.formSerial.min(1).optional(),
})

/** What becomes of an entry by how the call about it ended: it counts, it never will, or it goes on waiting. */
const AFTER = {
  confirmed: 'counted',
  denied: 'refused',
  'no-answer': 'quarantined',
  'wrong-number': 'quarantined',
} as const

/** Notes a call of the desk. */
export async function addCall(
  ctx: CommandContext,
  call: Pick<z.infer<typeof noun.callRow>, 'entry' | 'observer' | 'outcome' | 'said'>,
): Promise<void> {
  const by = { person: ctx.actor.id, at: ctx.now }
  await store.calls.insert(ctx.tx, { id: ctx.newId(), ...call, ...by })
}

/** Which asking an entry means, by itself or by the call. Throws 400 where neither says so. */
function askingBy(row: noun.EntryRow, said: number | undefined): number {
  return row.serial === noun.NO_ASKING ? found(said, 'whichAsking') : row.serial
}

/** Notes a call about an entry, and what follows of it. Throws 409. */
async function noteCall(
  ctx: CommandContext,
  row: noun.EntryRow,
  { outcome, said: words, serial }: z.infer<typeof called>,
): Promise<void> {
  if (row.state !== 'quarantined') throw refusal('notQuarantined')
  if (outcome === 'confirmed' && row.observer === null) throw refusal('noObserverYet')
  const state = AFTER[outcome]
  const asking = state === 'counted' ? askingBy(row, serial) : row.serial
  const group = { id: row.observerGroup ?? '', releases: 'at-once' } as const
  const isOpen = state === 'counted' && (await store.groups.count(ctx.tx, group)) > 0
  const to = {
    state,
    serial: asking,
    ...(state === 'counted' && row.saidStation !== null ? await placeOf(ctx, row.saidStation) : {}),
    // The number is kept for the call alone.
    ...(state === 'quarantined' ? {} : { phone: null }),
    ...(state === 'refused' ? { reason: 'denied' as const } : {}),
    ...(isOpen ? { releasedAt: ctx.now } : {}),
  }
  await store.entries.change(ctx.tx, { id: row.id }, to)
  await addCall(ctx, { entry: row.id, observer: row.observer, outcome, said: words })
  if (state === 'counted') await derivePlaces(ctx, [{ ...row, ...to }])
  const body = { outcome, state }
  ctx.record(records['watchEntry.calledBack'], { subject: row.id, marking: 'TLP:AMBER', body })
}

export const callBack = command({
  ...observing,
  name: 'pollwatch.callBack',
  summary: 'Notes that whoever sent an entry of the own group was called back, and what was said.',
  input: called,
  output: z.strictObject({}),
  async run(ctx, input) {
    await noteCall(ctx, await ownEntry(ctx, input.entry), input)
    return {}
  },
})

export const callBackStranger = command({
  permission: 'pollwatch:accredit',
  scope: 'nation',
  name: 'pollwatch.callBackStranger',
  summary:
    'Notes that somebody was called back whose number of an observer nobody has, and what was said.',
  input: called,
  output: z.strictObject({}),
  async run(ctx, input) {
    const where = { id: input.entry, observerGroup: null }
    await noteCall(ctx, found(await store.entries.one(ctx.tx, where), 'unknownEntry'), input)
    return {}
  },
})

export const confirmByCallBack = command({
  ...observing,
  name: 'pollwatch.confirmByCallBack',
  summary:
    'Notes that an observer was called about an issue and said the same again, which confirms the issue.',
  input: z.strictObject({ entry: id, said }),
  output: z.strictObject({}),
  async run(ctx, { entry, said: words }) {
    const row = await ownEntry(ctx, entry)
    const outcome = 'confirmed'
    await addCall(ctx, { entry, observer: row.observer, outcome, said: words })
    const body = { outcome, state: row.state } as const
    ctx.record(records['watchEntry.calledBack'], { subject: entry, marking: 'TLP:AMBER', body })
    await confirmByCall(ctx, row)
    return {}
  },
})

const callable = entryPart.extend({
  /** From where it says that it came; anybody can forge it, or have one of his own answered. */
  phone: z.string().nullable(),
  /** The telephone that the group knows of this observer. */
  knownPhone: z.string().nullable(),
})

/**
 * Entries that wait for a call, the oldest first: what the letters of a card or an enrolled telephone sent, and only behind
 * all of it what anybody may have sent, of which there may be much.
 */
async function waiting(
  { tx }: Pick<CommandContext, 'tx'>,
  observerGroup: string | null,
  { after, limit }: z.output<typeof listInput>,
) {
  const last = after === undefined ? undefined : await store.entries.one(tx, { id: after })
  const isBehind = isUnproved(last?.reason)
  const rows: noun.EntryRow[] = []
  for (const part of isBehind ? (['unproved'] as const) : (['proved', 'unproved'] as const)) {
    const isSame = after !== undefined && (isBehind || part === 'proved')
    const place = isSame ? { id: { after } } : {}
    const reason = REASONS[part]
    const where = { observerGroup, state: 'quarantined', reason, ...place } as const
    const how = { order: ['id'], limit: limit + 1 - rows.length } as const
    if (how.limit > 0) rows.push(...(await store.entries.many(tx, where, how)))
  }
  const { items, next } = pageOf(rows, limit)
  const id = [...new Set(items.flatMap(({ observer }) => observer ?? []))]
  const known = await store.observers.many(tx, { id }, { limit })
  const phones = new Map(known.map((one) => [one.id, one.phone]))
  const shown = items.map(({ messageKey: _k, sentHash: _h, ...rest }) => {
    return { ...rest, knownPhone: phones.get(rest.observer ?? '') ?? null }
  })
  return { items: shown, next }
}

export const callList = query({
  ...observing,
  name: 'pollwatch.callList',
  summary:
    'Entries of the own group that count once somebody called back, what is of a card or an enrolled telephone first, then the oldest, with the number to call.',
  input: listInput,
  output: listed(callable),
  async run(ctx, input) {
    const group = await groupOfCaller(ctx)
    return group === null ? { items: [], next: null } : await waiting(ctx, group.id, input)
  },
})

export const strangers = query({
  permission: 'pollwatch:accredit',
  scope: 'nation',
  name: 'pollwatch.strangers',
  summary:
    'Entries under a number that no observer has, the oldest first, with the telephone that they came from.',
  input: listInput,
  output: listed(callable),
  run: (ctx, input) => waiting(ctx, null, input),
})

/** What is chased: a form, and which of its askings. */
const chased = z.strictObject({ form: noun.formPrefix, serial: noun.formSerial })

export const silent = query({
  ...observing,
  name: 'pollwatch.silent',
  summary:
    'Observers of the own group who sent nothing for a form yet; who was called least comes first.',
  input: chased.extend({ limit: listInput.shape.limit }),
  output: z.strictObject({
    items: z.array(
      noun.observerRow.pick({
        id: true,
        number: true,
        label: true,
        phone: true,
        place: true,
        calls: true,
        calledAt: true,
        callOutcome: true,
      }),
    ),
  }),
  async run(ctx, wanted) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { items: [] }
    return { items: await store.silentObservers(ctx.tx, { ...wanted, group: group.id }) }
  },
})

export const noteChase = command({
  ...observing,
  name: 'pollwatch.noteChase',
  summary: 'Notes that a silent observer of the own group was called, and how that ended.',
  input: z.strictObject({ observer: id, outcome: noun.callOutcome }),
  output: z.strictObject({}),
  async run(ctx, { observer, outcome }) {
    const row = await ownObserver(ctx, observer)
    const to = { calls: row.calls + 1, calledAt: ctx.now, callOutcome: outcome }
    await store.observers.change(ctx.tx, { id: observer }, to)
    await addCall(ctx, { entry: null, observer, outcome, said: '' })
    ctx.record(records['observer.called'], { subject: observer, body: { outcome } })
    return {}
  },
})
