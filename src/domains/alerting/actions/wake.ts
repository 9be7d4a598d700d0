import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { type Language, text, type Translator } from '../../../core/text.ts'
import { routeChannel } from '../reach.ts'
import { personRoutes } from '../store/contact.ts'
import { type RouteRow, routeById } from '../store/route.ts'
import { mailWords } from '../words-mail.ts'
import { wakeWords } from '../words-wake.ts'
import { withRole } from './with-role.ts'

/** Contacts of people with a role; an authority has some dozens. */
export const MAX_WOKEN = 2_000

/** The job that wakes by one contact; its subject is what it is about and the route, its payload the cause. */
export const WAKE = 'alerting.wake'

/** Leaf index of a damaged record; null for the head of the log. */
const place = count.nullable()
/** Why people are woken: where the log is damaged, or a standing order whose site was changed. */
export const wakeCause = place.or(z.literal('order'))
type WakeCause = z.output<typeof wakeCause>

export const wakeForDamage = command({
  name: 'alerting.wakeForDamage',
  permission: 'alerting:tell',
  scope: 'nation',
  urgent: true,
  summary: 'Wakes everybody with a role in alerting: the record log of the node is damaged.',
  input: z.strictObject({ damage: id, seq: place }),
  output: z.strictObject({ told: z.number().int() }),
  async run(ctx, { damage, seq }) {
    const meant = await withRole(ctx, await personRoutes(ctx.tx, MAX_WOKEN))
    for (const route of meant) {
      const job = { kind: WAKE, subject: `${damage} ${route.id}`, payload: JSON.stringify(seq) }
      await ctx.schedule({ ...job, dueAt: ctx.now })
    }
    const persons = new Set(meant.map(({ owner }) => owner)).size
    const body = { persons, told: meant.length }
    ctx.record({ type: 'damage.everybodyTold', subject: damage, body })
    return { told: meant.length }
  },
})

export const wakingMessage = query({
  name: 'alerting.wakingMessage',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: the words that wake by one contact; null for one that is no more.',
  input: z.strictObject({ about: id, route: id, cause: wakeCause }),
  output: z.strictObject({
    message: z
      .strictObject({
        channel: routeChannel,
        address: z.string(),
        subject: z.string(),
        text: z.string(),
        link: z.string(),
        language: z.string(),
      })
      .nullable(),
  }),
  async run(ctx, { route, cause }) {
    const row = await routeById(ctx.tx, route)
    if (row === undefined || row.removed_at !== null) return { message: null }
    return { message: words(ctx, row, cause) }
  },
})

function words(ctx: QueryContext, row: RouteRow, cause: WakeCause) {
  const { node } = ctx
  const language: Language = row.language === 'ar' ? 'ar' : 'en'
  const t = text(language)
  const name = new URL(node.origin).host
  const { path, ...said } = cause === 'order' ? orderSaid(t, name) : damageSaid(t, name, cause)
  const subject = plain(said.subject)
  const link = `${node.prefix}/${language}${path}`
  const address = `${node.origin}${link}`
  const lines = [subject, '', plain(said.text), '', plain(t(said.more, { address }))]
  if (node.realm === 'exercise') lines.unshift(t(mailWords.exercise))
  const isLong = row.channel === 'mail'
  return {
    channel: row.channel,
    address: row.address,
    subject,
    text: isLong ? lines.join('\n') : `${subject} ${address}`,
    link,
    language,
  }
}

/** Without the marks that isolate a piece of another direction: mailboxes and telephones show them. */
function plain(said: string): string {
  return said.replaceAll(/[\u2066-\u2069]/g, '')
}

function damageSaid(t: Translator, node: string, seq: number | null) {
  const place = seq === null ? t(wakeWords.head) : t(wakeWords.record, { number: seq })
  const subject = t(wakeWords.subject, { node, place })
  const path = '/console/log-damage'
  return { subject, text: t(wakeWords.text), more: wakeWords.more, path }
}

function orderSaid(t: Translator, node: string) {
  const subject = t(wakeWords.orderSubject, { node })
  return {
    subject,
    text: t(wakeWords.orderText),
    more: wakeWords.orderMore,
    path: '/console/orders',
  }
}
