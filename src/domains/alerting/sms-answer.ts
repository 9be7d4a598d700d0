import { z } from 'zod'
import type { CommandContext } from '../../core/action.ts'
import { phoneNumber } from '../../core/phone.ts'
import { isLanguage, type Language, type Translator } from '../../core/text.ts'
import { fitted, partsOf } from '../../lib/sms/index.ts'
import { MAX_PARTS, plain } from './channel-sms.ts'
import type { Answer } from './schema.ts'
import { stationAnswer } from './station-answers.ts'
import type { RevisionFacts } from './store/alert.ts'
import { smsAnswerWords as words } from './texts/reach.ts'
import { alertTag, type Misnamed } from './which-alert.ts'

/** The job that sends an answer to a short message. */
export const ANSWER_SMS = 'alerting.answerSms'
export const smsAnswer = z.strictObject({ to: z.string(), text: z.string() })

/** Alerts that one message asks about; more nobody tells apart on a telephone. */
const MAX_ASKED = 4
/** Longest part of a headline in it, in characters: the first with which every alert still has its letters. */
const HEADLINES = [40, 30, 20] as const
/** Parts of a question whose letters do not fit into {@link MAX_PARTS}, as in Arabic: cut off they could not be sent back. */
const ASKED_PARTS = 4

/** Several alerts may be meant, or none that is open, or no answer was read: nothing was taken. */
export type AskedBack = (Misnamed | { readonly why: 'several' | 'unread' }) & {
  readonly several: readonly RevisionFacts[]
}

/** What is said of each reason why nothing was taken. */
const NOT_TAKEN = {
  several: (t, { mark }) => t(words.notYet, { mark }),
  over: (t, { mark, letters }) => t(words.over, { mark, letters }),
  unknown: (t, { mark, letters }) => t(words.unknown, { mark, letters }),
  answer: (t, { mark, letters, numbers }) => t(words.takesOnly, { mark, letters, numbers }),
  unread: (t, { mark }) => t(words.unread, { mark }),
} as const satisfies Record<
  AskedBack['why'],
  (
    t: Translator,
    by: { readonly mark: string; readonly letters: string; readonly numbers: string },
  ) => string
>

/** The number by which each answer is given. */
const NUMBERS = { done: '1', cannot_comply: '2', need_help: '3' } as const satisfies Record<
  Answer,
  string
>

/** What the sender is told. */
export type SmsAnswer =
  /** It was taken for this alert; these still wait. */
  | {
      readonly answer: Answer
      readonly one: RevisionFacts
      readonly waiting: readonly RevisionFacts[]
    }
  | AskedBack

/** Whether the node can answer a short message from there: an address of letters takes none. */
export function canAnswer({ node }: CommandContext, from: string): boolean {
  return (node.sms !== null || node.realm === 'exercise') && phoneNumber(from) !== null
}

/** Has the answer sent, in the language of the station's number where one is known. */
export async function answerSms(
  ctx: CommandContext,
  { to, language }: { readonly to: string; readonly language: string | null },
  said: SmsAnswer,
): Promise<void> {
  const text = textOf(ctx, languageOf(ctx, language), said)
  const payload = JSON.stringify({ to, text })
  await ctx.schedule({ kind: ANSWER_SMS, subject: ctx.newId(), payload, dueAt: ctx.now })
}

function languageOf({ node }: CommandContext, known: string | null): Language {
  return [known, ...node.languages].find((one) => one !== null && isLanguage(one)) ?? 'en'
}

/** What it says, EXERCISE first where it is one. */
function textOf({ node }: CommandContext, language: Language, said: SmsAnswer): string {
  const t = node.speak(language)
  const mark = node.realm === 'exercise' ? t(words.exercise) : ''
  const headline = ({ texts }: RevisionFacts) => {
    const whole = (texts[language] ?? Object.values(texts)[0])?.headline ?? ''
    // A headline of the exercise has its mark already, and the message has one.
    const own = mark !== '' && whole.startsWith(mark) ? whole.slice(mark.length) : whole
    return plain(own).replace(/^[\s:]+/, '')
  }
  const listed = (alerts: readonly RevisionFacts[]) =>
    alerts.map((one) => ({ alert: one.alert, headline: headline(one), sent: one.sent }))
  const how = { t, zone: node.zone }
  if ('several' in said) return askedText(how, { mark, said, listed: listed(said.several) })
  const { answer, one, waiting } = said
  const what = t(stationAnswer(one.eventCode, answer))
  const head = plain(t(words.taken, { mark, what, headline: headline(one) }))
  const [first] = waiting
  if (first === undefined) return fitted({ head, middle: '', tail: '' }, MAX_PARTS)
  // Against all that wait: the next one has to be told from each of them.
  const nexts = HEADLINES.map((room) => choices(how, listed(waiting), room)[0] ?? '')
  const tails = [...nexts, alertTag(first.alert)].map((next) =>
    plain(t(words.more, { count: waiting.length, next })),
  )
  const tail = tails.find((one) => partsOf(one).parts <= MAX_PARTS) ?? ''
  return fitted({ head, middle: '', tail }, MAX_PARTS)
}

/** How words and times are said. */
interface Speech {
  readonly t: Translator
  readonly zone: string
}

/** An alert that a message lists. */
interface ListedAlert {
  readonly alert: string
  readonly headline: string
  readonly sent: string
}

/** The words by which it is asked back; each of at most four alerts has its letters in them. */
export function askedText(
  how: Speech,
  by: {
    readonly mark: string
    readonly said: AskedBack
    readonly listed: readonly ListedAlert[]
  },
): string {
  const { mark, said, listed } = by
  const { t } = how
  const letters = 'letters' in said ? said.letters : ''
  const numbers =
    'takes' in said
      ? said.takes
          .map((one) => NUMBERS[one])
          .toSorted()
          .join(', ')
      : ''
  const not = plain(NOT_TAKEN[said.why](t, { mark, letters, numbers })).trim()
  if (said.why === 'unread') return fitted({ head: not, middle: '', tail: '' }, MAX_PARTS)
  const next = listed.length === 0 ? t(words.noOther) : t(words.again, { count: listed.length })
  const head = `${not} ${plain(next)}`
  const rooms = HEADLINES.map((room) => choices(how, listed.slice(0, MAX_ASKED), room).join(' '))
  const fits = (middle: string) => partsOf(`${head} ${middle}`).parts <= MAX_PARTS
  const middle = rooms.find(fits)
  return middle === undefined
    ? fitted({ head, middle: rooms.at(-1) ?? '', tail: '' }, ASKED_PARTS)
    : fitted({ head, middle, tail: '' }, MAX_PARTS)
}

/** Each alert by its letters and its headline in at most `room` characters; where these are equal, with what differs. */
export function choices(
  { t, zone }: Speech,
  listed: readonly ListedAlert[],
  room: number,
): string[] {
  const shorts = listed.map(({ headline }) => shortened(headline, room))
  return listed.map(({ alert, headline, sent }, n) => {
    const letters = alertTag(alert)
    const alike = listed.filter((_, other) => other !== n && shorts[other] === shorts[n])
    const short = shorts[n] ?? ''
    if (alike.length === 0) return plain(t(words.choice, { letters, headline: ended(short) }))
    const parts = alike.map((other) => differing(headline, other.headline))
    const [part = null] = parts
    const says = part === null ? null : shortened(part, room)
    const isClear =
      says !== null && alike.every((other) => !ended(other.headline).includes(ended(says)))
    if (isClear) return plain(t(words.choice, { letters, headline: ended(`...${says}`) }))
    const at = sentAt(
      { t, zone },
      sent,
      alike.map((other) => other.sent),
    )
    return plain(t(words.choiceSent, { letters, headline: short, at }))
  })
}

/** The beginning of a headline in whole words, with three dots where it goes on: the ellipsis costs half the message. */
function shortened(headline: string, room: number): string {
  if (headline.length <= room) return headline
  const cut = headline.slice(0, room - 2)
  const space = cut.lastIndexOf(' ')
  return `${(space > 0 ? cut.slice(0, space) : cut.slice(0, -1)).replace(/[\s.,;:،؛]+$/, '')}...`
}

/** Without the stop that the list sets itself. */
function ended(headline: string): string {
  return headline.endsWith('...') ? headline.slice(0, -1) : headline.replace(/[.。]$/, '')
}

/** What of a headline follows the words with which another one begins too; null where nothing does. */
function differing(headline: string, other: string): string | null {
  const [own, others] = [headline.split(' '), other.split(' ')]
  const at = own.findIndex((word, n) => word !== others[n])
  return at < 0 ? null : own.slice(at).join(' ')
}

/** When it was sent: the clock, with seconds or the day where the clock alone does not tell it from the others. */
function sentAt({ t, zone }: Speech, sent: string, others: readonly string[]): string {
  const ways = [
    (at: string) => t.clock(at, zone),
    (at: string) => `${t.clock(at, zone)}:${at.slice(17, 19)}`,
    (at: string) => `${t.date(at, zone)} ${t.clock(at, zone)}:${at.slice(17, 19)}`,
  ]
  const says = ways.find((way) => others.every((other) => way(other) !== way(sent)))
  return (says ?? ways.at(-1))?.(sent) ?? ''
}
