import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { addMs, HOUR, type Time } from '../../../core/time.ts'
import { wordsGone } from '../erasing.ts'
import { memberWith } from '../membership.ts'
import { offenceOf } from '../offences.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { lapseOf } from '../request-way.ts'
import { OVER_STATES } from '../schema/case.ts'
import * as noun from '../schema/request.ts'
import { cases } from '../store/case.ts'
import * as store from '../store/request.ts'
import { requestIn, requestMoved, step, WRITERS } from './request.ts'

/** Steps that somebody writes down once a request is approved. */
const answered = noun.requestState.extract([
  'sent',
  'acknowledged',
  'conditions',
  'preserved',
  'extended',
  'mla-sent',
  'answered',
  'refused',
  'closed',
])

/** Ended before anything came of it: somebody says why. */
const UNSETTLED: ReadonlySet<noun.RequestState> = new Set(
  noun.REQUEST_STATES.filter((state) => !noun.SETTLED_STATES.some((one) => one === state)),
)

/** What is said of a step. */
const said = z.strictObject({
  /** When it happened; now where nobody says. */
  at: timeOrCivil.optional(),
  /** By which way it left. */
  channel: noun.channel.optional(),
  /** Number or words of the other State's receipt. */
  receipt: line(200).optional(),
  /** Until when the other State keeps the data. */
  until: timeOrCivil.optional(),
  ground: noun.refusalGround.optional(),
  basis: noun.conditionBasis.optional(),
  /** Article of the offence, where a State refuses for dual criminality. */
  offence: z.string().max(10).optional(),
  note: line(500).optional(),
})
type Said = z.infer<typeof said>

/** What each step must say. */
const NEEDED: Readonly<Partial<Record<noun.RequestState, readonly (keyof Said)[]>>> = {
  sent: ['channel'],
  acknowledged: ['receipt'],
  conditions: ['basis', 'note'],
  extended: ['until'],
  refused: ['ground'],
}

export const moveRequest = command({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.moveRequest',
  summary:
    'Writes down what became of an approved request: that it left, was received, preserved, refused, answered. Being on hold stops none of it.',
  input: z.strictObject({
    case: id,
    request: id,
    from: noun.requestState,
    to: answered,
    ...said.shape,
  }),
  output: z.strictObject({}),
  async run(ctx, { case: of, request, from, to, ...words }) {
    const member = await memberWith(ctx, of, [...WRITERS, 'liaison-24-7'])
    if (OVER_STATES.some((one) => one === member.case.state) && to !== 'closed')
      throw refusal('requestWrongWay')
    const row = await requestIn(ctx, member, request)
    if (row.state !== from) throw await requestMoved(ctx, member, row)
    checkSaid(row, to, words)
    const at = words.at === undefined ? ctx.now : momentOf(words.at, ctx.node.zone)
    await checkTime(ctx, { row, at })
    const until = words.until === undefined ? null : momentOf(words.until, ctx.node.zone)
    if (until !== null && until <= at) throw refusal('tooEarly')
    const more = changed(row, { to, at, until, said: words })
    const note = await step(ctx, member, { row, to, more, at, note: words.note })
    if (words.receipt !== undefined)
      await wordsGone(ctx, member, { kind: 'receipt', subject: request })
    const { channel, ground } = words
    const lapses = more.lapsesAt ?? undefined
    const body = { request, from, to, at, ...given({ lapses, ground, channel, note }) }
    const { area } = member.case
    ctx.record(records['request.moved'], { subject: of, area, body })
    return {}
  },
})

/** Throws 400 where the step does not say what it must, 409 for a ground that the Convention does not know for it. */
function checkSaid(row: noun.RequestRow, to: noun.RequestState, words: Said): void {
  const needed = [...(NEEDED[to] ?? [])]
  if (to === 'closed' && UNSETTLED.has(row.state)) needed.push('note')
  const field = needed.find((name) => words[name] === undefined)
  if (field !== undefined) throw refusal('saidMissing', { params: { field } })
  if (words.ground === 'dual-criminality' && offenceOf(words.offence ?? null) !== null)
    throw refusal('dualCriminality')
}

/** Nothing is written down before it happens, nor before what it follows. */
async function checkTime(
  ctx: CommandContext,
  { row, at }: { readonly row: noun.RequestRow; readonly at: Time },
): Promise<void> {
  if (at > ctx.now) throw refusal('inFuture')
  const how = { order: ['-id'], limit: 1 } as const
  const [last] = await store.moves.many(ctx.tx, { request: row.id }, how)
  const isLapse = last?.to === 'lapsed'
  // That its time was over was written down by the node itself, which knows of nothing that came before.
  if (last !== undefined && !isLapse && at < last.at) throw refusal('tooEarly')
}

interface Change {
  readonly to: noun.RequestState
  readonly at: Time
  readonly until: Time | null
  readonly said: Said
}

/** What a step sets: its time, and the clock with its end. */
function changed(row: noun.RequestRow, { to, at, until, said: words }: Change) {
  const own = { ...timesOf(row, { to, at, until }), ...given({ receipt: words.receipt }) }
  const facts = { ...row, ...own, state: to }
  return {
    ...own,
    ...given({ channel: words.channel, refusal: words.ground }),
    lapsesAt: lapseOf(facts),
    ...(UNSETTLED.has(to) ? { settledAt: null } : { settledAt: row.settledAt ?? at }),
  }
}

/** The clock begins when data is said to be preserved; until that is known, it is assumed to have begun with the receipt. */
function timesOf(
  row: noun.RequestRow,
  { to, at, until }: Omit<Change, 'said'>,
): Partial<noun.RequestRow> {
  if (to === 'sent') return { sentAt: at }
  if (to === 'acknowledged') return { acknowledgedAt: at, clockFrom: at, isAssumed: true }
  if (to === 'preserved')
    return { preservedAt: at, clockFrom: at, isAssumed: false, keptUntil: until }
  if (to === 'extended') return { clockFrom: at, isAssumed: false, keptUntil: until }
  if (to === 'mla-sent') return { mlaSentAt: at }
  return {}
}

/** The job that looks whose clock has run out, and how often it looks. */
export const LAPSE_JOB = 'cases.lapses'
const LOOK_MS = HOUR

/** Clocks that one look notes. */
const LAPSED_AT_ONCE = 100

export const noteLapses = command({
  permission: 'cases:keep',
  scope: 'nation',
  name: 'cases.noteLapses',
  summary: 'Writes down whose clock has run out: nothing came of the request in its time.',
  input: z.strictObject({}),
  output: z.strictObject({ isDone: z.boolean() }),
  async run(ctx) {
    const late = await store.lapsed(ctx.tx, ctx.now, LAPSED_AT_ONCE)
    for (const { id: request, case: of, state: from, lapsesAt } of late) {
      const at = lapsesAt ?? ctx.now
      const to = 'lapsed' as const
      const over = { state: to, lapsesAt: null, settledAt: at }
      await store.requests.change(ctx.tx, { id: request }, over)
      const by = { person: ctx.actor.id, writtenAt: ctx.now }
      await store.moves.insert(ctx.tx, { id: ctx.newId(), request, from, to, at, ...by })
      await store.keepTreatyClock(ctx.tx, of)
      const area = (await cases.one(ctx.tx, { id: of }))?.area ?? '/'
      ctx.record(records['request.lapsed'], { subject: of, area, body: { request, from } })
    }
    if (late.length === 0) ctx.unchanged('no clock has run out')
    const isDone = late.length < LAPSED_AT_ONCE
    if (isDone)
      await ctx.schedule({ kind: LAPSE_JOB, subject: 'clocks', dueAt: addMs(ctx.now, LOOK_MS) })
    return { isDone }
  },
})
