import type { Calendar } from './calendar.ts'

const SEPARATOR = /[\s,.;:()/|·–—-]/
const IS_SEPARATOR = Array.from({ length: 128 }, (_, code) =>
  SEPARATOR.test(String.fromCharCode(code)),
)

function isSeparator(code: number): boolean {
  if (code < 128) return IS_SEPARATOR[code] ?? false
  // Between these stand the letters of most scripts.
  const isRare = code < 0x300 || (code > 0x167f && code < 0x3001) || code === 0xfeff
  return isRare && SEPARATOR.test(String.fromCharCode(code))
}

/** Whether a word of a text in small letters is a name. */
export function hasName(text: string, names: Calendar['names']): boolean {
  let start = 0
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && !isSeparator(text.charCodeAt(end))) continue
    if (end > start && mayBeName(text, start, end, names) && names.has(text.slice(start, end)))
      return true
    start = end + 1
  }
  return false
}

/** Characters by which the beginning of a name is known. */
const BEGINNING = 3

/** Numbers of all beginnings of names, those that are shorter too. */
const beginnings = new WeakMap<Calendar['names'], ReadonlySet<number>>()

/** Whether a name may begin with a part of a text, which has small letters. */
export function mayBeName(
  text: string,
  start: number,
  end: number,
  names: Calendar['names'],
): boolean {
  let known = beginnings.get(names)
  if (known === undefined) {
    known = new Set(
      Array.from(names.keys()).flatMap((name) =>
        [1, 2, BEGINNING].map((to) => numberAt(name, 0, to)),
      ),
    )
    beginnings.set(names, known)
  }
  return known.has(numberAt(text, start, Math.min(end, start + BEGINNING)))
}

/** The first characters as one number; two of them may have the same. */
function numberAt(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end && at < text.length; at++)
    number = (number * 31 + text.charCodeAt(at)) & 0x3fff_ffff
  return number
}
