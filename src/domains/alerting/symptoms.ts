// What stations report, as cards: those that ship, in the words of the node where it has its own, and cards of its own.
import { z } from 'zod'
import { line, lines } from '../../core/line.ts'
import {
  isLanguage,
  LANGUAGES,
  type Language,
  type Message,
  type Translator,
} from '../../core/text.ts'
import { EVENT_CODES, type EventCode } from '../../lib/cap/index.ts'
import type { Answer } from './schema.ts'
import { symptomTexts as words } from './texts/symptoms.ts'
import { answerWords } from './texts/values.ts'

/** What a station may say is wrong on the cards that ship, and which alert three alike propose. */
const EVENTS = {
  pollbook: 'POLLBOOK_OUTAGE',
  register: 'POLLBOOK_OUTAGE',
  device: 'DEVICE_MALWARE',
  network: 'NETWORK_OUTAGE',
  message: 'PHISHING',
  stranger: 'PHYSICAL_THREAT',
  website: 'DEFACEMENT',
  other: 'NETWORK_OUTAGE',
} as const satisfies Readonly<Record<string, EventCode>>
type Shipped = keyof typeof EVENTS
const SHIPPED = Object.keys(EVENTS) as [Shipped, ...Shipped[]]

/** Cards that a node may add. Its number stands on paper, so a card keeps it and is hidden, never removed. */
const OWN = ['own9', 'own10', 'own11', 'own12', 'own13', 'own14', 'own15', 'own16'] as const

export const symptom = z.enum([...SHIPPED, ...OWN])
export type Symptom = z.infer<typeof symptom>
export const SYMPTOMS: readonly Symptom[] = symptom.options
export const OWN_SYMPTOMS: readonly Symptom[] = OWN

/** The number of a card on paper and in a short message, `P4`; it never changes. */
export function numberOf(one: Symptom): number {
  return SYMPTOMS.indexOf(one) + 1
}

/** The symptom of a number; undefined for a number that no card has. */
export function symptomOf(number: number): Symptom | undefined {
  return SYMPTOMS[number - 1]
}

/** Lengths of a card: a telephone shows a title in two lines at most, and all cards together stay within 14 KB. */
export const MAX_TITLE = 80
export const MAX_ADVICE = 300
/** Lines of advice: what one reads while something goes wrong. */
export const MAX_ADVICE_LINES = 4

const advice = lines(MAX_ADVICE)
  .transform((text) => text.replaceAll(/\s*\n\s*/g, '\n'))
  .refine((text) => text.split('\n').length <= MAX_ADVICE_LINES, {
    message: `At most ${MAX_ADVICE_LINES} lines.`,
  })
const language = z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]])

/** What a card says in one language. */
const said = z.strictObject({ title: z.string(), advice: z.string() })
export type CardWords = z.infer<typeof said>

/** The node's own words by language. */
export const cardTexts = z.record(z.string(), said)
/** The same as people write them; what is left empty is as it ships. */
export const writtenTexts = z.partialRecord(
  language,
  z.strictObject({ title: line(MAX_TITLE).optional(), advice: advice.optional() }),
)

export const eventCode = z.enum(EVENT_CODES)

/** A card as pages show it. */
export const shownCard = z.strictObject({
  symptom,
  /** As it stands on paper. */
  number: z.number().int(),
  /** The node's own words by language; a language that is not there speaks as the card ships. */
  texts: cardTexts,
  isHidden: z.boolean(),
})
export type Card = z.infer<typeof shownCard>

/** The kind of alert that three stations with the same card propose. */
export function eventOf(one: Symptom, own: EventCode | null | undefined): EventCode {
  return Object.hasOwn(EVENTS, one) ? EVENTS[one as Shipped] : (own ?? EVENTS.other)
}

/** What a card says as it ships; null for one that the node added. */
export function shippedWords(
  one: Symptom,
): { readonly title: Message; readonly advice: Message } | null {
  if (!Object.hasOwn(EVENTS, one)) return null
  return { title: words[one as Shipped], advice: words[`${one as Shipped}First`] }
}

/** The card as it ships, for a node that changed nothing. */
export function shippedCard(one: Symptom): Card {
  return { symptom: one, number: numberOf(one), texts: {}, isHidden: false }
}

/** What a card says in a language, and in which language that is: another one where nobody wrote it, which then is marked. */
export interface SaidWords extends CardWords {
  readonly language: string
}

/** A card in the reader's language: the node's own words, else those that ship, else the first that there are. */
export function wordsOf(
  t: Translator,
  { symptom: one, texts }: Pick<Card, 'symptom' | 'texts'>,
): SaidWords {
  const own = texts[t.language]
  if (own !== undefined) return { ...own, language: t.language }
  const shipped = shippedWords(one)
  if (shipped !== null) {
    const { title, advice: first } = shipped
    const isSaid = t.pattern(title) !== undefined
    return { title: t(title), advice: t(first), language: isSaid ? t.language : 'en' }
  }
  const [other = 'en', found = { title: `P${numberOf(one)}`, advice: '' }] =
    Object.entries(texts)[0] ?? []
  const mark = isLanguage(other) ? ` [${other}]` : ''
  return { title: `${found.title}${mark}`, advice: found.advice, language: other }
}

/** What a card is called. */
export function titleOf(t: Translator, cards: readonly Card[], one: Symptom): string {
  return wordsOf(t, cards.find((card) => card.symptom === one) ?? shippedCard(one)).title
}

/** What a station needs somebody for, in words: the title of the card, or its answer. */
export function needOf(
  t: Translator,
  { symptom: wrong, answer }: { readonly symptom: Symptom | null; readonly answer: Answer | null },
  cards: readonly Card[],
): string {
  return wrong === null ? t(answerWords[answer ?? 'need_help']) : titleOf(t, cards, wrong)
}
