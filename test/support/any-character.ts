// Any character of Unicode, for texts that nobody would write down.

import fc from 'fast-check'

/** The code points of halves of a pair stand between the two ranges of characters. */
const [FIRST_HALF, AFTER_HALVES, LAST] = [0xd800, 0xe000, 0x10ffff]
const HALVES = AFTER_HALVES - FIRST_HALF

/**
 * Draws what the unit `binary` of fast-check draws. That one keeps a table of its million characters in every process
 * that uses it, which takes a second of CPU to make, and the collector goes through it again and again.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat(LAST - HALVES)
  .map((n) => String.fromCodePoint(n < FIRST_HALF ? n : n + HALVES), placeOf)

/** Throws TypeError for what is no character, as fast-check wants it. */
function placeOf(character: unknown): number {
  const [point, ...more] = Array.from(String(character), (one) => one.codePointAt(0) ?? 0)
  const isHalf = point !== undefined && point >= FIRST_HALF && point < AFTER_HALVES
  if (typeof character !== 'string' || point === undefined || more.length > 0 || isHalf)
    throw new TypeError('this is no character')
  return point < FIRST_HALF ? point : point - HALVES
}
