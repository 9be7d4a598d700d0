import { z } from 'zod'
import type { Message, Translator } from '../../core/text.ts'
import type { EventCode } from '../../lib/cap/index.ts'
import type { Answer } from './schema.ts'
import { symptomTexts as words } from './texts/symptoms.ts'
import { answerWords } from './texts/values.ts'

/** What a station may say is wrong, in the order of the cards, and which alert three alike propose. */
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
export type Symptom = keyof typeof EVENTS
export const SYMPTOM_KEYS = Object.keys(EVENTS) as [Symptom, ...Symptom[]]
export const symptom = z.enum(SYMPTOM_KEYS)

/** A card: what is wrong, what to do first, and which alert three alike propose. */
export interface SymptomCard {
  readonly symptom: Symptom
  readonly title: Message
  readonly first: Message
  readonly event: EventCode
}

/** The card of a symptom. */
export function cardOf(one: Symptom): SymptomCard {
  return { symptom: one, title: words[one], first: words[`${one}First`], event: EVENTS[one] }
}

/** The eight cards. */
export const SYMPTOMS: readonly SymptomCard[] = SYMPTOM_KEYS.map(cardOf)

/** What a station needs somebody for, in words: the title of the card, or its answer. */
export function needOf(
  t: Translator,
  { symptom: wrong, answer }: { readonly symptom: Symptom | null; readonly answer: Answer | null },
): string {
  return wrong === null ? t(answerWords[answer ?? 'need_help']) : t(words[wrong])
}
