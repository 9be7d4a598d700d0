import { dayOf, minuteOf } from '../../../lib/html/index.ts'
import { plainText } from './words-of.ts'

/** Digits by which two numbers are one, written with and without the country. */
const NATIONAL = 6
/** Degrees that are less than three hundred metres. */
const NEAR = 0.0025

/** Whether two telephone numbers are one: with and without the code of the country. */
export function sameTelephone(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/\D+/g, '').replace(/^0+/, ''))
  if (!a || !b || Math.min(a.length, b.length) < NATIONAL) return a === b
  return a.endsWith(b) || b.endsWith(a)
}

/** Whether two times are one: written for another zone, or with an hour where there was only the date. */
export function sameTime(one: string, other: string): boolean {
  const [a, b] = [minuteOf(one), minuteOf(other)]
  if (a !== null && b !== null) return a === b
  const isDateOnly = [one, other].some((text) => /^\d{4}-\d{2}-\d{2}$/.test(text.trim()))
  return isDateOnly && dayOf(one) === dayOf(other)
}

/** Whether two places are one: coordinates that are near, an address that was spelled otherwise. */
export function samePlace(written: string, otherWritten: string): boolean {
  const [first, second] = [pointOf(written), pointOf(otherWritten)]
  // Two maps show one place where their points are near, whatever else they are asked for.
  if (first && second && written.includes('/') && otherWritten.includes('/'))
    return first.every((number, at) => Math.abs(number - (second[at] ?? 999)) < NEAR)
  const [one = '', other = ''] = [written, otherWritten].map((text) => text.replace(PROVIDER, ''))
  const [a, b] = [numbersOf(one), numbersOf(other)]
  const isSameCount = a.length === b.length
  if (/^[\d\s.,;+-]+$/.test(one) && /^[\d\s.,;+-]+$/.test(other))
    return isSameCount && a.every((number, at) => Math.abs(number - (b[at] ?? 999)) < NEAR)
  if (!isSameCount || a.some((number, at) => number !== b[at])) return false
  const [before, after] = [wordsOf(one), wordsOf(other)]
  const [gone, fresh] = [
    before.filter((word) => !after.includes(word)),
    after.filter((word) => !before.includes(word)),
  ]
  // Street and St. begin alike; a word more is a town or a country.
  return gone.every((word) => fresh.some((now) => now.slice(0, 2) === word.slice(0, 2)))
}

/** Name of the firm that a map is of, and what it calls asking for a place. */
const PROVIDER = /^(?:[\w-]+\.)+[a-z]{2,6}\/(?:(?:maps|place|search|dir|geo)\/)*/

const POINT = /(-?\d{1,3}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)/g

/** Latitude and longitude of the one point in a text; null where there is none, or several. Maps of Yandex say longitude first. */
function pointOf(text: string): readonly [number, number] | null {
  const [point, ...others] = [...text.matchAll(POINT)]
  if (point === undefined || others.length > 0) return null
  const [one, other] = [Number(point[1]), Number(point[2])]
  return /^(?:\w+\.)*yandex\./.test(text) ? [other, one] : [one, other]
}

function numbersOf(text: string): number[] {
  return (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
}

function wordsOf(text: string): string[] {
  return plainText(text).match(/\p{L}{2,}/gu) ?? []
}
