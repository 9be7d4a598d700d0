import type { JobContext, JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { WAKE, wakingMessage } from './actions/wake.ts'
import { smsId } from './channel-sms.ts'
import { subscriptionOf } from './subscription.ts'
import { reasonOf } from './waking-words.ts'

/** A push service keeps it so long for a telephone that is off. */
const TTL_S = 24 * 60 * 60

/** Wakes by one contact; whoever could not be reached is tried again by himself. */
export const waking: JobKind = {
  kind: WAKE,
  permissions: ['alerting:send', 'accounts:names'],
  concurrency: 8,
  leaseMs: MINUTE,
  maxTries: 8,
  async run(ctx, { subject, payload }) {
    const [event = '', route = ''] = subject.split(' ')
    const reason = reasonOf(payload)
    const { message } = await ctx.call(wakingMessage, { route, reason })
    if (message !== null) await send(ctx, { ...message, event, id: `${event}.${route}` })
  },
}

interface Waking {
  /** Id of what happened. */
  readonly event: string
  readonly id: string
  readonly channel: 'mail' | 'sms' | 'push'
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly link: string
  readonly language: string
}

async function send({ ports, node }: JobContext, message: Waking): Promise<void> {
  const { channel, address, subject, text, link, language, event, id } = message
  if (channel === 'sms') return void (await ports.sms.send({ to: address, text, id: smsId(id) }))
  if (channel === 'push') {
    const shown = { title: subject, body: text, lang: language, tag: event, url: link }
    const dir = language === 'ar' ? 'rtl' : 'ltr'
    await ports.push.send({
      to: subscriptionOf(address),
      text: JSON.stringify({ ...shown, dir }),
      topic: event.replaceAll('-', '').slice(0, 32),
      ttlSeconds: TTL_S,
    })
    return
  }
  const messageId = `<${id}@${new URL(node.origin).hostname}>`
  await ports.mail.send({ to: address, subject, text, messageId })
}
