import type { Reading } from '../../../lib/html/index.ts'
import { type Draft, why } from './item.ts'
import { type Firm, partOf } from './known.ts'

/** Texts of each side whose sentences are compared, and sentences of one text. */
const MAX_TEXTS = 200
const MAX_SENTENCES = 60
/** Texts that one item shows. */
const MAX_SHOWN = 10

/** An end of a sentence: no point after an initial, before a small letter, or between a day and its month. */
const END =
  /(?<=(?:[!?؟]|(?<!(?<!\p{L})\p{Lu})\.)[»”"')\]]?)\s+(?!\p{Ll}|(?<=\p{Nd}\.\s)(?:J[aä]n|Feb|M[äa]r|Apr|Ma[ij]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[zc])\p{L})|(?<=[。！？])/u

/** Sentences of a text; of one without a full stop, the text. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(END, MAX_SENTENCES)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Parts and blocks, by their place in the reading, that hold the same sentences in other paragraphs. */
export interface Regrouped {
  readonly gone: ReadonlySet<Firm>
  readonly fresh: ReadonlySet<number>
}

/** Paragraphs that were parted or put together: no sentence of theirs came or went. Linear. */
export function regroup(
  gone: readonly Firm[],
  fresh: readonly number[],
  { blocks }: Reading,
): Regrouped {
  const firm = gone.slice(0, MAX_TEXTS).filter(({ form, isCut }) => form !== null && !isCut)
  const olds = new Map(firm.map((one) => [one, sentencesOf(one.sample)]))
  const news = new Map(
    fresh.slice(0, MAX_TEXTS).map((at) => [at, sentencesOf(blocks[at]?.text ?? '')]),
  )
  // One paragraph in place of one has other sentences, or the same in another order.
  if (olds.size + news.size < 3) return { gone: new Set(), fresh: new Set() }
  const before = new Set([...olds.values()].flat())
  const after = new Set([...news.values()].flat())
  const isIn = (all: ReadonlySet<string>) => (own: readonly string[]) =>
    own.every((sentence) => all.has(sentence))
  return {
    gone: new Set([...olds].flatMap(([one, own]) => (isIn(after)(own) ? [one] : []))),
    fresh: new Set([...news].flatMap(([at, own]) => (isIn(before)(own) ? [at] : []))),
  }
}

/** One question about all of them; empty where there are none. */
export function regroupedItems({ gone, fresh }: Regrouped, { blocks }: Reading): Draft[] {
  const [first] = [...fresh].flatMap((at) => blocks[at] ?? [])
  if (!first) return []
  const lines = (texts: readonly string[]) => texts.slice(0, MAX_SHOWN).join('\n')
  return [
    {
      class: 'text',
      id: 'regrouped',
      level: 'M',
      why: why('changed'),
      place: first.path,
      under: first.heading,
      old: lines([...gone].map(({ sample }) => sample)),
      now: lines([...fresh].map((at) => blocks[at]?.text ?? '')),
      parts: { blocks: [...fresh], gone: [...gone].map(partOf) },
    },
  ]
}
