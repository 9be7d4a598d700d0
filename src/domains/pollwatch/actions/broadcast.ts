// What a group writes to its observers, to all or to chosen ones: by short message where the node has a gateway, and on the page
// of their telephones.
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { areaPath, under } from '../../../core/permission.ts'
import { plainDigits } from '../../../lib/digits/index.ts'
import { partsOf } from '../../../lib/sms/index.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { canAnswer } from '../message.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as own from '../schema-broadcast.ts'
import { formPrefix, formSerial, type GroupRow } from '../schema.ts'
import { groups } from '../store.ts'
import * as store from '../store/broadcast.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const keeping = { permission: 'pollwatch:keep', scope: 'nation' } as const
/** The job that hands a message to the gateway. */
export const BROADCAST_JOB = 'pollwatch.broadcast'
/** Counts the messages of a group. */
const WRITTEN = 'pollwatch.broadcast'
/** Numbers that are typed for one message. */
const MAX_NUMBERS = 200
/** Areas that one page offers. */
const MAX_AREAS = 300
/** Recipients that are inserted, or handed to the gateway, at once. */
const PORTION = 500
const HANDED = 50

const written = z.strictObject({
  words: line(own.MAX_BROADCAST),
  whom: own.whom,
  /** For those of an area. */
  area: areaPath.optional(),
  /** For those from whom nothing counts yet; the first asking where it is not said. */
  form: formPrefix.optional(),
  serial: formSerial.optional(),
  /** For those with these numbers, in any order, with anything between them. */
  numbers: lines(3_000).optional(),
})
type Written = z.infer<typeof written>

/** By what they are chosen, and how that is kept. Throws 400 where it is not said. */
function chosenBy(group: GroupRow, { whom, area, form, serial = 1, numbers }: Written) {
  const of = { group: group.id }
  switch (whom) {
    case 'all':
      return { chosen: of, said: '' }
    case 'area':
      if (area === undefined) throw refusal('noArea')
      return { chosen: { ...of, area: under([area]) }, said: area }
    case 'silent':
      if (form === undefined) throw refusal('noForm')
      return { chosen: { ...of, silent: { form, serial } }, said: `${form} ${serial}` }
    case 'numbers': {
      const all = [...new Set(plainDigits(numbers ?? '').match(/\d+/g))]
      if (all.length === 0) throw refusal('noNumbers')
      if (all.length > MAX_NUMBERS) throw refusal('manyNumbers', { params: { most: MAX_NUMBERS } })
      return { chosen: { ...of, numbers: all }, said: all.join(' ') }
    }
  }
}

/** Whom a message goes to. Throws 409 where to nobody or to too many, and 404 for numbers that none of them has. */
async function recipientsOf(ctx: QueryContext, group: GroupRow, input: Written) {
  const { chosen, said } = chosenBy(group, input)
  const rows = await store.chosenObservers(ctx.tx, chosen, own.MAX_TO + 1)
  const known = new Set(rows.map(({ number }) => number))
  const numbers: readonly string[] = 'numbers' in chosen ? chosen.numbers : []
  const unknown = numbers.filter((one) => !known.has(one))
  if (unknown.length > 0)
    throw refusal('unknownNumbers', { params: { numbers: unknown.join(', ') } })
  if (rows.length === 0) throw refusal('nobodyChosen')
  if (rows.length > own.MAX_TO) throw refusal('tooManyChosen', { params: { most: own.MAX_TO } })
  const seen = new Set<string>()
  const to = rows.map(({ id: observer, phone, tail }) => {
    const isFirst = phone !== null && !seen.has(tail ?? phone)
    if (phone !== null) seen.add(tail ?? phone)
    return { observer, phone: isFirst ? phone : null }
  })
  return { to, said }
}

/** As it goes out: whose it is stands before it. */
function textOf({ node }: Pick<QueryContext, 'node'>, { name }: GroupRow, words: string): string {
  return `${node.realm === 'exercise' ? 'EXERCISE ' : ''}${name}: ${words}`
}

export const weighBroadcast = query({
  ...observing,
  name: 'pollwatch.weighBroadcast',
  summary: 'How many of the own group’s observers a message would go to, and how; nothing is sent.',
  byPost: true,
  input: written,
  output: z.strictObject({
    asked: written,
    text: z.string(),
    observers: count,
    /** Telephones that get a short message; none where the node has no gateway. */
    phones: count,
    /** Short messages that each of them takes. */
    parts: count,
  }),
  async run(ctx, input) {
    const group = await ownGroup(ctx)
    const { to } = await recipientsOf(ctx, group, input)
    const text = textOf(ctx, group, input.words)
    const phones = to.filter(({ phone }) => phone !== null).length
    return {
      asked: input,
      text,
      observers: to.length,
      phones: canAnswer(ctx) ? phones : 0,
      parts: partsOf(text).parts,
    }
  },
})

export const broadcast = command({
  ...observing,
  name: 'pollwatch.broadcast',
  summary:
    'Writes to all of the own group’s observers or to chosen ones: by short message, and on the page of their telephones.',
  input: written,
  output: z.strictObject({ broadcast: id, observers: count }),
  async run(ctx, input) {
    const group = await ownGroup(ctx)
    const { to, said } = await recipientsOf(ctx, group, input)
    const limit = own.BROADCASTS_PER_HOUR
    if (!(await ctx.takeHourly({ what: WRITTEN, who: group.id, limit })))
      throw refusal('manyBroadcasts', { keepsCount: true, params: { most: limit } })
    const { words, whom } = input
    const key = ctx.newId()
    const facts = { words, whom, said, observers: to.length }
    const by = { observerGroup: group.id, sentBy: ctx.actor.id, sentAt: ctx.now }
    await store.broadcasts.insert(ctx.tx, { id: key, ...facts, ...by })
    const isSent = canAnswer(ctx)
    const rows = to.map(({ observer, phone }) => {
      const isWaiting = isSent && phone !== null
      const state = isWaiting ? ('waiting' as const) : ('none' as const)
      return { broadcast: key, observer, phone: isWaiting ? phone : null, state }
    })
    for (let at = 0; at < rows.length; at += PORTION)
      await store.recipients.insert(ctx.tx, rows.slice(at, at + PORTION))
    await ctx.schedule({ kind: BROADCAST_JOB, subject: key, payload: '', dueAt: ctx.now })
    const body = { group: group.id, whom, observers: to.length }
    ctx.record(records['watchBroadcast.sent'], { subject: key, marking: 'TLP:AMBER', body })
    return { broadcast: key, observers: to.length }
  },
})

const sums = z.strictObject({ waiting: count, sent: count, refused: count, none: count })

export const broadcasts = query({
  ...observing,
  name: 'pollwatch.broadcasts',
  summary:
    'What the own group wrote to its observers, the newest first, and how much of it went out.',
  input: listInput,
  output: listed(own.broadcastRow.omit({ observerGroup: true }).extend({ sums })).extend({
    /** Areas in which its observers are. */
    areas: z.array(areaPath),
  }),
  async run(ctx, { after, limit }) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { items: [], next: null, areas: [] }
    const where = { observerGroup: group.id }
    const page = await newestPage(ctx.tx, store.broadcasts, where, { after, limit })
    const counted = await store.sentCounts(
      ctx.tx,
      page.items.map((one) => one.id),
    )
    const items = page.items.map(({ observerGroup: _g, ...row }) => {
      const none = { waiting: 0, sent: 0, refused: 0, none: 0 }
      const of = counted.filter((one) => one.broadcast === row.id)
      return { ...row, sums: Object.assign(none, ...of.map((one) => ({ [one.state]: one.count }))) }
    })
    return { ...page, items, areas: await store.observedAreas(ctx.tx, group.id, MAX_AREAS) }
  },
})

export const broadcastToSend = query({
  ...keeping,
  isInner: true,
  name: 'pollwatch.broadcastToSend',
  summary: 'The next telephones that a message of a group waits for, with its text.',
  input: z.strictObject({ broadcast: id }),
  output: z.strictObject({
    text: z.string(),
    to: z.array(z.strictObject({ observer: id, phone: z.string() })),
  }),
  async run(ctx, { broadcast: of }) {
    const row = await store.broadcasts.one(ctx.tx, { id: of })
    const group = row && (await groups.one(ctx.tx, { id: row.observerGroup }))
    if (row === undefined || group === undefined) return { text: '', to: [] }
    const where = { broadcast: of, state: 'waiting' } as const
    const rows = await store.recipients.many(ctx.tx, where, { order: ['observer'], limit: HANDED })
    const to = rows.flatMap(({ observer, phone }) => (phone === null ? [] : [{ observer, phone }]))
    return { text: textOf(ctx, group, row.words), to }
  },
})

export const noteBroadcast = command({
  ...keeping,
  name: 'pollwatch.noteBroadcast',
  summary:
    'Notes to which telephones a message of a group went; their numbers are erased beside it.',
  input: z.strictObject({
    broadcast: id,
    sent: z.array(id).max(HANDED),
    refused: z.array(id).max(HANDED),
  }),
  output: z.strictObject({}),
  async run(ctx, { broadcast: of, ...states }) {
    for (const state of ['sent', 'refused'] as const)
      if (states[state].length > 0) {
        const where = { broadcast: of, observer: states[state], state: 'waiting' } as const
        await store.recipients.change(ctx.tx, where, { state, phone: null })
      }
    const body = { sent: states.sent.length, refused: states.refused.length }
    ctx.record(records['watchBroadcast.handedOver'], { subject: of, marking: 'TLP:AMBER', body })
    return {}
  },
})
