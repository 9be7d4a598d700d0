import { digitOf, groupedDigits, type Parts, partsOf, plainDigits } from '../lib/digits/index.ts'

export { plainDigits }

/** Longest text that is read as a number: thirty digits with their separators and marks. */
const MAX_CHARACTERS = 64

/** Invisible marks that a copy of a shown number brings along. Source: UAX #9 §2. */
const MARKS = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** Signs that are the same to whoever writes; all spaces are one, too. */
const SAME_SIGNS: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\ufe63': '-',
  '\uff0d': '-',
  '\uff0b': '+',
  '\u2019': "'",
  '\u2018': "'",
  '\u02bc': "'",
  '\uff07': "'",
  '\uff0c': ',',
  '\u060c': ',',
  '\uff0e': '.',
}

/** Signs that never stand before decimals: space, apostrophe, the Arabic and the Adlam thousands separator. */
const ONLY_GROUPS = " '\u066c\u2e41"
/** Signs that may stand between groups. */
const GROUP_SIGNS = `,.${ONLY_GROUPS}`
const ARABIC_DECIMAL = '\u066b'

/** How a number of a field may be written; `whole` takes no decimals. */
export type NumberForm = 'whole' | DecimalForm

/** What a point or a comma means where both readings make sense, as in `2,400`; one in neither list is refused there. */
export interface DecimalForm {
  readonly decimals: string
  readonly groups: string
}

/** Decimals as programs write them: `2.400` is less than three, `2,400` may be either and is none. */
export const PROGRAM_NUMBERS: DecimalForm = { decimals: '.', groups: '' }

const forms = new Map<string, DecimalForm>()

/** Decimals as they are written in a language (BCP 47): `2,400` is more than two thousand in English and less than three in French. */
export function numbersIn(language: string): DecimalForm {
  const known = forms.get(language)
  if (known !== undefined) return known
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567.5)
  const of = (type: 'decimal' | 'group') =>
    parts.find((part) => part.type === type)?.value.replaceAll('\u060c', ',') ?? ''
  const form = { decimals: of('decimal'), groups: of('group') }
  forms.set(language, form)
  return form
}

/**
 * The number that a person wrote, in the digits of any one script, with or without signs between its groups (`2,400`,
 * `2.400`, `2 400`, `1,00,000`, `٢٬٤٠٠`). Groups must be whole: `1.5` is no whole number, and never fifteen. Null for
 * anything else, for digits of two scripts, and for what could be read as two numbers.
 */
export function readNumber(text: string, form: NumberForm): number | null {
  if (text.length > MAX_CHARACTERS) return null
  const plain = plainNumber(text.replaceAll(MARKS, '').trim())
  const [, sign = '', body = ''] = /^([+-]?)\s*(\S.*)$/.exec(plain ?? '') ?? []
  const read = form === 'whole' ? readWhole(body) : readDecimal(body, form)
  return read === null ? null : Number(sign === '-' ? `-${read}` : read)
}

/** The text with plain digits and signs; null where digits of two scripts stand together, of which some look alike. */
function plainNumber(text: string): string | null {
  const noughts = new Set(Array.from(text.matchAll(/\p{Nd}/gu), ([each]) => digitOf(each).nought))
  if (noughts.size > 1) return null
  return plainDigits(text)
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[^0-9 ]/g, (sign) => SAME_SIGNS[sign] ?? sign)
}

function readWhole(body: string): string | null {
  const parts = partsOf(body)
  return parts === null ? null : grouped(parts)
}

/** The digits of a number that has no decimals; null where they are not rightly grouped. */
const grouped = (parts: Parts) => groupedDigits(parts, GROUP_SIGNS)

const EXPONENT = /^\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/

function readDecimal(body: string, form: DecimalForm): string | null {
  if (EXPONENT.test(body)) return body
  const parts = partsOf(/^[.,\u066b]/.test(body) ? `0${body}` : body)
  if (parts === null) return null
  const { digits, signs } = parts
  const last = signs.at(-1)
  if (last === undefined || !isBeforeDecimals(parts, last, form)) return wholeIn(parts, form)
  const whole = grouped({ digits: digits.slice(0, -1), signs: signs.slice(0, -1) })
  return whole === null ? null : `${whole}.${digits.at(-1)}`
}

function isBeforeDecimals(parts: Parts, last: string, { decimals }: DecimalForm): boolean {
  if (ONLY_GROUPS.includes(last)) return false
  if (last === ARABIC_DECIMAL || parts.signs.length > 1)
    return parts.signs.indexOf(last) === parts.signs.length - 1
  return grouped(parts) === null || decimals.includes(last)
}

function wholeIn(parts: Parts, { groups }: DecimalForm): string | null {
  const [only, ...others] = parts.signs
  const isEither = only !== undefined && others.length === 0 && ',.'.includes(only)
  return isEither && !groups.includes(only) ? null : grouped(parts)
}
