import { type Calendar, datesIn, numberOf, plainMarks } from '../../../lib/html/index.ts'
import { plainPhones } from './facts.ts'
import { AMBIGUOUS, FACT_WORDS, type FactWords, HAN_FACTS } from './texts/fact-words.ts'
import { plainText, saysHour } from './words-of.ts'

/** What a fact is: each kind is compared in its own way. */
type Kind = 'number' | 'date' | 'name' | 'half' | 'no' | 'must' | 'what'

interface Fact {
  readonly kind: Kind
  /** The same for the same fact, however it is written. */
  readonly value: string
  /** As written, for a person. */
  readonly shown: string
}

/** Facts that are others in a text now, as they are written. */
export interface ChangedFacts {
  readonly was: readonly string[]
  readonly now: readonly string[]
  /** An hour, a day or a month is another. */
  readonly isTime: boolean
  /** A number, day or month is another, not a word alone. */
  readonly isFigure: boolean
  /** What to bring, who may vote, where and how: nothing else is another. */
  readonly isWhat: boolean
  /** What says no, or a limit: only, without exception, before, tomorrow. */
  readonly isLimit: boolean
}

/** Characters of a text whose facts are read: no sentence is longer, and the rest is compared as text. */
const MAX_READ = 8_000
/** Facts of one text. */
const MAX_FACTS = 400
/** Words between a number and the half of the day that it is in: "8 o'clock in the evening". */
const HALF_WITHIN = 5

/** Kinds whose order says something: from 8 to 20 is not from 20 to 8. */
const ORDERED: readonly Kind[] = ['number', 'date', 'name', 'half']
/** Kinds that say something by how often they stand there. */
const COUNTED: readonly Kind[] = ['no']
/** Kinds that say something by being there. */
const PRESENT: readonly Kind[] = ['must', 'what']

/** Compares two texts by their facts: numbers and days in their order, what says no by its count, the rest by being there. */
export function changedFacts(old: string, now: string, calendar: Calendar): ChangedFacts | null {
  const [before, after] = [factsOf(old, calendar), factsOf(now, calendar)]
  const changed = changedInOrder(before, after)
  let isLimit = false
  for (const kind of PRESENT) {
    const [one, other] = [new Set(valuesOf(before, kind)), new Set(valuesOf(after, kind))]
    const apart = [...one.difference(other), ...other.difference(one)]
    if (apart.length > 0) changed.add(kind)
    isLimit ||= apart.some((value) => LIMITS.has(value))
  }
  if (changed.size === 0) return null
  const shown = (facts: readonly Fact[]) =>
    facts.flatMap((fact) => (changed.has(fact.kind) ? [fact.shown] : []))
  const isHour = changed.has('half') || (changed.has('number') && saysHour(`${old} ${now}`))
  const isTime = isHour || changed.has('name') || changed.has('date')
  return {
    was: shown(before),
    now: shown(after),
    isTime,
    isFigure: isTime || changed.has('number'),
    isWhat: changed.size === 1 && changed.has('what'),
    isLimit: isLimit || changed.has('no'),
  }
}

function valuesOf(facts: readonly Fact[], kind: Kind): string[] {
  return facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []))
}

/** Kinds of facts that are others or stand in another order. */
function changedInOrder(before: readonly Fact[], after: readonly Fact[]): Set<Kind> {
  const changed = new Set<Kind>()
  for (const kind of [...ORDERED, ...COUNTED])
    if (valuesOf(before, kind).join() !== valuesOf(after, kind).join()) changed.add(kind)
  // Beside a date its weekday may be left out.
  const isSpoken = [before, after].some((facts) => valuesOf(facts, 'name').length === 0)
  if (isSpoken && !changed.has('date') && valuesOf(before, 'date').length > 0)
    changed.delete('name')
  return changed
}

/** Words that leave somebody or some time out. */
const LIMITS = new Set(
  'only original forbidden except tomorrow today before after both 只 仅 僅 原件 禁止 除外 明天 今天 之前 之后 以前 以后'.split(
    ' ',
  ),
)

/** Demands that a new sentence makes: "only five days left" is none. */
const DEMANDS = new Set([
  'must',
  'original',
  'forbidden',
  '必须',
  '必須',
  '必要',
  '应当',
  '應當',
  '需要',
  '原件',
  '禁止',
])

/** Whether a text says what must be, or what may not. */
export function demandsIn(text: string, calendar: Calendar): boolean {
  return factsOf(text, calendar).some(({ kind, value }) => kind === 'must' && DEMANDS.has(value))
}

/** What voters are told to bring. */
const BRING = new Set(['bring', '携带', '攜帶'])

/** Whether a text says what to bring. */
export function saysBring(text: string, calendar: Calendar): boolean {
  const facts = factsOf(text, calendar)
  return facts.some(({ value }) => BRING.has(value)) && facts.some(({ kind }) => kind === 'what')
}

/** Whether a text says any fact: a number, a day, what must, may not or is to be brought. */
export function saysFact(text: string, calendar: Calendar): boolean {
  return factsOf(text, calendar).length > 0
}

/** Whether a text names noon or midnight by a word. */
export function namesNoon(text: string, calendar: Calendar): boolean {
  return factsOf(text, calendar).some(({ value }) => NOONS.has(value))
}

const NOONS = new Set(['12:00', '24:00', '正午', '中午', '午夜'])

/** Whether a text is about the day on which it is read: it is another one on another day. */
export function saysToday(text: string, calendar: Calendar): boolean {
  return factsOf(text, calendar).some(({ value }) => value === 'today' || value === '今天')
}

const TOKEN = /\p{Nd}+(?:[.:,/']\p{Nd}+)*|[\p{L}\p{M}]+/gu
/** What stands before the days and the writing of a date among the tokens. */
const DATE = '\0'
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** Facts in the order of the text. Linear; at most MAX_FACTS. */
function factsOf(text: string, calendar: Calendar): Fact[] {
  const tokens = tokensOf(spelledOut(text.slice(0, MAX_READ)), calendar)
  const facts: Fact[] = []
  let lastNumber = Number.NEGATIVE_INFINITY
  tokens.forEach((token, index) => {
    if (facts.length >= MAX_FACTS) return
    const found =
      HAN.test(token) && !token.startsWith(DATE) && !calendar.names.has(token)
        ? hanFacts(token, calendar)
        : factAt(tokens, index, { calendar, isAfterNumber: index - lastNumber <= HALF_WITHIN })
    for (const fact of found) {
      if (fact.kind === 'number' || fact.kind === 'date') lastNumber = index
      const last = facts.at(-1)
      const clock = fact.kind === 'half' && last?.kind === 'number' ? clockOf(last, fact) : null
      if (clock) facts[facts.length - 1] = clock
      else facts.push(fact)
    }
  })
  return facts
}

/** French numbers of two words. */
const TEENS: Readonly<Record<string, string>> = { sept: '17', huit: '18', neuf: '19' }

/** Words and numbers; a date with day and month is one of them, after its weekday. */
function tokensOf(text: string, calendar: Calendar): string[] {
  const tokens: string[] = []
  const take = (part: string) => {
    for (const [one] of part.matchAll(TOKEN)) tokens.push(one)
  }
  let from = 0
  for (const { start, end, days } of datesIn(text, calendar)) {
    take(text.slice(from, start))
    const shown = text.slice(start, end)
    const isWeekday = (word: string) =>
      calendar.names.get(word.toLowerCase())?.some(({ kind }) => kind === 'weekday') ?? false
    tokens.push(...(shown.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)?/gu) ?? []).filter(isWeekday))
    tokens.push(`${DATE}${days} ${shown}`)
    from = end
  }
  take(text.slice(from))
  return tokens
}

/** Contracted words, hours and telephone numbers as the tables have them. */
function spelledOut(text: string): string {
  return plainPhones(plainMarks(text))
    .replace(/\b(?:has|have) to\b/gi, 'must')
    .replace(/\bdix-(sept|huit|neuf)\b/gi, (_, one: string) => TEENS[one.toLowerCase()] ?? one)
    .replace(/(?<!\p{Nd})(\p{Nd}{1,2})\s?h\s?(\p{Nd}{2})(?!\p{Nd})/giu, '$1:$2')
    .replace(/n['’]t(?!\p{L})/giu, ' not')
    .replace(/cannot/gi, 'can not')
    .replace(/meio[-\s]dia/giu, 'meiodia')
    .replace(/(?<!\p{L})([ap])\.\s?m(?!\p{L})/giu, ' $1m')
    .replace(/(\p{Nd})([ap])m(?!\p{L})/giu, '$1 $2m')
}

interface Around {
  readonly calendar: Calendar
  readonly isAfterNumber: boolean
}

function factAt(tokens: readonly string[], index: number, around: Around): Fact[] {
  const shown = tokens[index] ?? ''
  const { calendar } = around
  if (shown.startsWith(DATE)) {
    const space = shown.indexOf(' ')
    return [{ kind: 'date', value: shown.slice(1, space), shown: shown.slice(space + 1).trim() }]
  }
  if (/^\p{Nd}/u.test(shown)) {
    const isDate = [-2, -1, 1, 2].some((step) => isMonth(tokens[index + step], calendar))
    return [{ kind: isDate ? 'date' : 'number', value: plainNumber(shown), shown }]
  }
  if (isName(tokens, index, calendar))
    return [{ kind: 'name', value: nameOf(shown, calendar), shown }]
  const found = wordFact(plainText(shown), calendar)
  if (!found || (found.kind === 'half' && !around.isAfterNumber)) return []
  return [{ ...found, shown }]
}

/** A name of a day or month; a short one only beside a number. */
function isName(tokens: readonly string[], index: number, { names }: Calendar): boolean {
  const named = names.get(tokens[index]?.toLowerCase() ?? '')
  if (!named) return false
  if (named.some(({ isShort }) => !isShort)) return true
  return [index - 1, index + 1].some((at) => /^\p{Nd}/u.test(tokens[at] ?? ''))
}

function isMonth(word: string | undefined, { names }: Calendar): boolean {
  return names.get(word?.toLowerCase() ?? '')?.some(({ kind }) => kind === 'month') ?? false
}

/** The day or month itself: short or long, in any language of the page. */
function nameOf(word: string, { names }: Calendar): string {
  const [named] = names.get(word.toLowerCase()) ?? []
  return named ? `${named.kind} ${named.calendar} ${named.index}` : word
}

/** The same number in every script, an hour without a zero before it and full hours without minutes. */
function plainNumber(text: string): string {
  const plain = text.replace(/\p{Nd}/gu, (digit) => String(numberOf(digit)))
  if (/^\d{1,3}(?:[.,']\d{3})+$/.test(plain)) return plain.replace(/\D/g, '')
  const [, hour, minute] = /^0?(\d{1,2})[:.]([0-5]\d)$/.exec(plain) ?? []
  return hour !== undefined && Number(hour) <= 24
    ? clockValue(hour, minute)
    : plain.replace(/^0(?=\d$)/, '')
}

/** 8:00 is 8. */
function clockValue(hour: string | number, minute = '00'): string {
  return minute === '00' ? `${hour}` : `${hour}:${minute}`
}

/** 8 pm and 20:00 are one hour. */
function clockOf(number: Fact, half: Fact): Fact | null {
  const [, hours, minutes] = /^(\d{1,2})(?::(\d{2}))?$/.exec(number.value) ?? []
  const hour = Number(hours)
  if (hours === undefined || hour < 1 || hour > 12) return null
  const value = (hour % 12) + (half.value === 'pm' ? 12 : 0)
  return {
    kind: 'number',
    value: clockValue(value, minutes),
    shown: `${number.shown} ${half.shown}`,
  }
}

type Found = Pick<Fact, 'kind' | 'value'>

function wordFact(word: string, { languages }: Calendar): Found | null {
  for (const one of spellingsOf(word)) {
    const found = wordTable.get(one) ?? beginning(one)
    if (!found) continue
    const isOwn = found.languages.some((language) => languages.includes(language))
    if (isOwn || !ambiguous.has(one)) return found
  }
  return null
}

/** Small words of Arabic are written with the word that they stand before. */
function spellingsOf(word: string): readonly string[] {
  if (!/^[\u0600-\u06ff]{3,40}$/.test(word)) return [word]
  const [, , bare = word] = /^([وف]?[بلك]?(?:ال|(?<=ل)ل)?)(.{2,})$/.exec(word) ?? []
  return [word, bare, word.replace(/^ال/, '')]
}

/** Letters that a beginning has at least and at most. */
const BEGINNING = { least: 3, most: 14 }

function beginning(word: string): WordFact | undefined {
  for (let end = Math.min(word.length, BEGINNING.most); end >= BEGINNING.least; end--) {
    const found = wordTable.get(`${word.slice(0, end)}*`)
    if (found) return found
  }
  return undefined
}

interface WordFact extends Found {
  readonly languages: string[]
}

const wordTable = new Map<string, WordFact>()
for (const row of FACT_WORDS) {
  fill(row, 'number', row.numbers)
  fill(row, 'half', row.halves)
  fill(row, 'no', row.no)
  fill(row, 'must', row.must)
  fill(row, 'what', row.what)
}
const ambiguous = new Set(AMBIGUOUS.map(plainText))

function fill({ language }: FactWords, kind: Kind, words: string): void {
  for (const entry of words.split(/\s+/)) {
    const [word = '', value = 'no'] = entry.split('=')
    const key = plainText(word)
    const known = wordTable.get(key)
    if (known) known.languages.push(language)
    else wordTable.set(key, { kind, value, languages: [language] })
  }
}

const HAN_DIGITS = '〇一二三四五六七八九'
const hanPattern = new RegExp(HAN_FACTS.map(([, pattern]) => `(${pattern})`).join('|'), 'gu')

/** Facts of a run of writing without spaces: what stands before the number is put after it. */
function hanFacts(run: string, calendar: Calendar): Fact[] {
  return Array.from(run.matchAll(hanPattern), ([shown, ...groups]) => {
    const kind = HAN_FACTS[groups.findIndex((group) => group !== undefined)]?.[0] ?? 'what'
    const named = calendar.names.get(shown)?.[0]
    if (kind === 'name' && named) return { kind, value: nameOf(shown, calendar), shown }
    return {
      kind,
      value: kind === 'number' ? hanNumber(shown) : kind === 'no' ? 'no' : shown,
      shown,
    }
  })
}

/** Up to ninety-nine as a number, the rest as written. */
function hanNumber(text: string): string {
  const plain = text.replace(/^第/, '').replace(/[两兩]/g, '二')
  const [, tens, ten, ones] =
    /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain) ?? []
  const digit = (one: string | undefined) => (one ? HAN_DIGITS.indexOf(one) : 0)
  if (ten) return String((digit(tens) || 1) * 10 + digit(ones))
  return plain.length === 1 && HAN_DIGITS.includes(plain) ? String(digit(plain)) : plain
}
