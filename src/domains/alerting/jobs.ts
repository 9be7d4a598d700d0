import type { z } from 'zod'
import type { WebhookReceipt } from '../../core/port.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { Problem } from '../../core/problem.ts'
import { MINUTE, SECOND } from '../../core/time.ts'
import { TELL_REFUSED, tellRefused } from './actions/answer-limit.ts'
import { FORGET_CONTACT, forgetContact, makeContactCode, SEND_CODE } from './actions/contact.ts'
import { ESCALATE, escalate, SEND } from './actions/escalation.ts'
import { noteMessages, takeMessages } from './actions/message.ts'
import { expire } from './actions/release.ts'
import { GATHER, gatherRoutes } from './actions/route.ts'
import { FORGET, forget } from './actions/sms-unproven.ts'
import { WAKE, WAKE_BY_HOOK, wakingMessage } from './actions/wake.ts'
import type { Channel, HandedOver, OutboundMessage, outgoing } from './channel.ts'
import { smsId } from './channel-sms.ts'
import { channelOf } from './channels.ts'
import { answerOf, statusOf } from './hook.ts'
import { HOOK_PERMISSIONS, sendByHook, testingHooks } from './jobs-hook.ts'
import { ROUTE_CHANNELS, routeChannel } from './reach.ts'
import { ANSWER_SMS, smsAnswer } from './sms-answer.ts'
import { subscriptionOf } from './subscription.ts'
import { reasonOf } from './waking-words.ts'

/** Ends each alert at its time; an update moves the time, and the action looks at it. */
const expiring: JobKind = {
  kind: 'alerting.expire',
  permissions: ['alerting:expire'],
  concurrency: 4,
  leaseMs: 30 * SECOND,
  maxTries: 20,
  async run(ctx, job) {
    await ctx.call(expire, { alert: job.subject })
  },
}

/** Pages of steps carried out by one run of the timer; then it is due again at once. */
const MAX_PAGES = 1000

/** One timer for the smallest due time of all steps. */
const escalating: JobKind = {
  kind: ESCALATE.kind,
  permissions: ['alerting:escalate', 'territory:read', 'accounts:names'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  // A step that was due while the node was down is carried out at the start.
  always: { subject: ESCALATE.subject },
  async run(ctx) {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      if ((await ctx.call(escalate, {})).isIdle) return
    }
  },
}

/** Batches handed over by one run of a queue. */
const MAX_BATCHES = 200

/** The queue of each channel: hands over what is due and notes what became of it. */
const sending: JobKind = {
  kind: SEND,
  permissions: [...HOOK_PERMISSIONS, 'territory:read'],
  // Each channel its own: one that waits for a service that hangs holds up no other.
  concurrency: ROUTE_CHANNELS.length,
  leaseMs: 10 * MINUTE,
  maxTries: 20,
  async run(ctx, job) {
    const name = routeChannel.parse(job.subject)
    const channel = channelOf(name)
    if (channel === undefined) return
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const { messages } = await ctx.call(takeMessages, { channel: name })
      if (messages.length === 0) return
      const items = await handOver(ctx, channel, messages)
      await ctx.call(noteMessages, { items })
    }
  },
}

/** Hands messages over, some at once; a failure of one is its own. */
async function handOver(ctx: JobContext, channel: Channel, messages: readonly OutboundMessage[]) {
  const waiting = messages.values()
  const items: Awaited<ReturnType<typeof handOne>>[] = []
  const worker = async () => {
    for (const message of waiting) items.push(await handOne(ctx, channel, message))
  }
  await Promise.all(Array.from({ length: channel.concurrency }, worker))
  return items
}

async function handOne(ctx: JobContext, channel: Channel, message: OutboundMessage) {
  const facts = { message: message.id, channel: channel.name }
  try {
    const done: HandedOver = await channel.send(ctx.ports, message, ctx.node)
    if (done.answer !== undefined) return { ...facts, ...answered(done.answer, message) }
    const { providerId, status, isSink, isGone = false } = done
    const body = isSink ? message.text : null
    const outcome = isGone ? ('refused' as const) : ('sent' as const)
    return { ...facts, outcome, providerId, status, body, isGone }
  } catch (error) {
    const outcome = error instanceof Problem ? 'refused' : 'failed'
    const status = error instanceof Error ? withoutAddress(error.message, message) : 'unknown'
    return { ...facts, outcome, providerId: null, status, body: null, isGone: false } as const
  }
}

/** What became of a message by a webhook. */
function answered(receipt: WebhookReceipt, { text }: OutboundMessage) {
  const outcome = receipt.outcome === 'taken' ? ('sent' as const) : receipt.outcome
  const body = receipt.isSink ? text : null
  const said = { providerId: null, status: statusOf(receipt), body, isGone: false }
  return { outcome, ...said, answer: answerOf(receipt) }
}

/** What a provider said, without whom it was about: mail servers repeat the mailbox that they refuse. */
function withoutAddress(text: string, { address }: OutboundMessage): string {
  const named = address === '' ? text : text.replaceAll(address, '…')
  return named.replaceAll(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, '…').slice(0, 200)
}

/** Pages of one look; half a million stations have 250. */
const MAX_GATHER_PAGES = 500

/** Takes telephones of stations and contacts of posts over from territory: every hour, and when it changed. */
const gathering: JobKind = {
  kind: GATHER.kind,
  permissions: ['alerting:gather', 'territory:read'],
  concurrency: 1,
  leaseMs: 10 * MINUTE,
  maxTries: 5,
  always: { subject: GATHER.subject },
  async run(ctx) {
    for (const kind of ['station', 'official'] as const) {
      let after: string | null = ''
      for (let page = 0; page < MAX_GATHER_PAGES && after !== null; page += 1) {
        after = (await ctx.call(gatherRoutes, { of: kind, after })).next
      }
    }
  },
}

/** Removes messages without proof that are older than they are kept. */
const forgetting: JobKind = {
  kind: FORGET.kind,
  permissions: ['alerting:gather'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 5,
  always: { subject: FORGET.subject },
  async run(ctx) {
    await ctx.call(forget, {})
  },
}

/** Wipes the address of a contact that was removed, once it hears nothing any more. */
const forgettingContacts: JobKind = {
  kind: FORGET_CONTACT,
  permissions: ['alerting:gather'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  async run(ctx, { subject: route }) {
    await ctx.call(forgetContact, { route })
  },
}

/** Tells of answers that were refused, also of those that were counted just before the node stopped. */
const tellingRefused: JobKind = {
  kind: TELL_REFUSED.kind,
  permissions: ['alerting:gather'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  always: { subject: TELL_REFUSED.subject },
  async run(ctx) {
    await ctx.call(tellRefused, {})
  },
}

/** Sends the code of a contact that somebody entered; a new one with every try. */
const sendingCodes: JobKind = {
  kind: SEND_CODE,
  permissions: HOOK_PERMISSIONS,
  concurrency: 2,
  leaseMs: MINUTE,
  maxTries: 5,
  async run(ctx, { subject: route }) {
    const { message } = await ctx.call(makeContactCode, { route })
    if (message === null) return
    const { channel, address, subject: title, text, messageId: id } = message
    if (channel !== 'hook') return await deliver(ctx, { ...message, id })
    await sendByHook(ctx, { route, purpose: 'code', address, id, type: 'code', title, text })
  },
}

/** A push service keeps it so long for a telephone that is off. */
const TTL_S = 24 * 60 * 60

/** Wakes by one contact; whoever could not be reached is tried again by himself. */
const waking: JobKind = {
  kind: WAKE,
  permissions: HOOK_PERMISSIONS,
  concurrency: 8,
  leaseMs: MINUTE,
  maxTries: 8,
  async run(ctx, { subject, payload }) {
    const [event = '', route = ''] = subject.split(' ')
    const reason = reasonOf(payload)
    const { message } = await ctx.call(wakingMessage, { route, reason })
    if (message === null) return
    const id = `${event}.${route}`
    const messageId = `<${id}@${new URL(ctx.node.origin).hostname}>`
    const { subject: title, text: body, language: lang, link: url } = message
    if (message.channel === 'hook') {
      const said = { address: message.address, id, type: reason.why, title, text: body }
      return await sendByHook(ctx, { route, purpose: 'message', ...said })
    }
    if (message.channel !== 'push') return await deliver(ctx, { ...message, id, messageId })
    const dir = lang === 'ar' ? 'rtl' : 'ltr'
    await ctx.ports.push.send({
      to: subscriptionOf(message.address),
      text: JSON.stringify({ title, body, lang, tag: event, url, dir }),
      topic: event.replaceAll('-', '').slice(0, 32),
      ttlSeconds: TTL_S,
    })
  },
}

const wakingByHook: JobKind = { ...waking, kind: WAKE_BY_HOOK }

/** Answers a short message. */
const answeringSms: JobKind = {
  kind: ANSWER_SMS,
  permissions: [],
  concurrency: 4,
  leaseMs: MINUTE,
  maxTries: 5,
  async run({ ports }, { subject, payload }) {
    const { to, text } = smsAnswer.parse(JSON.parse(payload))
    await ports.sms.send({ to, text, id: smsId(subject) })
  },
}

/** Hands over what is about no alert. */
async function deliver(
  { ports }: JobContext,
  message: z.infer<typeof outgoing> & { readonly id: string; readonly messageId: string },
): Promise<void> {
  const { channel, address: to, subject, text, id, messageId } = message
  if (channel === 'sms') await ports.sms.send({ to, text, id: smsId(id) })
  else await ports.mail.send({ to, subject, text, messageId })
}

/** Everything that alerting does by the clock. */
export const jobs: readonly JobKind[] = [
  expiring,
  escalating,
  sending,
  sendingCodes,
  gathering,
  answeringSms,
  forgetting,
  forgettingContacts,
  tellingRefused,
  waking,
  wakingByHook,
  testingHooks,
]
