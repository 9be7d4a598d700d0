// What stands behind the number of an observer: answers under the tags of his form, with words before, between and behind them.
// What is not one number for certain is no answer: it is asked back, and never mended.
import { isWide } from './evaluate.js'
import type { Field } from './form.ts'

/** A question as far as a message is read by it. */
export type SmsQuestion = Pick<Field, 'tag' | 'type' | 'options'>

/** The asking, which is no question of the form. */
const ASKING: SmsQuestion = { tag: 'X', type: 'integer' }

/** Behind a number they make another one of it. */
const MULTIPLES =
  /^[\s.,-]*(?:dozens?|hundreds?|hundert|thousands?|tausend|millions?|lakhs?|cents?|cientos|mil|mille|k|m|сот|сто|тыс\p{L}*|مئة|مئات|مائة|آلاف|ألف|الف|百|千|万|萬)(?!\p{L})/iu
/** Words of somebody who takes back a number, or names two of them. */
const SECOND_THOUGHTS =
  /(?<!\p{L})(?:or|to|till|until|and|plus|minus|no|not|sorry|mean|means|meant|rather|instead|correct|correction|corrected|wrong|error|oops|actually|now|then|almost|less|more|ou|oder|bis|pardon|perdon|entonces|или|أو|او|بل|لا|عفوا|آسف|不|或|到)(?!\p{L})/iu
/** Dots at the end of a message that was cut: a number may go on there. */
const CUT = /^\s*(?:…|\.{2,})\s*$/u
/** Signs behind a number that make it none, or a doubtful one. */
const DOUBTFUL_SIGN = /^\s*(?:[%‰?٪؟~±]|\+(?!\s*\p{L}))/u
/** What may stand between a tag and its number. */
const BETWEEN = /^[\s:=.,;()[\]"'“”«»#_*،؛]*$/u
const RUN = /[a-z0-9\p{Script=Latin}\p{M}]+|[\p{L}\p{M}]+/giu
/** Digits, and letters that look like them, of which one may stand before: "Vol 3" is a word. */
const GROUP = /^[OIL]?[0-9][0-9OIL]*/i
/** A time of day is no other number of people. */
const CLOCK = /^\d{1,2}[:h]\d{2}(?!\d)/i

interface Run {
  readonly text: string
  readonly from: number
}

/** Letters that look like digits as the digits. */
export function asDigits(group: string): string {
  return group.replaceAll(/O/gi, '0').replaceAll(/[IL]/gi, '1')
}

/** An answer as it stands there, before anybody looked at what is behind it. */
interface Written {
  readonly question: SmsQuestion
  readonly group: string
  readonly from: number
  /** Where its number ends, and where the run that it stands in does. */
  readonly end: number
  readonly runEnd: number
  readonly isOdd: boolean
}

/** Reads the answers to these questions. Linear in the text. */
export function bodyOf(text: string, questions: readonly SmsQuestion[]) {
  // Words are what no tag explains.
  const numbers = questions.filter(({ type }) => type !== 'text')
  const asked = [...numbers, ASKING].toSorted((a, b) => b.tag.length - a.tag.length)
  const runs = [...text.matchAll(RUN)].map(({ 0: run, index }) => ({ text: run, from: index }))
  const { written, bare, unknown } = answersIn(text, runs, asked)
  const given = new Map<string, string>()
  const unclear = new Set<string>()
  const explained: { from: number; to: number }[] = []
  for (const [n, one] of written.entries()) {
    const { tag } = one.question
    const next = written[n + 1]?.from ?? text.length
    const value = one.isOdd ? null : valueOf(text, one, next)
    if (value === null || (given.has(tag) && given.get(tag) !== value.digits)) unclear.add(tag)
    else given.set(tag, value.digits)
    if (value !== null) explained.push({ from: one.from, to: value.end })
  }
  for (const tag of bare) if (!given.has(tag)) unclear.add(tag)
  for (const tag of unclear) given.delete(tag)
  return { ...askingOf(given, unclear), unknown, words: wordsBeside(text, explained) }
}

/** Which asking is meant: two digits at most. */
function askingOf(given: Map<string, string>, unclear: Set<string>) {
  const said = given.get(ASKING.tag)
  given.delete(ASKING.tag)
  const isOne = said !== undefined && /^0*[1-9]\d?$/.test(said)
  if (said !== undefined && !isOne) unclear.add(ASKING.tag)
  return { serial: isOne ? Number(said) : null, given, unclear: [...unclear] }
}

/** What no answer explains. */
function wordsBeside(text: string, explained: readonly { from: number; to: number }[]): string {
  let at = 0
  const pieces: string[] = []
  for (const { from, to } of [...explained, { from: text.length, to: text.length }]) {
    pieces.push(
      text
        .slice(at, from)
        .replace(/^[\s,;:.=،؛)\]"'”»_-]+/, '')
        .trim(),
    )
    at = Math.max(at, to)
  }
  return pieces.filter((piece) => /[\p{L}\p{N}\p{S}]/u.test(piece)).join(' ')
}

/** The question that a run begins with. */
function tagOf(run: string, asked: readonly SmsQuestion[]): SmsQuestion | undefined {
  return asked.find(
    ({ tag }) =>
      run.slice(0, tag.length).toUpperCase() === tag &&
      (run.length === tag.length || GROUP.test(run.slice(tag.length))),
  )
}

/** Tags with a number, as far as each run is made of them; tags without one; and what looks like a tag of another form. */
function answersIn(text: string, runs: readonly Run[], asked: readonly SmsQuestion[]) {
  const written: Written[] = []
  const bare: string[] = []
  const unknown: string[] = []
  let open: { question: SmsQuestion; from: number; end: number } | null = null
  let hasWords = false
  for (const run of runs) {
    let at = 0
    const runEnd = run.from + run.text.length
    const add = (question: SmsQuestion, from: number, isOdd: boolean) => {
      const group = GROUP.exec(run.text.slice(at))?.[0] ?? ''
      at += group.length
      written.push({ question, group, from, end: run.from + at, runEnd, isOdd })
    }
    if (open !== null) {
      if (GROUP.test(run.text)) {
        const gap = text.slice(open.end, run.from)
        // "a 10 minute delay": behind words a small letter apart from its number is a word.
        const isWord = hasWords && /^[a-z]+\s/.test(text.slice(open.from, run.from))
        add(open.question, open.from, !BETWEEN.test(gap) || isWord)
      } else bare.push(open.question.tag)
      open = null
    }
    for (;;) {
      const question = tagOf(run.text.slice(at), asked)
      if (question === undefined) break
      const from = run.from + at
      at += question.tag.length
      if (at === run.text.length) {
        open = { question, from, end: runEnd }
        break
      }
      add(question, from, false)
    }
    if (at > 0 || open !== null) continue
    hasWords = true
    const other = /^([a-z]{1,3})\d+$/i.exec(run.text)?.[1]
    if (other !== undefined) unknown.push(other.toUpperCase())
  }
  if (open !== null) bare.push(open.question.tag)
  return { written, bare, unknown }
}

/** The digits of an answer and where they end; null where what stands there is not one number for certain. */
function valueOf(
  text: string,
  written: Written,
  next: number,
): { digits: string; end: number } | null {
  const { question, group } = written
  const joined = JOINED[question.type]?.(text.slice(written.end, next), written)
  const end = written.end + (joined?.length ?? 0)
  const behind = text.slice(end, next)
  if (isSpoiled(text.slice(end, Math.min(next, written.runEnd)), group)) return null
  if (isWordBehind(group) || DOUBTFUL_SIGN.test(behind) || MULTIPLES.test(behind)) return null
  if (question.type === 'integer' && CUT.test(behind)) return null
  if (question.type === 'time' && isOfHalfDays(behind, group)) return null
  if (hasAnother(behind)) return null
  const digits = asDigits(group + (joined ?? ''))
  const parted = isWide(question) ? digits.replaceAll(/\D+/g, ',') : digits.replaceAll(/\D/g, '')
  return { digits: parted, end }
}

/** Letters behind digits that are more likely a word: "45lol", but not "1OO". */
const isWordBehind = (group: string) => {
  const letters = /[OIL]*$/i.exec(group)?.[0] ?? ''
  return new Set(letters.toUpperCase()).size > 1
}

/** Letters right behind a number: those of a word may be a part of the number, and one or two may be a measure. */
function isSpoiled(rest: string, group: string): boolean {
  if (!/^\p{L}/u.test(rest)) return false
  const letters = /^[a-z]+/i.exec(rest)?.[0] ?? ''
  return letters !== '' && (/[OIL]$/i.test(group) || letters.length < 3 || /\d/.test(rest))
}

/** Whether another number comes before the next answer: right there, or behind second thoughts. */
function hasAnother(behind: string): boolean {
  const at = behind.search(/\p{N}/u)
  if (at < 0) return false
  const before = behind.slice(0, at)
  return !/\p{L}/u.test(before) || (SECOND_THOUGHTS.test(before) && !CLOCK.test(behind.slice(at)))
}

/** "7:10 pm" is another time than 7:10. */
function isOfHalfDays(behind: string, group: string): boolean {
  if (/^\s*(?:p\.?\s?m\b|م(?!\p{L})|مساء)/iu.test(behind)) return true
  return /^\s*a\.?\s?m\b/i.test(behind) && asDigits(group).startsWith('12')
}

/** What still belongs to the number behind its first digits, by the type of its question; undefined where nothing does. */
const JOINED: Readonly<
  Partial<Record<SmsQuestion['type'], (behind: string, written: Written) => string | undefined>>
> = {
  integer(behind, { group }) {
    const isHead = /^[1-9]\d{0,2}$/.test(group)
    return isHead ? /^([.,'’٬،])\d{3}(?:\1\d{3})*(?![\dOIL])/i.exec(behind)?.[0] : undefined
  },
  time: (behind, { group }) =>
    group.length < 3 ? /^[:.,h-](?:\d[0-9OIL]|[OIL]\d)(?![0-9OIL])/i.exec(behind)?.[0] : undefined,
  multi(behind, { question }) {
    const pattern = isWide(question)
      ? /^(?:\s?[,+/&]\s?\d{1,2})+(?![\dOIL])/i
      : /^(?:\s?[,+/&]\s?\d)+(?![\dOIL])/i
    return pattern.exec(behind)?.[0]
  },
}
