import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { count } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { namesOf } from '../../core/names.ts'
import { type Language, text, type Translator, unmarked } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { plainName } from '../../ui/name.ts'
import { actorRef } from './schema.ts'
import type { RouteRow } from './store/route.ts'
import type { RouteChannel } from './reach.ts'
import { hookWords } from './texts/hook.ts'
import { mailWords } from './texts/mail.ts'
import { wakeWords } from './texts/wake.ts'
import { trialSaid } from './trial-words.ts'

/** Leaf index of a damaged record; null for the head of the log. */
export const place = count.nullable()

/** What somebody else ended or took. */
export const ENDINGS = ['sessions-ended', 'role-taken'] as const

/** What gives or takes power over an account. */
export const ACCOUNT_TOLD = [
  'passkey-added',
  'passkey-removed',
  'codes-renewed',
  'code-used',
  'recovered',
  'contact-removed',
  'role-given',
  ...ENDINGS,
] as const

/** Why somebody is woken: damage of the log, a standing order whose site was changed, the own account, the sessions or role of another, a webhook that takes nothing, or more of such than was told. */
export const wakingReason = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('damage'), seq: place }),
  z.strictObject({ why: z.literal('order') }),
  z.strictObject({ why: z.literal('account'), what: z.enum(ACCOUNT_TOLD), at: time }),
  z.strictObject({ why: z.literal('ending'), what: z.enum(ENDINGS), person: actorRef, at: time }),
  z.strictObject({ why: z.literal('more'), count, hour: time }),
  z.strictObject({ why: z.literal('trial'), alert: id }),
  z.strictObject({ why: z.literal('hook'), place: z.string().max(300), isPost: z.boolean() }),
])
export type WakingReason = z.infer<typeof wakingReason>

/** Reads the payload of a job; before there were other reasons it was the place of the damage alone. */
export function reasonOf(payload: string): WakingReason {
  const said: unknown = JSON.parse(payload)
  const isPlace = said === null || typeof said === 'number'
  return wakingReason.parse(isPlace ? { why: 'damage', seq: said } : said)
}

/** What is said, before it is cut for a channel. */
interface Said {
  readonly subject: string
  /** For a mail, below the subject. */
  readonly paragraphs: readonly string[]
  /** For a short message or a notification, behind the subject. */
  readonly short: string
  /** Page that a notification opens, behind the language. */
  readonly page: string
}

/** The words for one contact, in its language; whatever the channel, an exercise is named first. Null for a draft that is no more. */
export async function wakingWords(ctx: QueryContext, row: RouteRow, reason: WakingReason) {
  const { node } = ctx
  const language: Language = row.language === 'ar' ? 'ar' : 'en'
  const t = text(language)
  const said = await saidOf(ctx, t, reason)
  if (said === null) return null
  const isExercise = node.realm === 'exercise'
  const subject = unmarked(isExercise ? t(mailWords.mark, { subject: said.subject }) : said.subject)
  const lines = [subject, ...said.paragraphs.map(unmarked)]
  if (isExercise) lines.unshift(t(mailWords.exercise))
  return {
    channel: row.channel,
    address: row.address,
    subject,
    text: textFor(row.channel, { subject, lines, short: unmarked(said.short) }),
    link: `${node.prefix}/${language}${said.page}`,
    language,
  }
}

function textFor(
  channel: RouteChannel,
  { subject, lines, short }: { subject: string; lines: readonly string[]; short: string },
): string {
  if (channel === 'mail') return lines.join('\n\n')
  // A webhook has its title apart.
  return channel === 'hook' ? short : `${subject} ${short}`
}

async function saidOf(
  ctx: QueryContext,
  t: Translator,
  reason: WakingReason,
): Promise<Said | null> {
  const node = new URL(ctx.node.origin).host
  switch (reason.why) {
    case 'damage':
      return damageSaid(ctx, t, reason.seq)
    case 'order':
      return orderSaid(ctx, t)
    case 'account': {
      const isByOther = [...ENDINGS, 'role-given'].includes(reason.what)
      const advice = t(isByOther ? wakeWords.adviceEnded : wakeWords.adviceOwn)
      return news(ctx, t, { subject: t(wakeWords[reason.what], { node }), at: reason.at, advice })
    }
    case 'ending': {
      const names = await namesOf(ctx, { persons: [reason.person] })
      const person = plainName({ t, node: ctx.node }, names, reason.person)
      const said = reason.what === 'role-taken' ? wakeWords.othersRole : wakeWords.othersSessions
      const subject = t(said, { node, person })
      return news(ctx, t, { subject, at: reason.at, advice: t(wakeWords.adviceOthers) })
    }
    case 'trial':
      return await trialSaid(ctx, t, reason.alert)
    case 'hook':
      return hookSaid(ctx, t, reason)
    case 'more': {
      const { count: held, hour: at } = reason
      const subject = t(wakeWords.heldBack, {
        node,
        count: held,
        time: t.dateTime(at, ctx.node.zone),
      })
      return news(ctx, t, { subject, at, advice: t(wakeWords.adviceMore) })
    }
  }
}

function damageSaid({ node }: QueryContext, t: Translator, seq: number | null): Said {
  const at = seq === null ? t(wakeWords.head) : t(wakeWords.record, { number: seq })
  const page = '/console/log-damage'
  const address = `${node.origin}${node.prefix}/${t.language}${page}`
  return {
    subject: t(wakeWords.subject, { node: new URL(node.origin).host, place: at }),
    paragraphs: [t(wakeWords.text), t(wakeWords.more, { address })],
    short: address,
    page,
  }
}

function orderSaid({ node }: QueryContext, t: Translator): Said {
  const page = '/console/orders'
  const address = `${node.origin}${node.prefix}/${t.language}${page}`
  return {
    subject: t(wakeWords.orderSubject, { node: new URL(node.origin).host }),
    paragraphs: [t(wakeWords.orderText), t(wakeWords.orderMore, { address })],
    short: address,
    page,
  }
}

function hookSaid(
  { node }: QueryContext,
  t: Translator,
  { place: failing, isPost }: { readonly place: string; readonly isPost: boolean },
): Said {
  const page = isPost ? '/console/routes' : '/console/contacts'
  const address = `${node.origin}${node.prefix}/${t.language}${page}`
  const said = { node: new URL(node.origin).host, place: failing }
  const short = t(hookWords.failingMore, { address })
  return { subject: t(hookWords.failingSubject, said), paragraphs: [short], short, page }
}

/** News of an account: when and what, and what to do; no link, so that nobody learns to sign in by one of a message. */
function news(
  { node }: QueryContext,
  t: Translator,
  { subject, at, advice }: { subject: string; at: string; advice: string },
): Said {
  const when = t.dateTime(at, node.zone)
  return {
    subject,
    paragraphs: [when, advice, t(wakeWords.noLink)],
    short: `${when}. ${t(wakeWords.shortAdvice)}`,
    page: '',
  }
}
