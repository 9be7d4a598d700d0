// Decimal digits of every script. Source: Unicode Standard §4.6: they lie in runs from nought to nine, one after the other.

const DIGIT = /\p{Nd}/u

/** The value of one digit in any script, and the code point of its script's nought. */
export function digitOf(character: string): { readonly value: number; readonly nought: number } {
  const at = character.codePointAt(0) ?? 0
  let first = at
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1
  const value = (at - first) % 10
  return { value, nought: at - value }
}

/** Digits of every script as 0–9, all else as it is. */
export function plainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit).value))
}
