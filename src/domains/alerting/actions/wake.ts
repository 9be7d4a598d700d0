import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { type Language, text } from '../../../core/text.ts'
import { routeChannel } from '../reach.ts'
import { personRoutes } from '../store/contact.ts'
import { type RouteRow, routeById } from '../store/route.ts'
import { mailWords } from '../words-mail.ts'
import { wakeWords } from '../words-wake.ts'
import { withRole } from './with-role.ts'

/** Contacts of people with a role; an authority has some dozens. */
const MAX_WOKEN = 2_000

/** The job that wakes by one contact; its subject is the damage and the route, its payload the damaged record. */
export const WAKE = 'alerting.wake'

/** Leaf index of a damaged record; null for the head of the log. */
const place = count.nullable()

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
  input: z.strictObject({ damage: id, route: id, seq: place }),
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
  async run(ctx, { route, seq }) {
    const row = await routeById(ctx.tx, route)
    if (row === undefined || row.removed_at !== null) return { message: null }
    return { message: words(ctx, row, seq) }
  },
})

function words({ node }: QueryContext, row: RouteRow, seq: number | null) {
  const language: Language = row.language === 'ar' ? 'ar' : 'en'
  const t = text(language)
  const plain = (said: string) => said.replaceAll(/[\u2066-\u2069]/g, '')
  const at = seq === null ? t(wakeWords.head) : t(wakeWords.record, { number: seq })
  const subject = plain(t(wakeWords.subject, { node: new URL(node.origin).host, place: at }))
  const link = `${node.prefix}/${language}/console/log-damage`
  const address = `${node.origin}${link}`
  const lines = [subject, '', plain(t(wakeWords.text)), '', plain(t(wakeWords.more, { address }))]
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
