import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { namesOf } from '../../../core/names.ts'
import { withAncestors } from '../../../core/permission.ts'
import { isLanguage, type Language, text } from '../../../core/text.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { shortArea } from '../../../ui/name.ts'
import {
  attemptFacts,
  type MessageFacts,
  type OutboundMessage,
  outboundMessage,
  revisionFacts,
} from '../channel.ts'
import { channelOf } from '../channels.ts'
import { openPlace } from '../places.ts'
import { partOf } from '../part.ts'
import { MAX_IN_FORCE, MAX_TRIES, type Purpose, retryMs, routeChannel } from '../reach.ts'
import { records } from '../records.ts'
import { ACTIVE } from '../schema.ts'
import {
  alertsIn,
  alertsOnPaths,
  newestRevisions,
  revisionOf,
  type RevisionRow,
  versionKey,
} from '../store/alert.ts'
import {
  type AttemptKey,
  attempts,
  type DueAttempt,
  dueAttempts,
  messageName,
  nextAttemptAt,
} from '../store/attempt.ts'
import { hookAnswer } from '../store/hook.ts'
import { endRoute } from '../store/route.ts'
import { SEND } from './escalation.ts'
import { noteAnswer } from './hook.ts'

/** Messages of one batch. */
export const MESSAGE_BATCH = 50
/** A batch whose sender never came back is sent again after this time; the provider knows it by its id. */
const LEASE_MS = 5 * MINUTE

const namedMessage = z
  .string()
  .regex(/^[0-9a-f-]{36}\/\d{1,3}\/\d{1,4}\/\d{1,4}\/[0-9a-f-]{36}$/, 'no name of a message')

function keyOf(name: string): AttemptKey {
  const [alert = '', revision, step, occurrence, route = ''] = name.split('/')
  const numbers = { revision: Number(revision), step: Number(step) }
  return { alert, route, ...numbers, occurrence: Number(occurrence) }
}

export const takeMessages = command({
  name: 'alerting.takeMessages',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: takes messages of one channel that are due, with their words.',
  input: z.strictObject({ channel: routeChannel }),
  output: z.strictObject({ messages: z.array(outboundMessage) }),
  async run(ctx, { channel: name }) {
    const channel = channelOf(name)
    const wanted = { channel: name, now: ctx.now, limit: MESSAGE_BATCH }
    const due = channel === undefined ? [] : await dueAttempts(ctx.tx, wanted)
    const messages: OutboundMessage[] = []
    const words = await wordsOf(ctx, due)
    for (const attempt of due) {
      const facts = words(attempt)
      if (channel === undefined || facts === null || attempt.removedAt !== null) {
        await attempts.change(ctx.tx, attempts.keyOf(attempt), { state: 'closed' })
        continue
      }
      await attempts.change(ctx.tx, attempts.keyOf(attempt), {
        state: 'taken',
        tries: attempt.tries + 1,
        dueAt: addMs(ctx.now, LEASE_MS),
      })
      messages.push({ ...facts, ...(await channel.compose(ctx, facts)) })
    }
    const next = await nextAttemptAt(ctx.tx, name)
    if (next !== undefined) await ctx.schedule({ kind: SEND, subject: name, dueAt: next })
    ctx.unchanged('a message on its way is no fact yet')
    return { messages }
  },
})

/**
 * Gives what each message is about; null for one that is of no use any more: there is a newer version of the alert, which
 * has messages of its own, it is over, or its station is closed.
 */
async function wordsOf(ctx: CommandContext, due: readonly DueAttempt[]) {
  const revisions = new Map<string, RevisionRow | undefined>()
  const stations = new Map<string, string | null>()
  const newest = await newestRevisions(ctx.tx, [...new Set(due.map(({ alert }) => alert))])
  for (const { alert, revision, station, purpose } of due) {
    const key = versionKey({ alert, revision })
    if (!revisions.has(key)) revisions.set(key, await revisionOf(ctx.tx, alert, revision))
    if (!isAbout(purpose) || station === null || stations.has(station)) continue
    stations.set(station, (await openPlace(ctx, station))?.number ?? null)
  }
  const isOver = ({ alert, revision, purpose, station }: DueAttempt, expiresAt: string) =>
    // That one person alone released it stays worth knowing.
    purpose !== 'review' &&
    ((newest.get(alert)?.revision ?? 0) > revision ||
      (purpose !== 'told' && expiresAt <= ctx.now) ||
      (isAbout(purpose) && station !== null && stations.get(station) === null))
  const paths = due.filter(({ purpose }) => purpose === 'silent').map(({ area }) => area)
  const names = await namesOf(ctx, { areas: paths })
  const inForce = await inForceOf(ctx, due)
  return (attempt: DueAttempt): MessageFacts | null => {
    const row = revisions.get(versionKey(attempt))
    if (row === undefined || isOver(attempt, row.expiresAt)) return null
    const language = languageFor(ctx, attempt)
    const said = row.texts[language] ?? Object.values(row.texts)[0]
    const isHelp = attempt.purpose === 'help'
    return {
      ...partOf(attemptFacts, attempt),
      ...partOf(revisionFacts, row),
      id: messageName(attempt),
      language,
      headline: said?.headline ?? '',
      instruction: said?.instruction ?? '',
      place: isHelp
        ? (stations.get(attempt.station ?? '') ?? '')
        : // A short message costs by the letter, and whoever gets it knows the area.
          shortArea({ t: text(language) }, names, attempt.area),
      others: inForce(attempt).filter((alert) => alert !== attempt.alert).length,
    }
  }
}

/** Alerts in force where each message goes: what a station has to heed, else what touches the area of the post. */
async function inForceOf({ tx, now }: CommandContext, due: readonly DueAttempt[]) {
  const keyOf = ({ ownerKind, area }: DueAttempt) => `${ownerKind === 'station'} ${area}`
  const known = new Map<string, readonly string[]>()
  for (const attempt of due) {
    const { ownerKind, area } = attempt
    if (known.has(keyOf(attempt))) continue
    const wanted = { now, endedSince: now, limit: MAX_IN_FORCE }
    const found =
      ownerKind === 'station'
        ? await alertsOnPaths(tx, { ...wanted, paths: withAncestors(area) })
        : (await alertsIn(tx, { ...wanted, states: ACTIVE, areas: [area], before: 'g' })).filter(
            ({ expiresAt }) => (expiresAt ?? '') > now,
          )
    known.set(
      keyOf(attempt),
      found.map(({ id }) => id),
    )
  }
  return (attempt: DueAttempt) => known.get(keyOf(attempt)) ?? []
}

/** Whether a message of this purpose speaks of its station. */
function isAbout(purpose: Purpose): boolean {
  return purpose === 'ask' || purpose === 'help'
}

/** The language of the route, else of the node. */
function languageFor(ctx: CommandContext, { language }: DueAttempt): Language {
  if (language !== null && isLanguage(language)) return language
  const [first = 'en'] = ctx.node.languages
  return isLanguage(first) ? first : 'en'
}

const handedOver = z.strictObject({
  message: namedMessage,
  channel: routeChannel,
  outcome: z.enum(['sent', 'refused', 'failed']),
  providerId: z.string().max(200).nullable(),
  /** A few words of the provider; never an address. */
  status: z.string().max(200),
  /** Words of a message that only reached the sink. */
  body: z.string().max(4000).nullable(),
  isGone: z.boolean(),
  /** What a webhook answered. */
  answer: hookAnswer.exactOptional(),
})

export const noteMessages = command({
  name: 'alerting.noteMessages',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: notes what became of messages that were handed over.',
  input: z.strictObject({ items: z.array(handedOver).min(1).max(MESSAGE_BATCH) }),
  output: z.strictObject({}),
  async run(ctx, { items }) {
    for (const item of items) await noteOne(ctx, item)
    recordSent(ctx, items)
    return {}
  },
})

async function noteOne(ctx: CommandContext, item: z.infer<typeof handedOver>): Promise<void> {
  const { outcome, providerId, status, body } = item
  const message = keyOf(item.message)
  const tries = (await attempts.one(ctx.tx, message))?.tries ?? 0
  const isTriedAgain = outcome === 'failed' && tries < MAX_TRIES
  const dueAt = addMs(ctx.now, Math.max(retryMs(tries), item.answer?.restMs ?? 0))
  await attempts.change(ctx.tx, message, {
    state: outcome === 'sent' ? 'sent' : isTriedAgain ? 'waiting' : 'failed',
    providerId,
    providerStatus: status,
    body: ctx.node.realm === 'actual' ? withoutLinks(body) : body,
    at: ctx.now,
    ...(isTriedAgain ? { dueAt } : {}),
  })
  if (isTriedAgain) await ctx.schedule({ kind: SEND, subject: item.channel, dueAt })
  if (item.answer !== undefined) {
    const { answer } = item
    const isGivenUp = outcome !== 'sent' && !isTriedAgain
    await noteAnswer(ctx, { route: message.route, purpose: 'message', answer, isGivenUp })
  }
  if (item.isGone && (await endRoute(ctx.tx, message.route, ctx.now))) {
    ctx.record(records['route.removed'], { subject: message.route, body: { isGone: true } })
  }
}

/** The words without what answers for a station: who reads the messages of a node without a mail server is not that station. */
function withoutLinks(body: string | null): string | null {
  return body?.replaceAll(/(\/answer\/)[\w-]+/g, '$1…') ?? null
}

/** One record per alert and channel of a batch: counts, never addresses. */
function recordSent(ctx: CommandContext, items: readonly z.infer<typeof handedOver>[]): void {
  const groups = Map.groupBy(items, ({ message, channel }) =>
    [...message.split('/', 2), channel].join(' '),
  )
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const { alert, revision } = keyOf(first.message)
    const count = (wanted: 'sent' | 'refused' | 'failed') =>
      group.filter(({ outcome }) => outcome === wanted).length
    const counts = { sent: count('sent'), refused: count('refused'), failed: count('failed') }
    const body = { revision, channel: first.channel, ...counts }
    ctx.record(records['message.handedOver'], { subject: alert, body })
  }
}

const report = z.strictObject({
  providerId: z.string().min(1).max(200),
  status: z.string().max(60),
  state: z.enum(['delivered', 'failed']).nullable(),
})

export const noteReports = command({
  name: 'alerting.noteReports',
  permission: 'alerting:hear-sms',
  scope: 'nation',
  summary: 'For the door: notes what the SMS provider reports of messages it took.',
  input: z.strictObject({ items: z.array(report).min(1).max(500) }),
  output: z.strictObject({ known: z.number().int() }),
  async run(ctx, { items }) {
    let known = 0
    // A report that something arrived is not taken back by a late one that it was on its way.
    const state = ['sent', 'taken'] as const
    for (const { providerId, status: providerStatus, state: now } of items) {
      const change = now === null ? { providerStatus } : { providerStatus, state: now }
      known += await attempts.change(ctx.tx, { providerId, state }, change)
    }
    ctx.unchanged('an attempt is no fact about the station')
    return { known }
  },
})
