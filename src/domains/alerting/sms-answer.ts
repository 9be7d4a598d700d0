import { z } from 'zod'
import type { CommandContext } from '../../core/action.ts'
import { phoneNumber } from '../../core/phone.ts'
import { isLanguage, type Language } from '../../core/text.ts'
import { fitted } from '../../lib/sms/index.ts'
import { MAX_PARTS, plain } from './channel-sms.ts'
import type { Answer } from './schema.ts'
import { stationAnswer } from './station-answers.ts'
import type { RevisionFacts } from './store/alert.ts'
import { smsAnswerWords as words } from './texts/reach.ts'
import { alertTag } from './which-alert.ts'

/** The job that sends an answer to a short message. */
export const ANSWER_SMS = 'alerting.answerSms'
export const smsAnswer = z.strictObject({ to: z.string(), text: z.string() })

/** Alerts that one message asks about; more nobody tells apart on a telephone. */
const MAX_ASKED = 4
/** Longest part of a headline in it, in characters. */
const HEADLINE = 40

/** What the sender is told. */
export type SmsAnswer =
  /** It was taken for this alert; these still wait. */
  | {
      readonly answer: Answer
      readonly one: RevisionFacts
      readonly waiting: readonly RevisionFacts[]
    }
  /** Several may be meant, nothing was taken. */
  | { readonly several: readonly RevisionFacts[] }

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
  const short = (one: RevisionFacts) => headline(one).slice(0, HEADLINE).trim()
  const choice = (one: RevisionFacts) =>
    t(words.choice, { letters: alertTag(one.alert), headline: short(one) })
  if ('several' in said) {
    const { several } = said
    const head = plain(t(words.which, { mark, count: several.length }))
    const choices = several.slice(0, MAX_ASKED).map((one) => plain(choice(one)))
    return fitted({ head: head.trim(), middle: choices.join(' '), tail: '' }, MAX_PARTS)
  }
  const { answer, one, waiting } = said
  const what = t(stationAnswer(one.eventCode, answer))
  const head = plain(t(words.taken, { mark, what, headline: headline(one) }))
  const [next] = waiting
  const tail =
    next === undefined ? '' : plain(t(words.more, { count: waiting.length, next: choice(next) }))
  return fitted({ head, middle: '', tail }, MAX_PARTS)
}
