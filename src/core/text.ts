import { z } from 'zod'
import { kept } from './kept.ts'
import { DAY, HOUR, MINUTE, msBetween, SECOND, type Time, toMs } from './time.ts'

/** Languages a node can speak: own name and writing direction. English and Arabic live in the code, the others in `locales/`. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  es: { name: 'Español', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  ru: { name: 'Русский', direction: 'ltr' },
  zh: { name: '中文', direction: 'ltr' },
  pt: { name: 'Português', direction: 'ltr' },
} as const satisfies Record<string, { name: string; direction: Direction }>

export type Direction = 'ltr' | 'rtl'
export type Language = keyof typeof LANGUAGES

/** Code of a language of LANGUAGES, as input. */
export const language = z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]])

/** True for the code of a language of LANGUAGES. */
export function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code)
}

/** Locale tags used where a node names none. Latin digits in Arabic, because numbers are read out and compared across stations. */
export const DEFAULT_LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  es: 'es',
  fr: 'fr',
  ru: 'ru',
  zh: 'zh',
  pt: 'pt',
}

/** A sentence with `{name}` placeholders, or one sentence per plural form, chosen by the parameter `count`. */
export type Pattern = string | PluralPattern
export type PluralPattern = { readonly [form in Intl.LDMLPluralRule]?: string } & {
  readonly other: string
}
type EnglishPattern = string | { readonly one: string; readonly other: string }
type ArabicPattern = string | { readonly [form in Intl.LDMLPluralRule]: string }

type NamesIn<P> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type NamesOf<P> = P extends string ? NamesIn<P> : 'count' | NamesIn<P[keyof P]>

/** One text of a catalogue: a value, so that a missing or misspelt one does not compile. `Name` is the union of its placeholders. */
export type Message<Name extends string = never> = {
  readonly slice: string
  readonly key: string
  readonly en: Pattern
  readonly ar: Pattern
  /** Exists for the type checker only. */
  readonly placeholders?: (name: Name) => void
}

const plural = z.string().exactOptional()
const pattern = z.union([
  z.string(),
  z.strictObject({
    zero: plural,
    one: plural,
    two: plural,
    few: plural,
    many: plural,
    other: z.string(),
  }),
])

/** A message as one slice hands it to another, or to a page. */
export const message: z.ZodType<Message> = z.strictObject({
  slice: z.string(),
  key: z.string(),
  en: pattern,
  ar: pattern,
})

/** The texts of one slice by key. */
export type Catalogue = Readonly<Record<string, Message>>

type Entry = { readonly en: EnglishPattern; readonly ar: ArabicPattern }

/** Declares the texts of a slice, English and Arabic side by side; the keys become values: `texts.raised`. */
export function defineTexts<const E extends Record<string, Entry>>(
  slice: string,
  entries: E,
): { readonly [K in keyof E]: Message<NamesOf<E[K]['en']>> } {
  const messages = Object.entries(entries).map(([key, { en, ar }]) => ({ slice, key, en, ar }))
  declared.push(...messages)
  return Object.fromEntries(messages.map((message) => [message.key, message])) as {
    readonly [K in keyof E]: Message<NamesOf<E[K]['en']>>
  }
}

const declared: Message[] = []

/** Every text that the modules loaded so far declare: for translators, and for what checks their work. */
export function declaredTexts(): readonly Message[] {
  return declared
}

/** Texts of the other languages as read from `locales/<language>/<slice>.json`: language → slice → key → pattern. */
export type Translations = {
  readonly [language in Language]?: Readonly<Record<string, Readonly<Record<string, Pattern>>>>
}

/** Values for the placeholders of a message; `count` is a number, everything else text or number. */
export type Values<Name extends string, V = never> = {
  readonly [N in Name]: N extends 'count' ? number : string | number | V
}
type ValueArguments<Name extends string, V = never> = [Name] extends [never]
  ? []
  : [values: Values<Name, V>]

/** Without the marks that keep directions apart on a screen: mail programs, telephones and tables of numbers show them. */
export function unmarked(words: string): string {
  return words.replaceAll(/[\u2066-\u2069]/g, '')
}

/** Speaks one language. Its results are for eyes only: never into data or comparisons, and into files {@link unmarked}. */
export type Translator = {
  /** The text in this language; a text without translation is English with ` [en]` behind it. */
  <Name extends string = never>(message: Message<Name>, ...values: ValueArguments<Name>): string
  /** As the call itself, in pieces, so that a value may be markup. */
  parts<Name extends string, V>(
    message: Message<Name>,
    values: Values<Name, V>,
  ): readonly (string | V)[]
  /** What is said in this language, before anything is filled in; undefined where English has to stand in for it. */
  pattern<Name extends string = never>(message: Message<Name>): Pattern | undefined
  readonly language: Language
  readonly direction: Direction
  /** The tag for Intl, with the region and digits that the node fixed. */
  readonly locale: string
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** Civil date, time (24 h) and zone name at `zone` (IANA name); throws RangeError for an unknown zone. */
  dateTime(at: Time, zone: string): string
  date(at: Time, zone: string): string
  /** The date with the day of the week before it; `weekday` leaves the year out, for what is near. */
  fullDate(at: Time, zone: string): string
  weekday(at: Time, zone: string): string
  /** Hours and minutes, without zone name. */
  clock(at: Time, zone: string): string
  /** Distance from `now`: "2 minutes ago"; what is left of hours and days with the rest of it: "in 2 hours 59 minutes". */
  relative(at: Time, now: Time): string
  /** How long something takes, in its two largest units: "12 hours", "5 hours 34 minutes"; to the minute above one. */
  duration(ms: number): string
  list(items: readonly string[]): string
}

/** What a node decides about its languages. */
export type TextOptions = {
  readonly translations?: Translations
  readonly locales?: { readonly [language in Language]?: string }
}

/** Makes the function that gives the Translator of a language; each is built once, because Intl formatters are slow to make. */
export function translators(options: TextOptions = {}): (language: Language) => Translator {
  const made = new Map<Language, Translator>()
  return (language) => {
    const known = made.get(language)
    if (known) return known
    const translator = translatorOf(language, options)
    made.set(language, translator)
    return translator
  }
}

/** Translators with the languages of the code alone, for tests and tools. */
export const text = translators()

function translatorOf(language: Language, options: TextOptions): Translator {
  const locale = options.locales?.[language] ?? DEFAULT_LOCALES[language]
  const direction = LANGUAGES[language].direction
  const rules = new Intl.PluralRules(locale)
  const formats = formatsOf(locale)
  const translated = options.translations?.[language]

  function parts<Name extends string, V>(message: Message<Name>, values: Values<Name, V>) {
    const own = patternIn(message, language, translated)
    const given: Readonly<Record<string, string | number | V>> = values
    const count = given['count']
    // The English fallback counts by English rules, whatever the page speaks.
    const form = typeof count === 'number' ? (own ? rules : englishRules).select(count) : 'other'
    const pieces = fill(sentenceOf(own ?? message.en, form), (name) => {
      const value = given[name]
      if (value === undefined) throw new Error(`text ${message.slice}.${message.key}: no {${name}}`)
      if (typeof value === 'number') return formats.number(value)
      return typeof value === 'string' ? isolate(value, direction) : value
    })
    return own === undefined ? [...pieces, ' [en]'] : pieces
  }

  const speak = <Name extends string>(message: Message<Name>, ...values: ValueArguments<Name>) => {
    const own = patternIn(message, language, translated)
    // Most sentences of a page are without placeholders and forms, and are what they say.
    if (typeof own === 'string' && !own.includes('{')) return own
    return parts(message, (values[0] ?? {}) as Values<Name>).join('')
  }
  const pattern = <Name extends string>(message: Message<Name>) =>
    patternIn(message, language, translated)
  return Object.assign(speak, { parts, pattern, language, direction, locale, ...formats })
}

const englishRules = new Intl.PluralRules('en')

function patternIn<Name extends string>(
  message: Message<Name>,
  language: Language,
  translated: Readonly<Record<string, Readonly<Record<string, Pattern>>>> | undefined,
): Pattern | undefined {
  if (language === 'en') return message.en
  const own = translated?.[message.slice]?.[message.key]
  return own ?? (language === 'ar' ? message.ar : undefined)
}

function sentenceOf(pattern: Pattern, form: Intl.LDMLPluralRule): string {
  return typeof pattern === 'string' ? pattern : (pattern[form] ?? pattern.other)
}

/** Sentences that are kept in pieces; one page says some hundred. */
const MAX_SENTENCES = 5_000

/** Literal text and names of placeholders in turns: what split() with a group gives. */
const piecesOf = kept(MAX_SENTENCES, (sentence: string) => sentence.split(/\{(\w+)\}/))

/** The pieces of a sentence with its placeholders exchanged. */
function fill<V>(sentence: string, valueOf: (name: string) => string | V): (string | V)[] {
  return piecesOf(sentence)
    .map((piece, index) => (index % 2 === 0 ? piece : valueOf(piece)))
    .filter((piece) => piece !== '')
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/
const LEFT_TO_RIGHT_OR_DIGIT = /[0-9A-Za-z\u00c0-\u058f]/

/** Wraps a value that may run against the sentence in FIRST STRONG ISOLATE … POP. Source: UAX #9 §2.4. */
function isolate(value: string, direction: Direction): string {
  const foreign = direction === 'rtl' ? LEFT_TO_RIGHT_OR_DIGIT : RIGHT_TO_LEFT
  return foreign.test(value) ? `\u2068${value}\u2069` : value
}

/** What the formats of a language keep, since making one costs more than using it a hundred times. */
const MAX_NUMBER_FORMATS = 50
const MAX_ZONES = 50
/** Numbers whose digits are kept; a page of a whole nation has a thousand. */
const MAX_NUMBERS = 2_000
/** Moments whose words are kept by format and zone: pages show the same ones over and over, to everybody. */
const MAX_MOMENTS = 2_000

function formatsOf(locale: string) {
  const numbers = new Intl.NumberFormat(locale)
  const numbersBy = kept(
    MAX_NUMBER_FORMATS,
    (options: string) => new Intl.NumberFormat(locale, JSON.parse(options)),
  )
  const plain = kept(MAX_NUMBERS, (value: number) => numbers.format(value))
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    options ? numbersBy(JSON.stringify(options)).format(value) : plain(value)
  const lists = new Intl.ListFormat(locale)
  const distances = new Intl.RelativeTimeFormat(locale)
  const present = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })
  // What stands before a distance in time to come, as "in "; nothing where the language puts a word behind it.
  const [opening] = distances.formatToParts(11, 'minute')
  const before = opening?.type === 'literal' ? opening.value : ''
  const left = (amounts: readonly Amount[]) => {
    const whole = amounts.map(({ count, unit }) => distances.format(count, unit))
    if (before !== '') return units.format(whole.map((words, n) => words.slice(n && before.length)))
    const last = amounts.length - 1
    return units.format(
      amounts.map(({ count, unit }, n) =>
        n === last ? (whole[n] ?? '') : number(count, { style: 'unit', unit, unitDisplay: 'long' }),
      ),
    )
  }
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return {
    number,
    date: dateFormat(locale, date),
    fullDate: dateFormat(locale, { weekday: 'long', ...date }),
    weekday: dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    clock: dateFormat(locale, clock),
    dateTime: dateFormat(locale, { ...date, ...clock, timeZoneName: 'short' }),
    list: (items: readonly string[]) => lists.format(items),
    duration: (ms: number) => units.format(durationWords(number, ms)),
    relative(at: Time, now: Time): string {
      const ms = msBetween(now, at)
      const unit = UNITS.find(({ below }) => Math.abs(ms) < below) ?? YEARS
      const amount = Math.trunc(ms / unit.length)
      if (amount <= 0) return amount === 0 ? present : distances.format(amount, unit.name)
      return left(amountsOf(ms, unit))
    },
  }
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const inZone = kept(MAX_ZONES, (zone: string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    return kept(MAX_MOMENTS, (at: Time) => format.format(toMs(at)))
  })
  return (at: Time, zone: string): string => inZone(zone)(at)
}

/** So many of a unit. */
interface Amount {
  readonly count: number
  readonly unit: (typeof UNITS)[number]['name'] | 'year'
}

/** How much is left, rounded down: by this unit, and the rest by a finer one where people count by it. */
function amountsOf(ms: number, { name, length }: (typeof UNITS)[number] | typeof YEARS): Amount[] {
  const whole = { count: Math.floor(ms / length), unit: name }
  const finer = FINER.get(name)
  if (finer === undefined || ms >= finer.below) return [whole]
  const count = Math.floor((ms % length) / finer.length)
  return count === 0 ? [whole] : [whole, { count, unit: finer.name }]
}

const YEARS = { name: 'year', length: 365 * DAY } as const
// Hours run to two days: "30 hours ago" tells an officer more than "1 day ago".
const UNITS = [
  { name: 'second', length: SECOND, below: MINUTE },
  { name: 'minute', length: MINUTE, below: HOUR },
  { name: 'hour', length: HOUR, below: 2 * DAY },
  { name: 'day', length: DAY, below: 60 * DAY },
  { name: 'month', length: 30 * DAY, below: YEARS.length },
] as const

/** By which unit the rest is told, below how long a time: people count the hours of this week, not of this month. */
const FINER = new Map<string, { name: 'minute' | 'hour'; length: number; below: number }>([
  ['hour', { name: 'minute', length: MINUTE, below: 2 * DAY }],
  ['day', { name: 'hour', length: HOUR, below: 7 * DAY }],
])

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

function durationWords(number: Translator['number'], ms: number): string[] {
  let left = Math.max(0, Math.round(ms / 1000))
  // Seconds beside minutes say more than anybody asked.
  if (left >= 60) left = Math.round(left / 60) * 60
  const parts: string[] = []
  for (const [unit, seconds] of SPANS) {
    const count = Math.floor(left / seconds)
    left -= count * seconds
    if (count === 0 && !(unit === 'second' && parts.length === 0)) {
      if (parts.length > 0) break
      continue
    }
    parts.push(number(count, { style: 'unit', unit, unitDisplay: 'long' }))
    if (parts.length === 2) break
  }
  return parts
}
