// Names of people and offices, in the order and shortness that a style asks for.

import type { ItemName } from './item.ts'
import { plain } from './runs.ts'
import type { Terms } from './words.ts'

/** APA names up to this many authors; of more it names the first nineteen and the last. */
const APA_NAMES = 20
/** ISO 690 names up to three; of more the first. */
const ISO_NAMES = 3

/** Whether a text is in a script with capitals; others have no initials. */
const hasCapitals = (text: string) => /^\P{L}*[\p{Lu}\p{Ll}]/u.test(text)
const isHan = (text: string) => /^[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]/u.test(text)
const isArabic = (text: string) => /^\P{L}*[\p{sc=Arab}]/u.test(text)

/** `Saleh, A. B.`, `van Gogh, V.`, `King, M. L., Jr.`; names of scripts without capitals in full, Chinese ones without a comma. */
export function apaName(name: ItemName): string {
  if (name.literal !== undefined) return plain(name.literal)
  const family = familyOf(name)
  if (name.given === undefined) return withSuffix(family, name)
  if (isHan(family)) return family + plain(name.given)
  const comma = isArabic(family) ? '، ' : ', '
  const given = [initialsOf(plain(name.given)), name['dropping-particle'] ?? '']
  return withSuffix(family + comma + given.join(' ').trim(), name)
}

/** The same, first names first, as editors stand behind `In`. */
function apaNameInOrder(name: ItemName): string {
  if (name.literal !== undefined || name.given === undefined) return apaName(name)
  const family = familyOf(name)
  if (isHan(family)) return family + plain(name.given)
  const parts = [initialsOf(plain(name.given)), name['dropping-particle'] ?? '', family]
  return withSuffix(parts.filter((part) => part !== '').join(' '), name)
}

function familyOf(name: ItemName): string {
  return [name['non-dropping-particle'], name.family]
    .filter((part) => part !== undefined)
    .map(plain)
    .join(' ')
}

const withSuffix = (text: string, { suffix }: ItemName) =>
  suffix === undefined ? text : `${text}, ${plain(suffix)}`

/** `Jean-Paul Marie` as `J.-P. M.`; a name that has no capitals stays whole. */
function initialsOf(given: string): string {
  if (!hasCapitals(given)) return given
  return given
    .split(/[\s.]+/)
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split(/[-‐]/)
        .filter((part) => part !== '')
        .map((part) => `${[...part.normalize('NFC')][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ')
}

/** All authors in one line, as APA lists them. */
export function apaAuthors(names: readonly ItemName[], terms: Terms): string {
  const all = names.map(apaName)
  if (names.every(({ family = '' }) => isHan(family))) return all.join('、')
  const last = all.at(-1) ?? ''
  if (all.length > APA_NAMES) return `${all.slice(0, APA_NAMES - 1).join(', ')}, . . . ${last}`
  if (all.length === 1) return last
  return `${all.slice(0, -1).join(terms.comma)}${terms.comma}${and(terms.ampersand, last)}`
}

/** Editors behind `In`: `A. Saleh & B. Kim`, `A. Saleh, B. Kim, & C. Mora`. */
export function apaEditors(names: readonly ItemName[], terms: Terms): string {
  const all = names.map(apaNameInOrder)
  const last = all.at(-1) ?? ''
  if (all.length === 1) return last
  const before = all.slice(0, -1).join(terms.comma)
  const comma = all.length === 2 ? ' ' : terms.comma
  return before + comma + and(terms.ampersand, last)
}

/** Arabic writes its `and` onto the next word of its own script. */
const and = (word: string, next: string) =>
  word === 'و' && isArabic(next) ? word + next : `${word} ${next}`

/** `SALEH, Amal and KIM, Bo`, of more than three `SALEH, Amal et al.` */
export function isoAuthors(names: readonly ItemName[], terms: Terms): string {
  const all = names.slice(0, ISO_NAMES).map(isoName)
  if (names.length > ISO_NAMES) return `${all[0] ?? ''} ${terms.etAl}`
  const last = all.at(-1) ?? ''
  if (all.length < 2) return last
  return `${all.slice(0, -1).join(terms.comma)} ${and(terms.and, last)}`
}

function isoName(name: ItemName): string {
  if (name.literal !== undefined) return plain(name.literal).toUpperCase()
  const family = familyOf(name).toUpperCase()
  if (name.given === undefined) return withSuffix(family, name)
  if (isHan(family)) return family + plain(name.given)
  const given = [plain(name.given), name['dropping-particle'] ?? ''].join(' ').trim()
  return withSuffix(family + (isArabic(family) ? '، ' : ', ') + given, name)
}
