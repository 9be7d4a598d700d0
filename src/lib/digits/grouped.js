// Whole numbers as people write them, in groups. Plain for browsers, too: what is typed there is read as it is here.

/** Digits, and what stands between them, one less. @typedef {{ readonly digits: readonly string[], readonly signs: readonly string[] }} Parts */

/** Groups of three, or as in India of two and at the end three; which no nought comes before. */
const GROUPS = /^[1-9]\d{0,2}(?: \d{3})+$|^[1-9]\d?(?: \d\d)+ \d{3}$/

/**
 * The parts of a number in plain digits; null where two signs meet or one stands at an end.
 * @param {string} body
 * @returns {Parts | null}
 */
export function partsOf(body) {
  const pieces = body.split(/([^0-9])/)
  const digits = pieces.filter((_, n) => n % 2 === 0)
  return digits.includes('') ? null : { digits, signs: pieces.filter((_, n) => n % 2 === 1) }
}

/**
 * The digits of a number that has no decimals; null where they are not rightly grouped, all by the same one of these signs.
 * @param {Parts} parts @param {string} groupSigns
 */
export function groupedDigits({ digits, signs }, groupSigns) {
  if (signs.length === 0) return digits.join('')
  const isOneSign = signs.every((sign) => sign === signs[0] && groupSigns.includes(sign))
  return isOneSign && GROUPS.test(digits.join(' ')) ? digits.join('') : null
}
