import { withAncestors } from '../../../core/permission.ts'
import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { isSameNumber, numberTail } from '../../../core/phone.ts'
import { addMs, DAY, MINUTE, msBetween, spanStart } from '../../../core/time.ts'
import { type CardKey, cardKey } from '../card-code.ts'
import { openPlace } from '../places.ts'
import { type Doubt } from '../reach.ts'
import { records } from '../records.ts'
import { isActive } from '../schema.ts'
import { answerSms, type AskedBack, canAnswer, type SmsAnswer } from '../sms-answer.ts'
import { readReply, type SmsReply } from '../sms-reply.ts'
import { numberAsked, shareOf, stationAsked } from '../sms-share.ts'
import {
  type AlertRow,
  alertsOnPaths,
  newestRevisions,
  type RevisionFacts,
  validSince,
} from '../store/alert.ts'
import * as store from '../store/card.ts'
import { receptionKey, receptionsOf } from '../store/receipt.ts'
import { addressesOf } from '../store/route.ts'
import { type Elsewhere, inOrder, isTag, meantBy } from '../which-alert.ts'
import { fileProblem } from './station-problem.ts'
import { type AnswerItem, storeAnswers } from './receipt.ts'
import { hearUnchecked } from './sms-unchecked.ts'
import { keepUnproven, type Unproven } from './sms-unproven.ts'

/** Short messages of one command; each answers one alert, and a command appends 500 records. */
export const MAX_SMS = 100
/** Alerts, newest first, among which letters are looked up that name none of the station, and how long after their end. */
const MAX_ELSEWHERE = 100
const NAMED_MS = DAY
/** Longest reason, comment or note that is taken from a message, in characters. */
const MAX_WORDS = 200
/** Wrong codes in ten minutes, from one number and from all; beyond, only a number of the code's own station is believed. */
export const WRONG_PER_NUMBER = 5
export const WRONG_IN_ALL = 300
const WINDOW_MS = 10 * MINUTE
/** Gateways deliver a message twice when our answer was lost: the same code, number and answer within this time are one. */
const REPEAT_MS = 30 * MINUTE

const arrived = z.strictObject({
  /** As the gateway says; anybody can forge it. */
  from: z.string().max(40),
  text: z.string().max(2000),
})
const outcome = z.enum(['taken', 'repeated', 'unproven'])

/** A message on its way through the command. */
interface Heard {
  readonly from: string
  readonly text: string
  readonly number: string
  readonly reply: SmsReply
  readonly hash: string | null
}

/** The command that takes replies; codes are found by a key of the realm. */
export const takeSms = command({
  name: 'alerting.takeSms',
  permission: 'alerting:hear-sms',
  scope: 'nation',
  urgent: true,
  summary:
    'For the door: replies by SMS. A code of a card answers for its station; anything else proves nothing.',
  input: z.strictObject({ items: z.array(arrived).min(1).max(MAX_SMS) }),
  output: z.strictObject({ results: z.array(outcome) }),
  async run(ctx, { items }) {
    const desk = await openDesk(ctx, cardKey(ctx.signing('stream')), items)
    const results: z.infer<typeof outcome>[] = []
    for (const heard of desk.heard) {
      const done = await hear(ctx, desk, heard)
      if (done === 'taken' || done === 'repeated') results.push(done)
      else {
        results.push('unproven')
        desk.unproven.push({ heard, ...done })
      }
    }
    await closeDesk(ctx, desk)
    return { results }
  },
})

/** What the messages of one command share. */
interface Desk {
  readonly heard: readonly Heard[]
  readonly codes: Map<string, store.FoundCode>
  readonly windowAt: string
  readonly tries: Map<string, number>
  readonly wrong: Map<string, number>
  readonly unproven: Unproven[]
  /** Answers of the whole command, written together. */
  readonly answers: AnswerItem[]
  /** Alerts in force by area. */
  readonly active: Map<string, RevisionFacts[]>
  /** Released alerts of every area that are or were lately valid; null until a message needs them. */
  lately: readonly AlertRow[] | null
  hasRecord: boolean
}

async function openDesk(
  ctx: CommandContext,
  card: CardKey,
  items: readonly z.infer<typeof arrived>[],
): Promise<Desk> {
  const heard = items.map(({ from, text }): Heard => {
    const reply = readReply(text)
    const number = card.number(numberTail(from))
    return { from, text, number, reply, hash: reply.code === null ? null : card.code(reply.code) }
  })
  const windowAt = spanStart(ctx.now, WINDOW_MS)
  const codes = await store.codesBy(ctx.tx, [...new Set(heard.flatMap(({ hash }) => hash ?? []))])
  const numbers = heard.flatMap(({ number }) => [number, numberAsked(number)])
  const stations = [...codes.values()].map(({ station }) => stationAsked(station))
  const key = [...new Set([...numbers, ...stations, 'all'])]
  const tries = await store.smsTries.many(ctx.tx, { windowAt, key }, { limit: key.length })
  return {
    heard,
    codes,
    windowAt,
    tries: new Map(tries.map((row) => [row.key, row.count])),
    wrong: new Map(),
    unproven: [],
    answers: [],
    active: new Map(),
    lately: null,
    hasRecord: false,
  }
}

type Done = 'taken' | 'repeated' | { readonly reason: Doubt; readonly station: string | null }

async function hear(ctx: CommandContext, desk: Desk, heard: Heard): Promise<Done> {
  const { reply, hash, number, from } = heard
  if (hash === null) return unprovenFor('no_code')
  const code = desk.codes.get(hash)
  if (isGuessing(desk, number) && !(await isOwn(ctx, code, from)))
    return await notChecked(ctx, desk, { code, reply })
  if (code === undefined) return wrongCode(desk, number)
  const meant = JSON.stringify(reply.said)
  if (code.usedAt !== null) {
    const isRepeat =
      code.usedFor === meant &&
      code.usedFrom === number &&
      msBetween(code.usedAt, ctx.now) <= REPEAT_MS
    return isRepeat ? 'repeated' : unprovenFor('used_code', code.station)
  }
  if (code.cancelledAt !== null) return unprovenFor('cancelled_card', code.station)
  if (reply.said === null) {
    await askBack(ctx, desk, { station: code.station, heard }, { why: 'unread', several: [] })
    return unprovenFor('no_answer', code.station)
  }
  const doubt = await speakFor(ctx, desk, { code, reply, heard })
  if (doubt !== null) return unprovenFor(doubt, code.station)
  const use = { usedAt: ctx.now, usedFor: meant, usedFrom: number }
  await store.codes.change(ctx.tx, { hash }, use)
  desk.codes.set(hash, { ...code, ...use })
  desk.hasRecord = true
  return 'taken'
}

/** Whether so many wrong codes came from the number, or from all, that a right one may be a guess. */
function isGuessing(desk: Desk, number: string): boolean {
  return triesOf(desk, number) >= WRONG_PER_NUMBER || triesOf(desk, 'all') >= WRONG_IN_ALL
}

async function isOwn(ctx: CommandContext, code: store.FoundCode | undefined, from: string) {
  return code !== undefined && (await telephonesOf(ctx, code.station, from)).own !== undefined
}

/** A code that may be a guess answers nothing and stays good; what calls for somebody with it is heard as not checked. */
async function notChecked(
  ctx: CommandContext,
  desk: Desk,
  by: { readonly code: store.FoundCode | undefined; readonly reply: SmsReply },
): Promise<Done> {
  const { code, reply } = by
  if (code === undefined || code.usedAt !== null || code.cancelledAt !== null)
    return unprovenFor('not_checked')
  const place = await openPlace(ctx, code.station)
  if (place !== null && reply.said !== null) {
    const { said, rest } = reply
    const open = await openAlerts(ctx, desk, place)
    await hearUnchecked(ctx, place, { said, rest: rest.slice(0, MAX_WORDS), open, hash: code.hash })
  }
  return unprovenFor('not_checked', code.station)
}

function wrongCode(desk: Desk, number: string): Done {
  for (const key of [number, 'all']) desk.wrong.set(key, (desk.wrong.get(key) ?? 0) + 1)
  return unprovenFor('unknown_code')
}

function unprovenFor(reason: Doubt, station: string | null = null): Done {
  return { reason, station }
}

function triesOf(desk: Desk, key: string): number {
  return (desk.tries.get(key) ?? 0) + (desk.wrong.get(key) ?? 0)
}

/** The telephones that are known for a station, and the one of them from which a message says that it comes. */
async function telephonesOf(ctx: CommandContext, station: string, from: string) {
  const known = await addressesOf(ctx.tx, [station], 'sms')
  return { known, own: known.find(({ address }) => isSameNumber(address, from)) }
}
type Telephones = Awaited<ReturnType<typeof telephonesOf>>

/** Answers the alert that is meant for the code's station, or reports its problem; gives why it did neither. */
async function speakFor(
  ctx: CommandContext,
  desk: Desk,
  by: { readonly code: store.FoundCode; readonly reply: SmsReply; readonly heard: Heard },
): Promise<'no_alert' | 'which_alert' | null> {
  const { code, reply, heard } = by
  const place = await openPlace(ctx, code.station)
  const { said, rest } = reply
  if (place === null || said === null) return 'no_alert'
  const device = `card:${code.card}`
  const problem = async (symptom: Parameters<typeof fileProblem>[2]['symptom']) => {
    const key = { clientKey: `sms-${code.hash.slice(0, 32)}`, device }
    const filed = await fileProblem(ctx, place, {
      symptom,
      ...(rest === '' ? {} : { note: rest.slice(0, MAX_WORDS) }),
      ...key,
    })
    return filed === null ? 'no_alert' : null
  }
  if ('symptom' in said) return await problem(said.symptom)
  const open = await openAlerts(ctx, desk, place)
  const elsewhere = await elsewhereNamed(ctx, desk, { rest, open })
  const meant = meantBy(open, { given: said.answer, rest }, elsewhere)
  if (meant === null) return said.answer === 'need_help' ? await problem('other') : 'no_alert'
  if ('several' in meant) {
    const { several, misnamed } = meant
    const why = misnamed ?? { why: 'several' as const }
    await askBack(ctx, desk, { station: place.id, heard }, { ...why, several })
    return 'which_alert'
  }
  const { one } = meant
  const note = meant.rest.slice(0, MAX_WORDS)
  const words = { [said.answer === 'cannot_comply' ? 'reason' : 'comment']: note }
  desk.answers.push({
    alert: one.alert,
    revision: one.revision,
    station: place.id,
    area: place.area,
    device,
    channel: 'sms' as const,
    clientKey: `sms-${code.hash.slice(0, 24)}-${one.alert.slice(-12)}`,
    answer: said.answer,
    capturedAt: ctx.now,
    ...(note === '' ? {} : words),
  })
  const waiting = inOrder(open).filter((other) => !other.isAnswered && other !== one)
  const { answer } = said
  const telephones = await telephonesOf(ctx, place.id, heard.from)
  await tell(ctx, { from: heard.from, telephones }, { answer, one, waiting })
  return null
}

/** Asks the telephone back while it has a share left. */
async function askBack(
  ctx: CommandContext,
  desk: Desk,
  by: { readonly station: string; readonly heard: Heard },
  said: AskedBack,
): Promise<void> {
  const { station, heard } = by
  const telephones = await telephonesOf(ctx, station, heard.from)
  const { known, own } = telephones
  const isKnown = own !== undefined
  const whose = { station, number: heard.number, isKnown, hasNumbers: known.length > 0 }
  const keys = shareOf(whose, (key) => triesOf(desk, key))
  if (keys === null) return
  for (const key of keys) desk.wrong.set(key, (desk.wrong.get(key) ?? 0) + 1)
  await tell(ctx, { from: heard.from, telephones }, said)
}

/** Answers the telephone that the message came from: whoever holds the card speaks for the station. */
async function tell(
  ctx: CommandContext,
  { from, telephones: { known, own } }: { readonly from: string; readonly telephones: Telephones },
  said: SmsAnswer,
): Promise<void> {
  if (!canAnswer(ctx, from)) return
  const language = (own ?? known[0])?.language ?? null
  await answerSms(ctx, { to: from, language }, said)
}

/** Alerts in force that a station is asked about, with whether it answered; what this command has taken counts. */
async function openAlerts(
  ctx: CommandContext,
  desk: Desk,
  place: { readonly id: string; readonly area: string },
): Promise<(RevisionFacts & { readonly isAnswered: boolean })[]> {
  const active = desk.active.get(place.area) ?? (await activeIn(ctx, place.area))
  desk.active.set(place.area, active)
  const known = await receptionsOf(ctx.tx, active, [place.id])
  const isTaken = ({ alert }: RevisionFacts) =>
    desk.answers.some((one) => one.station === place.id && one.alert === alert)
  return active.map((row) => {
    const answer = known.get(receptionKey(row, place.id))?.answer ?? null
    return { ...row, isAnswered: answer !== null || isTaken(row) }
  })
}

/** Alerts that the words may name besides those which the station is asked about; none where no word may be letters. */
async function elsewhereNamed(
  ctx: CommandContext,
  desk: Desk,
  by: { readonly rest: string; readonly open: readonly RevisionFacts[] },
): Promise<readonly Elsewhere[]> {
  if (!by.rest.split(' ').some(isTag)) return []
  const { now, tx } = ctx
  desk.lately ??= await validSince(tx, { since: addMs(now, -NAMED_MS), limit: MAX_ELSEWHERE })
  return desk.lately
    .filter(({ id }) => !by.open.some(({ alert }) => alert === id))
    .map(({ id, state, expiresAt }) => ({
      alert: id,
      isOver: !isActive(state) || (expiresAt !== null && expiresAt <= now),
    }))
}

/** Newest revisions of the alerts in force for an area, newest first. */
async function activeIn(ctx: CommandContext, area: string): Promise<RevisionFacts[]> {
  const { now } = ctx
  // None that ended: nothing ends after now.
  const wanted = { paths: withAncestors(area), now, endedSince: now, limit: 20 }
  const ids = (await alertsOnPaths(ctx.tx, wanted)).map((alert) => alert.id)
  const revisions = await newestRevisions(ctx.tx, ids)
  return ids.flatMap((alert) => revisions.get(alert) ?? [])
}

/** Keeps what proves nothing, and counts. */
async function closeDesk(ctx: CommandContext, desk: Desk): Promise<void> {
  const answered = await storeAnswers(ctx, desk.answers)
  const refused = answered.filter(({ result }) => result === 'refused').length
  // The codes are used all the same, so this cannot be repeated without end.
  if (refused > 0) {
    ctx.record(records['sms.refused'], { subject: 'alerting', body: { count: refused } })
  }
  const { windowAt } = desk
  const counts = [...desk.wrong.keys()].map((key) => ({ key, windowAt, count: triesOf(desk, key) }))
  await store.smsTries.put(ctx.tx, counts)
  if (desk.unproven.length > 0) await keepUnproven(ctx, desk.unproven)
  else if (!desk.hasRecord) ctx.unchanged('nothing of this counts')
}
