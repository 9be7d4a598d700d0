import {
  type Block,
  type Calendar,
  datesIn,
  formsOf,
  type Reading,
  type Row,
} from '../../../lib/html/index.ts'
import { saysHour, saysWhen } from './words-of.ts'

/** Characters at each end of a text in which its stamp is looked for. */
const EDGE = 120
/** Entries by which a list is one of news. */
const MIN_ENTRIES = 3
/** A vote so many days ago is looked back at. */
const LONG_AGO_DAYS = 90

/** Marks before the date of an entry, or the name of a place where news follows. */
const MARKS = /^[\s([|·–—-]*/u
const LEAD = /^(?:\p{Lu}[\p{L}\p{M}]{1,20}(?:[\s-]\p{L}[\p{L}\p{M}]{1,20}){0,2},\s|[\s([|·–—-]*)/u
/** Characters of news after its date. */
const MIN_NEWS = 12

/** A text without the date that stands before or after it. */
interface Stamped {
  /** At most zero: it is over, or today. */
  readonly days: number
  readonly rest: string
}

/** The date of today or the past with which a text begins or ends, apart from what it says. */
export function stampOf(text: string, calendar: Calendar): Stamped | null {
  const start = text.slice(0, EDGE)
  const [first] = datesIn(start, calendar)
  const isNamed = first !== undefined && text.length > first.end + MIN_NEWS
  const lead = (isNamed ? LEAD : MARKS).exec(start)?.[0].length ?? 0
  if (first?.start === lead)
    return first.days <= 0 ? { days: first.days, rest: restOf(text.slice(first.end), first) } : null
  const from = Math.max(0, text.length - EDGE)
  const last = datesIn(text.slice(from), calendar).at(-1)
  const isLast = last !== undefined && /^[\s)\].]*$/.test(text.slice(from + last.end))
  if (!isLast || last.days > 0) return null
  const before = text.slice(0, from + last.start).trimEnd()
  return /[,(|·–—:-]$/.test(before) ? { days: last.days, rest: before } : null
}

/** An hour beside a date that is over is one of the date. */
function restOf(text: string, { days }: { readonly days: number }): string {
  const trimmed = text.replace(/^[\s)\]|·–—:,.-]+/u, '')
  return days < 0 ? trimmed.replace(/^\p{Nd}{1,2}[:.]\p{Nd}{2}(?!\p{Nd})[\s,–-]*/u, '') : trimmed
}

/** Whether a text is an entry of a day that is over, or of today: not one that says when to vote. */
export function isEntry(text: string, calendar: Calendar): boolean {
  const stamped = stampOf(text, calendar)
  return stamped !== null && !(saysHour(stamped.rest) && saysWhen(stamped.rest, ''))
}

/** Paths of lists of news: at least three texts there begin or end with a date of today or the past. Linear. */
function datedPaths({ blocks, calendar }: Reading): ReadonlySet<string> {
  const byPath = new Map<string, Block[]>()
  for (const block of blocks) {
    if (!/^\P{L}{0,3}\{date\}|\{date\}\P{L}{0,3}$/u.test(block.shape) || block.kind === 'attribute')
      continue
    const known = byPath.get(block.path)
    if (known) known.push(block)
    else byPath.set(block.path, [block])
  }
  const paths = new Set<string>()
  for (const [path, own] of byPath) {
    let count = 0
    for (const { text } of own) {
      if (count >= MIN_ENTRIES) break
      if (isEntry(text, calendar)) count++
    }
    if (count >= MIN_ENTRIES) paths.add(path)
  }
  return paths
}

/** What of a page is news: entries that begin or end with their date, and cards under one heading that have one. */
export interface News {
  /** Paths of lists of entries. */
  readonly paths: ReadonlySet<string>
  /** Blocks of cards, by their place in the reading. */
  readonly cards: ReadonlySet<number>
  /** Paths where nothing but such cards stands, and those where something else does too. */
  readonly pure: ReadonlySet<string>
  readonly mixed: ReadonlySet<string>
}

/** Linear. */
export function newsOf(reading: Reading): News {
  const sections = datedSections(reading)
  const cards = new Set<number>()
  const [mixed, other] = [new Set<string>(), new Set<string>()]
  if (sections.size > 0)
    reading.blocks.forEach(({ row, path }, at) => {
      const isCard =
        row?.kind === 'card' &&
        [sectionOf(row), row.heads.join('\n')].some((one) => sections.has(one))
      if (isCard) cards.add(at)
      const seen = isCard ? mixed : other
      seen.add(path)
    })
  const pure = mixed.difference(other)
  return { paths: datedPaths(reading), cards, pure, mixed }
}

/** All headings above a card but its own. */
function sectionOf({ heads }: Row): string {
  return heads.slice(0, -1).join('\n')
}

/** Headings under which at least three cards have a date alone, none of them to come. */
function datedSections({ blocks, calendar }: Reading): ReadonlySet<string> {
  const dates = new Map<string, number>()
  const coming = new Set<string>()
  for (const { row, shape, text, kind } of blocks) {
    if (row?.kind !== 'card' || kind === 'attribute' || !shape.includes('{date}')) continue
    const date = ONLY_DATE.test(shape) ? datesIn(text, calendar)[0] : stampOf(text, calendar)
    if (!date) continue
    const section = sectionOf(row)
    dates.set(section, (dates.get(section) ?? 0) + 1)
    if (date.days > 0) coming.add(section)
  }
  return new Set(
    [...dates].flatMap(([one, count]) => (count >= MIN_ENTRIES && !coming.has(one) ? [one] : [])),
  )
}

/** A date with what marks it as one of publication. */
const ONLY_DATE =
  /^[^\p{L}]{0,3}(?:\p{L}{1,12}:?\s)?\{date\}[^\p{L}]{0,3}(?:\{date\})?[^\p{L}]{0,8}$/u

/** A block as it says something new: without its stamp, and without days that are over for longer than `sinceDays`. */
export function withoutPast(
  block: Block,
  calendar: Calendar,
  sinceDays: number = LONG_AGO_DAYS,
): Block {
  if (!block.shape.includes('{date}')) return block
  const said = stampOf(block.text, calendar)?.rest ?? block.text
  let text = ''
  let from = 0
  for (const { start, end, days } of datesIn(said, calendar)) {
    if (days >= -sinceDays) continue
    text += said.slice(from, start)
    from = end
  }
  text += said.slice(from)
  return text === block.text ? block : { ...block, text, shape: formsOf(text, calendar).shape }
}
