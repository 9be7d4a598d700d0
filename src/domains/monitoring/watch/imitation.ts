import { registeredName } from '../../../lib/dns/index.ts'

/** Letters of a name that is taken for another one only where it is long enough to be its own. */
const MIN_LETTERS = 5
/** Letters of a name that is found within longer ones. */
const MIN_WITHIN = 6

/**
 * Whether a host is named so that readers take it for the site's own: the same name below another ending, with one letter
 * changed, added, dropped or swapped, with digits for letters, or with more words around it.
 */
export function isImitation(host: string, home: string): boolean {
  const [own, other] = [registeredName(home), registeredName(host)]
  if (own === null || other === null || own === other) return false
  const [ownName, otherName] = [lettersOf(labelOf(own)), lettersOf(labelOf(other))]
  const whole = lettersOf(own)
  if (whole.length >= MIN_WITHIN && lettersOf(host).includes(whole)) return true
  if (isLongerName(labelOf(own), labelOf(other))) return true
  if (ownName.length < MIN_LETTERS) return ownName === otherName
  if (ownName.length >= MIN_WITHIN && isWithin(ownName, labelOf(other))) return true
  return isOneOff(ownName, otherName)
}

/** Signs of a name that others begin or end with, parted by a hyphen. */
const MIN_SIGNS = 5

/** Whether a name stands whole in another one: with its number, `vote-12` in `my-vote-12-online`. */
function isLongerName(own: string, other: string): boolean {
  return own.length >= MIN_SIGNS && own !== other && `-${other}-`.includes(`-${own}-`)
}

/** Words that are put before a name. */
const BEFORE = /^(?:my|the|get|go|new|online|official|secure|www)/

/** Whether a name begins another one, or a word of it. */
function isWithin(name: string, label: string): boolean {
  const words = [label, ...label.split('-')].map(lettersOf)
  return words.some((word) => word.startsWith(name) || word.replace(BEFORE, '').startsWith(name))
}

function labelOf(name: string): string {
  return name.slice(0, name.indexOf('.'))
}

/** Digits that stand for letters, by the letter. */
const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/** Letters of a name; a digit between letters stands for one. */
function lettersOf(name: string): string {
  return name
    .replace(/(?<=[a-z])\d(?=[a-z])/g, (digit) => DIGITS[digit] ?? '')
    .replace(/[^\p{L}]+/gu, '')
}

/** Whether one letter makes the difference, or two that changed places. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  let end = 0
  const most = Math.min(one.length, other.length) - from
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(from, one.length - end), other.slice(from, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
