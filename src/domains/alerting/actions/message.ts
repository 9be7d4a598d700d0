import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { namesOf } from '../../../core/names.ts'
import { isLanguage, type Language, text } from '../../../core/text.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { plainArea } from '../../../ui/name.ts'
import { type MessageFacts, type OutboundMessage, outboundMessage } from '../channel.ts'
import { channelOf } from '../channels.ts'
import { openPlace } from '../open-place.ts'
import { MAX_TRIES, type Purpose, retryMs, routeChannel } from '../reach.ts'
import { records } from '../records.ts'
import { listOf, newestRevisions, revisionOf, type RevisionRow } from '../store/alert.ts'
import {
  type AttemptKey,
  attempts,
  type DueAttempt,
  dueAttempts,
  nextAttemptAt,
  noteReport,
} from '../store/attempt.ts'
import { removeRouteRow } from '../store/route.ts'
import { SEND } from './escalation.ts'

/** Messages of one batch. */
export const MESSAGE_BATCH = 50
/** A batch whose sender never came back is sent again after this time; the provider knows it by its id. */
const LEASE_MS = 5 * MINUTE

const spoken = z.record(z.string(), z.object({ headline: z.string(), instruction: z.string() }))

/** A message's name: what tells it apart, in one text. */
function messageId(key: AttemptKey): string {
  return [key.alert, key.revision, key.step, key.occurrence, key.route].join('/')
}

const messageName = z
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
    const due =
      channel === undefined
        ? []
        : await dueAttempts(ctx.tx, { channel: name, now: ctx.now, limit: MESSAGE_BATCH })
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
    const key = `${alert}.${revision}`
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
  return (attempt: DueAttempt): MessageFacts | null => {
    const row = revisions.get(`${attempt.alert}.${attempt.revision}`)
    if (row === undefined || isOver(attempt, row.expiresAt)) return null
    const language = languageFor(ctx, attempt)
    const texts = spoken.parse(JSON.parse(row.texts))
    const said = texts[language] ?? Object.values(texts)[0]
    const isHelp = attempt.purpose === 'help'
    return {
      id: messageId(attempt),
      alert: attempt.alert,
      revision: attempt.revision,
      kind: row.kind,
      purpose: attempt.purpose,
      route: attempt.route,
      owner: attempt.owner,
      ownerKind: attempt.ownerKind,
      address: attempt.address,
      language,
      headline: said?.headline ?? '',
      instruction: said?.instruction ?? '',
      answers: listOf(row.answers),
      expiresAt: row.expiresAt,
      station: attempt.station,
      place: isHelp
        ? (stations.get(attempt.station ?? '') ?? '')
        : plainArea({ t: text(language) }, names, attempt.area),
      silent: attempt.silent,
    }
  }
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
  message: messageName,
  channel: routeChannel,
  outcome: z.enum(['sent', 'refused', 'failed']),
  providerId: z.string().max(200).nullable(),
  /** A few words of the provider; never an address. */
  status: z.string().max(200),
  /** Words of a message that only reached the sink. */
  body: z.string().max(4000).nullable(),
  isGone: z.boolean(),
})

export const noteMessages = command({
  name: 'alerting.noteMessages',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: notes what became of messages that were handed over.',
  input: z.strictObject({ items: z.array(handedOver).min(1).max(MESSAGE_BATCH) }),
  output: z.strictObject({}),
  async run(ctx, { items }) {
    for (const item of items) {
      const { outcome, providerId, status, body } = item
      const message = keyOf(item.message)
      const tries = (await attempts.one(ctx.tx, message))?.tries ?? 0
      const isTriedAgain = outcome === 'failed' && tries < MAX_TRIES
      const dueAt = addMs(ctx.now, retryMs(tries))
      await attempts.change(ctx.tx, message, {
        state: outcome === 'sent' ? 'sent' : isTriedAgain ? 'waiting' : 'failed',
        providerId,
        providerStatus: status,
        body: ctx.node.realm === 'actual' ? withoutLinks(body) : body,
        at: ctx.now,
        ...(isTriedAgain ? { dueAt } : {}),
      })
      if (isTriedAgain) await ctx.schedule({ kind: SEND, subject: item.channel, dueAt })
      if (item.isGone && (await removeRouteRow(ctx.tx, message.route, ctx.now))) {
        ctx.record(records['route.removed'], { subject: message.route, body: { isGone: true } })
      }
    }
    recordSent(ctx, items)
    return {}
  },
})

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
    ctx.record(records['message.handedOver'], {
      subject: alert,
      body: {
        revision,
        channel: first.channel,
        sent: count('sent'),
        refused: count('refused'),
        failed: count('failed'),
      },
    })
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
    for (const item of items) known += await noteReport(ctx.tx, item)
    ctx.unchanged('an attempt is no fact about the station')
    return { known }
  },
})
