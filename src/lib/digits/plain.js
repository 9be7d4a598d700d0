// Decimal digits of every script. Plain for browsers, too: what is typed there is read as it is here.
// Source: Unicode Standard §4.6: they lie in runs from nought to nine, one after the other.

const DIGIT = /\p{Nd}/u

/**
 * The value of one digit in any script, and the code point of its script's nought.
 * @param {string} character
 */
export function digitOf(character) {
  const at = character.codePointAt(0) || 0
  let first = at
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1
  const value = (at - first) % 10
  return { value, nought: at - value }
}

/**
 * Digits of every script as 0–9, all else as it is.
 * @param {string} text
 */
export function plainDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit).value))
}
