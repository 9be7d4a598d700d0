/** The GSM 7-bit default alphabet. Source: 3GPP TS 23.038 §6.2.1. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** Its extension table: each of these takes two places. Source: 3GPP TS 23.038 §6.2.1.1. */
const EXTENDED = new Set('\f^{}\\[~]|€')

/** Places in one message alone, and in each part of a longer one, which carries a header. Source: 3GPP TS 23.040 §9.2.3.24.1. */
export const SMS_LIMITS = {
  gsm7: { single: 160, part: 153 },
  ucs2: { single: 70, part: 67 },
} as const

/** How a text goes out. */
export interface SmsParts {
  readonly alphabet: 'gsm7' | 'ucs2'
  /** Places taken: septets, or 16-bit units. */
  readonly length: number
  /** Messages that are paid for; 0 for no text. */
  readonly parts: number
}

/** Alphabet, length and parts of a text. */
export function partsOf(text: string): SmsParts {
  const letters = [...text]
  const isGsm = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter))
  const alphabet = isGsm ? 'gsm7' : 'ucs2'
  // A letter is never cut in two by the end of a part.
  const sizes = letters.map((letter) => (isGsm ? (EXTENDED.has(letter) ? 2 : 1) : letter.length))
  const length = sizes.reduce((sum, size) => sum + size, 0)
  const { single, part } = SMS_LIMITS[alphabet]
  if (length === 0) return { alphabet, length, parts: 0 }
  if (length <= single) return { alphabet, length, parts: 1 }
  let parts = 1
  let room = part
  for (const size of sizes) {
    if (size > room) {
      parts += 1
      room = part
    }
    room -= size
  }
  return { alphabet, length, parts }
}

/**
 * `head`, as many whole words of `middle` as fit, and `tail`, in at most `parts` parts. Where even head and tail do not
 * fit, the head is shortened too; throws RangeError where the tail alone does not fit.
 */
export function fitted(
  words: { readonly head: string; readonly middle: string; readonly tail: string },
  parts: number,
): string {
  const { head, middle, tail } = words
  const fits = (text: string) => partsOf(text).parts <= parts
  if (!fits(tail)) throw new RangeError('the end of the message does not fit')
  const joined = (...pieces: readonly string[]) => pieces.filter((one) => one !== '').join(' ')
  const whole = joined(head, middle, tail)
  if (fits(whole)) return whole
  const withMiddle = longest(middle, (part) => fits(joined(head, part, tail)))
  if (withMiddle !== null) return joined(head, withMiddle, tail)
  if (fits(joined(head, tail))) return joined(head, tail)
  const withHead = longest(head, (part) => fits(joined(part, tail)))
  return joined(withHead ?? '', tail)
}

/** The longest beginning of `text` in whole words, with three dots, that fits; null where not even one word does. */
function longest(text: string, fits: (part: string) => boolean): string | null {
  const words = text.split(' ')
  for (let count = words.length - 1; count > 0; count -= 1) {
    const part = `${words
      .slice(0, count)
      .join(' ')
      .replace(/[\s.,;:،؛]+$/, '')}...`
    if (fits(part)) return part
  }
  return null
}
