import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaPath } from '../../../core/permission.ts'
import type { Problem } from '../../../core/problem.ts'
import { msBetween, time } from '../../../core/time.ts'
import { isTargeted } from '../areas.ts'
import { devicesOf, stationPlace } from '../needs.ts'
import { ownStation } from '../places.ts'
import { partOf } from '../part.ts'
import type { RouteChannel } from '../reach.ts'
import { records } from '../records.ts'
import { TOO_MANY_ANSWERS, codeOf, found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { alertById, alertRow, alerts, targetsOfMany, versionKey } from '../store/alert.ts'
import { attempts } from '../store/attempt.ts'
import * as store from '../store/receipt.ts'
import { answerBudget, countRefused, type Refused } from './answer-limit.ts'
import { escalateHelp } from './escalation.ts'
import { openHelp } from './help.ts'

const ref = { alert: id, revision: noun.revisionNumber }
const given = {
  ...ref,
  /** The same for every repeat of this answer. */
  clientKey: noun.clientKey,
  answer: noun.answer,
  /** Must be there with `cannot_comply`. */
  reason: noun.words(200).optional(),
  comment: noun.words(500).optional(),
  /** When the person pressed the button, by the device's clock; left out where nobody knows: then it is the arrival. */
  capturedAt: noun.capturedAt.optional(),
  /** The device's clock when it sent. */
  sentAt: time.optional(),
}
const hasReason = (item: { answer: noun.Answer; reason?: string | undefined }) =>
  item.answer !== 'cannot_comply' || item.reason !== undefined
const reasonRule = { path: ['reason'], message: 'say why you cannot do it' }

const where = { station: noun.stationId, area: areaPath, device: noun.actorRef }
const answerItem = z.strictObject({ ...where, ...given }).refine(hasReason, reasonRule)
/** An answer of a station; `channel` where it did not come by the station page. */
export type AnswerItem = z.infer<typeof answerItem> & { readonly channel?: RouteChannel }

const stored = z.enum(['stored', 'repeated', 'refused'])

export const acknowledge = command({
  name: 'alerting.acknowledge',
  permission: 'alerting:answer',
  scope: 'area',
  urgent: true,
  summary: 'Answers an alert for the own station: done, cannot comply, need help.',
  input: z.strictObject(given).refine(hasReason, reasonRule),
  output: z.strictObject({ result: stored }),
  async run(ctx, input) {
    const place = await ownPlace(ctx)
    const item = { ...input, station: place.id, area: place.area, device: ctx.actor.id }
    const [answered] = await storeAnswers(ctx, [item])
    if (answered?.result === 'refused') throw countedRefusal(answered.code)
    if (answered?.result === 'repeated') ctx.unchanged('this answer is stored already')
    return { result: answered?.result ?? 'refused' }
  },
})

/** Why an answer was refused, as a Problem that keeps the count and needs no record of its own. */
export function countedRefusal(code: string | undefined): Problem {
  const options = { recorded: false, keepsCount: true }
  if (code === TOO_MANY_ANSWERS) return refusal('tooManyAnswers', options)
  if (code === codeOf('unknownRevision')) return refusal('unknownRevision', options)
  return refusal('outsideAudience', options)
}

/** The station behind the actor, with its area proved. Throws 403 for anybody without a station. */
export async function ownPlace(ctx: CommandContext): Promise<{ id: string; area: string }> {
  const place = await ctx.ask(stationPlace, { station: ownStation(ctx) })
  ctx.inArea(place.area)
  return place
}

const answerResult = z.strictObject({
  station: noun.stationId,
  clientKey: noun.clientKey,
  result: stored,
  /** Why it was refused. */
  code: z.string().optional(),
})

export const acknowledgeBatch = command({
  name: 'alerting.acknowledgeBatch',
  permission: 'alerting:stream',
  scope: 'nation',
  urgent: true,
  summary: 'For the gateway: answers of many stations at once, each one a record of its own.',
  input: z.strictObject({ items: z.array(answerItem).min(1).max(noun.MAX_BATCH) }),
  output: z.strictObject({ results: z.array(answerResult) }),
  async run(ctx, { items }) {
    const results = await storeAnswers(ctx, items)
    if (results.every(({ result }) => result !== 'stored')) {
      ctx.unchanged('these answers are stored already, or counted as refused')
    }
    return { results }
  },
})

type AnswerOutcome = z.infer<typeof answerResult>

/**
 * Stores answers of stations, each one a record, and gives for each whether it was stored, known already or refused. The
 * caller has proved that they come from the stations.
 */
export async function storeAnswers(
  ctx: CommandContext,
  items: readonly AnswerItem[],
): Promise<AnswerOutcome[]> {
  const targets = await targetsOfMany(ctx.tx, alertsIn(items))
  const known = await store.knownKeys(ctx.tx, [...new Set(items.map(({ clientKey }) => clientKey))])
  const keyOf = ({ station, clientKey }: AnswerItem) => `${station}.${clientKey}`
  const isNew = (item: AnswerItem) =>
    !known.has(keyOf(item)) && refusedBecause(targets, item) === undefined
  const candidates = items.filter(isNew)
  const rows = await receptionsFor(ctx, candidates)
  const budget = await answerBudget(ctx, candidates, rows)
  const outcomes: AnswerOutcome[] = []
  const fresh: AnswerItem[] = []
  const refused: Refused[] = []
  for (const item of items) {
    const { station, clientKey } = item
    const isRepeat = known.has(keyOf(item))
    const code =
      refusedBecause(targets, item) ??
      (isRepeat || budget.take(item) ? undefined : TOO_MANY_ANSWERS)
    if (code !== undefined) {
      outcomes.push({ station, clientKey, result: 'refused', code })
      refused.push({ ...item, isTooMany: code === TOO_MANY_ANSWERS })
      continue
    }
    outcomes.push({ station, clientKey, result: isRepeat ? 'repeated' : 'stored' })
    if (!isRepeat) fresh.push(item)
    known.add(keyOf(item))
  }
  await writeAnswers(ctx, fresh, rows)
  await countRefused(ctx, refused)
  return outcomes
}

function alertsIn(items: readonly { readonly alert: string }[]): string[] {
  return [...new Set(items.map(({ alert }) => alert))]
}

/** Code of the refusal of an item, undefined where its station is meant. */
function refusedBecause(
  targets: ReadonlyMap<string, readonly string[]>,
  item: store.RevisionRef & { readonly area: string },
): string | undefined {
  const areas = targets.get(versionKey(item))
  if (areas === undefined) return refusal('unknownRevision').code
  return isTargeted(areas, item.area) ? undefined : refusal('outsideAudience').code
}

/** Writes answers; `rows` are the receptions of their stations as they were. */
async function writeAnswers(
  ctx: CommandContext,
  items: readonly AnswerItem[],
  rows: Map<string, store.ReceptionRow>,
): Promise<void> {
  if (items.length === 0) return
  // In order of time and of the list: the last answer of a station is its current one.
  const ids = items.map(() => ctx.newId()).toSorted()
  await store.answers.insert(
    ctx.tx,
    items.map(({ device: givenBy, sentAt, ...item }, n) => ({
      ...item,
      id: ids[n] ?? '',
      givenBy,
      capturedAt: item.capturedAt ?? ctx.now,
      receivedAt: ctx.now,
      skewMs: sentAt === undefined ? null : msBetween(ctx.now, sentAt),
      channel: item.channel ?? 'app',
    })),
  )
  const changed = new Set<store.ReceptionRow>()
  for (const item of items) {
    const row = rowFor(rows, item)
    changed.add(row)
    const { alert, area, station, revision, answer, device, channel, capturedAt = ctx.now } = item
    row.answeredAt = ctx.now
    row.firstAnsweredAt ??= ctx.now
    row.answer = answer
    const said = { station, revision, answer, device, capturedAt }
    const body = channel === undefined ? said : { ...said, channel }
    ctx.record(records['alert.acknowledged'], { subject: alert, area, body })
  }
  await store.receptions.put(ctx.tx, [...changed])
  await openHelp(ctx, items)
  await closeOtherWays(ctx, items)
}

const severityOf = alertRow.pick({ id: true, severity: true })

/** Who answered is not asked by other ways any more; who needs help has people sent for at once. */
async function closeOtherWays(ctx: CommandContext, items: readonly AnswerItem[]): Promise<void> {
  const asking = { purpose: 'ask', state: 'waiting' } as const
  for (const same of Map.groupBy(items, versionKey).values()) {
    const [first] = same
    if (first === undefined) continue
    const { alert, revision } = first
    const station = same.map((item) => item.station)
    await attempts.change(ctx.tx, { alert, revision, station, ...asking }, { state: 'closed' })
  }
  const calls = items.filter(({ answer }) => answer === 'need_help')
  const meant = { id: alertsIn(calls) }
  const rows = await alerts.many(ctx.tx, meant, { limit: meant.id.length, as: severityOf })
  const severities = new Map(rows.map((row) => [row.id, row.severity]))
  await escalateHelp(
    ctx,
    calls.map((call) => ({ ...call, severity: severities.get(call.alert) ?? 'Severe' })),
  )
}

async function receptionsFor(
  ctx: CommandContext,
  items: readonly (store.RevisionRef & { readonly station: string })[],
): Promise<Map<string, store.ReceptionRow>> {
  const refs = new Map(items.map((item) => [versionKey(item), item]))
  const stations = [...new Set(items.map(({ station }) => station))]
  return await store.receptionsOf(ctx.tx, [...refs.values()], stations)
}

const NOTHING = {
  deliveredAt: null,
  seenAt: null,
  answeredAt: null,
  firstAnsweredAt: null,
  answer: null,
}

/** The row to change, a new one where there is none yet. */
function rowFor(
  rows: Map<string, store.ReceptionRow>,
  item: store.RevisionRef & { readonly station: string; readonly area: string },
): store.ReceptionRow {
  const { alert, revision, station, area } = item
  const key = store.receptionKey(item, station)
  const row = rows.get(key) ?? { alert, revision, station, area, ...NOTHING }
  rows.set(key, row)
  return row
}

const receiptItem = z.strictObject({
  ...where,
  ...ref,
  kind: z.enum(['delivered', 'seen']),
  /** By the device's clock. */
  at: time,
})
type ReceiptItem = z.infer<typeof receiptItem>

/** Receipts of one record: with the longest ids 300 of them stay below the largest body. */
const MAX_PER_RECORD = 300

export const receiveBatch = command({
  name: 'alerting.receiveBatch',
  permission: 'alerting:stream',
  scope: 'nation',
  summary: 'For the gateway: which stations got an alert, and at which it was opened.',
  input: z.strictObject({ items: z.array(receiptItem).min(1).max(noun.MAX_BATCH) }),
  output: z.strictObject({ stored: z.number().int(), refused: z.number().int() }),
  async run(ctx, { items }) {
    const targets = await targetsOfMany(ctx.tx, alertsIn(items))
    const [allowed, refused] = parted(items, (item) => refusedBecause(targets, item) === undefined)
    const rows = await receptionsFor(ctx, allowed)
    const fresh = allowed.filter((item) => isNews(rowFor(rows, item), item, ctx.now))
    const changed = new Set(fresh.map((item) => store.receptionKey(item, item.station)))
    await store.receptions.put(
      ctx.tx,
      [...rows].filter(([key]) => changed.has(key)).map(([, row]) => row),
    )
    recordReceipts(ctx, fresh)
    await countRefused(
      ctx,
      refused.map((item) => ({ ...item, isTooMany: false })),
    )
    if (fresh.length === 0) ctx.unchanged('all of this is known, or counted as refused')
    return { stored: fresh.length, refused: refused.length }
  },
})

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

/** Notes a receipt in its row; false where the first time is there already, because the first one wins. */
function isNews(row: store.ReceptionRow, item: ReceiptItem, now: string): boolean {
  const column = item.kind === 'seen' ? 'seenAt' : 'deliveredAt'
  if (row[column] !== null) return false
  row[column] = now
  return true
}

function recordReceipts(ctx: CommandContext, items: readonly ReceiptItem[]): void {
  const groups = Map.groupBy(items, (item) => `${item.kind} ${item.alert} ${item.revision}`)
  for (const group of groups.values()) {
    for (let from = 0; from < group.length; from += MAX_PER_RECORD) {
      const part = group.slice(from, from + MAX_PER_RECORD)
      const [first] = part
      if (first === undefined) continue
      const { kind, alert: subject, revision } = first
      const list = part.map(({ station, device, at }) => [station, device, at] as const)
      const type = kind === 'seen' ? 'alert.seen' : 'alert.delivered'
      ctx.record(records[type], { subject, body: { revision, list } })
    }
  }
}

const shownAnswer = store.answerRow.omit({
  alert: true,
  revision: true,
  clientKey: true,
  givenBy: true,
  channel: true,
})

export const answers = query({
  name: 'alerting.answers',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Current answers of stations to a version of an alert, the newest unless asked otherwise, with their reasons.',
  input: listInput.extend({
    alert: id,
    revision: noun.revisionNumber.optional(),
    /** `asks`: all that ask for somebody. */
    answer: noun.answer.or(z.literal('asks')).optional(),
  }),
  output: listed(
    shownAnswer.extend({
      /** It came from a device that was revoked, or whose time ran out. */
      isByEndedDevice: z.boolean(),
    }),
  ),
  async run(ctx, { alert, revision, answer = null, after = '', limit }) {
    const areas = ctx.areas()
    const row = found(await alertById(ctx.tx, alert), 'unknownAlert')
    const said = answer === 'asks' ? noun.ANSWERS.filter(noun.asksForHelp) : answer
    const wanted = { alert, revision: revision ?? row.revision, answer: said, areas, after, limit }
    const rows = await store.answersOf(ctx.tx, wanted)
    const { devices } = await ctx.ask(devicesOf, { stations: rows.map((row) => row.station) })
    const inForce = new Set(devices.map(({ device }) => device))
    const items = rows.map(({ givenBy, ...row }) => ({
      ...partOf(shownAnswer, row),
      isByEndedDevice: givenBy.startsWith('device:') && !inForce.has(givenBy),
    }))
    return { items, next: nextOf(rows, limit, (row) => row.id) }
  },
})

const number = z.number().int()

export const counts = query({
  name: 'alerting.counts',
  permission: 'alerting:read',
  scope: 'nation',
  summary:
    'How many alerts are open, and how many of the stations they mean have them and answered.',
  input: z.strictObject({}),
  output: z.strictObject({ alerts: number, audience: number, delivered: number, answered: number }),
  run: (ctx) => store.receptionsOfOpen(ctx.tx),
})
