import type { Block, Reading } from '../../../lib/html/index.ts'
import {
  isAboutOffice,
  isListOfChoices,
  isOfEvent,
  isOfResults,
  saysMoved,
  saysWithdrawn,
  saysWon,
} from './about-lists.ts'
import { hasDanger, plainText } from './words-of.ts'

/** Names of one page that are looked for. */
const MAX_NAMES = 400
/** Characters of a name at most; at least, in letters and in ideographs. */
const NAME = { most: 60, letters: 6, ideographs: 2 }

/** Whether a text is a row of ballots, candidates or stations. */
export function isRowOfChoices({ row, above, kind }: Block): boolean {
  const isRow = row !== null && row.kind !== 'card' && kind !== 'attribute'
  return isRow && isListOfChoices(above)
}

/**
 * The candidate, list or station of this page of whom a text says how many votes it has, or that it is no choice any more; or
 * the shares of votes that it tells as a result without naming one. Null where it says nothing of the kind.
 */
export function toldOfChoice(reading: Reading, { text, above }: Block): string | null {
  const shares = text.match(SHARE) ?? []
  const isResult = isOfResults(text)
  const isOut = isDecided(text)
  if (isOfResults(above) || !(isResult || isOut || shares.length > 0)) return null
  const plain = plainText(text)
  // One word is a name where a text begins with it, as a heading does.
  const named = [...namesOf(reading)].find(
    ([name, plainName]) =>
      (isLong(name) && plain.includes(plainName)) || startsWith(plain, firstOf(plainName)),
  )?.[0]
  if (named !== undefined && (isOut || shares.length > 0 || /\p{Nd}{3}/u.test(text))) return named
  return isResult && shares.length >= MANY_SHARES && !saysYear(text) ? shares.join(', ') : null
}

/** The headings of a page. */
const HEADING = />h[12](?:#[^>]*)?$/

/** A candidate, list or station of this page that stands in its heading and did not; null where there is none. */
export function headedByChoice(reading: Reading, old: string, block: Block): string | null {
  const { path, text, above } = block
  if (!HEADING.test(path) || isOfResults(`${above}\n${text}`)) return null
  const before = choicesIn(reading, old)
  return [...choicesIn(reading, text)].find((name) => isLong(name) && !before.has(name)) ?? null
}

/** Whether somebody has won or stands no more, or a place is closed or elsewhere. */
function isDecided(text: string): boolean {
  if (saysWithdrawn(text) || saysMoved(text) || saysWon(text)) return true
  return hasDanger(text) && !isAboutOffice(text) && !isOfEvent(text)
}

/** Candidates, lists and stations of this page that a text names. */
export function choicesIn(reading: Reading, text: string): ReadonlySet<string> {
  const plain = plainText(text)
  return new Set(
    [...namesOf(reading)].flatMap(([name, plainName]) => (plain.includes(plainName) ? [name] : [])),
  )
}

const SHARE = /\p{Nd}[\p{Nd}.,]{0,6}\s?[%٪]|[%٪]\s?\p{Nd}[\p{Nd}.,]{0,6}/gu
/** Shares that together are a result. */
const MANY_SHARES = 2

/** A vote that is over is named by its year. */
function saysYear(text: string): boolean {
  return /(?<!\p{Nd})20\p{Nd}{2}(?!\p{Nd})/u.test(text)
}

const kept = new WeakMap<Reading, ReadonlyMap<string, string>>()

/** What the rows of choices begin with, up to a bracket, comma, dash or number; each with its plain form. */
function namesOf(reading: Reading): ReadonlyMap<string, string> {
  const known = kept.get(reading)
  if (known) return known
  const names = new Map<string, string>()
  for (const block of reading.blocks) {
    if (names.size >= MAX_NAMES) break
    if (!isRowOfChoices(block)) continue
    const name = nameIn(block.text)
    if (name !== null) names.set(name, plainText(name))
  }
  kept.set(reading, names)
  return names
}

/** Two words, or three ideographs: enough to be no other word wherever it stands. */
function isLong(name: string): boolean {
  return /\S\s+\S/.test(name) || /^[\u3400-\u9fff]{3,}$/.test(name)
}

/** The first word of a name, after which its address may follow; the whole name where that word is short. */
function firstOf(name: string): string {
  const [first = ''] = name.split(' ', 1)
  const least = /^[\u3400-\u9fff]/.test(first) ? NAME.ideographs : NAME.letters
  return first.length >= least ? first : name
}

function startsWith(text: string, name: string): boolean {
  return text.startsWith(name) && /^\s?[:,(\u2010-\u2015-]/.test(text.slice(name.length))
}

/** Null where it is no name but a sentence, or too short. */
function nameIn(text: string): string | null {
  const name =
    text
      .replace(/^[\p{Nd}\s.)\]-]+/u, '')
      .split(/[(,;:|·•\u2010-\u2015\p{Nd}]|\s-\s/u, 1)[0]
      ?.trim() ?? ''
  if (name.length > NAME.most) return null
  if (/^[\u3400-\u9fff]+$/.test(name)) return name.length >= NAME.ideographs ? name : null
  return name.length >= NAME.letters && /^\p{Lu}|^\p{Lo}/u.test(name) ? name : null
}
