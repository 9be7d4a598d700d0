// What declarations of a style make of a text or list besides what is written: another order, turned, covered, other words.
import { cssText } from './css-text.ts'

/** Characters of the declarations of one rule. */
const MAX_STYLE = 5_000
/** Names of which one stands in every rule that turns something: most rules are read no further. */
const MAY_TURN =
  /direction|reverse|order\s*:|transform|rotate\s*:|scale\s*:|bidi|writing-mode|filter|-spacing|text-security|line-through|counter-|content\s*:|line-height\s*:\s*0|inset|position/i

/** What is made of a text or list, by the declarations without spaces and in lower case. The first that fits holds. */
const TURNS: readonly (readonly [string, RegExp])[] = [
  ['reversed', /(?:^|;)flex-(?:direction|flow|wrap):[^;]{0,30}reverse/],
  ['order', /(?:^|;)order:-?[1-9]/],
  ['mirrored', /(?:^|[;:)])(?:scale[xy3d]*(?::|\()|matrix(?:3d)?\()[^;)]{0,30}-\d?\.?[1-9]/],
  [
    'turned',
    /(?:^|;|:|\))rotate[xyz]?(?::|\()-?(?:9\d|1\d\d|2\d\d|\.[2-8]\d*turn|[1-6](?:\.\d+)?rad)/,
  ],
  ['override', /(?:^|;)unicode-bidi:(?:bidi|isolate)-override/],
  ['direction', /(?:^|;)direction:(?:rtl|ltr)/],
  ['upright', /(?:^|;)writing-mode:(?:vertical|sideways|tb)/],
  [
    'blurred',
    /(?:^|;)(?:backdrop-)?filter:[^;]{0,60}(?:blur\((?:[2-9]|\d\d|\.[2-9]\d*r?em|1\d*r?em)|opacity\(0?(?:\.[01]\d*)?\)|opacity\(1?\d?%|contrast\(0?(?:\.[01]\d*)?%?\)|brightness\(0%?\))/,
  ],
  ['masked', /(?:^|;)-webkit-text-security:(?!none)/],
  ['struck', /(?:^|;)text-decoration(?:-line)?:[^;]{0,40}line-through/],
  [
    'squeezed',
    /(?:^|;)(?:letter-spacing:-(?:\d*[1-9]\d*(?:\.\d+)?(?:r?em|ch)|0?\.[2-9]\d*(?:r?em|ch)|(?:[4-9]|\d\d)(?:\.\d+)?px)|word-spacing:-(?:\d*[1-9]|0?\.[5-9])\d*r?em|line-height:0(?:;|!|$))/,
  ],
  ['numbered', /(?:^|;)counter-(?:reset|set|increment):[^;]{0,60}\s?-?(?<![\w-])(?:[1-9]\d*)/],
]

/** Whether declarations may turn something: most do not, and are read no further. */
export function mayTurn(style: string): boolean {
  return style.length <= MAX_STYLE && MAY_TURN.test(style)
}

/** What declarations make of what they are for; null where it is read as it is written. `isPseudo`: of what stands before or after it. */
export function turnOf(style: string, isPseudo: boolean): string | null {
  if (!mayTurn(style)) return null
  const said = isPseudo ? contentOf(style) : ''
  if (said !== '') return `content ${said}`
  const lower = style.toLowerCase()
  const plain = lower.replace(/\s*([;:,()])\s*/g, '$1').trim()
  const found = TURNS.find(([, sign]) => sign.test(plain))?.[0]
  if (found !== undefined && !isPseudo) return found
  return covers(plain) ? 'covered' : null
}

/** Words or figures that a style writes; empty for signs, icons and what other places of the page say. */
function contentOf(style: string): string {
  const [, written = ''] = /content\s{0,9}:\s{0,9}(["'][^"']{0,200})/i.exec(style) ?? []
  const text = cssText(written.slice(1))
  return /\p{L}{3}|\p{Nd}{2}|\p{Nd}[.):]|[\p{sc=Han}\p{sc=Hangul}]{2}/u.test(text)
    ? text.trim().slice(0, 100)
    : ''
}

/** Whether something lies over the whole of a place, so that nothing is seen through it. */
function covers(plain: string): boolean {
  if (!/(?:^|;)position:(?:absolute|fixed)/.test(plain)) return false
  const isWhole =
    /(?:^|;)inset:0/.test(plain) ||
    ['top', 'left', 'right', 'bottom'].every((side) => plain.includes(`${side}:0`)) ||
    (plain.includes('width:100%') && plain.includes('height:100%'))
  return (
    isWhole &&
    /(?:^|;)background(?:-color)?:(?:#[\da-f]{3}(?:[\da-f]{3})?(?![\da-f])|white|black|rgb\()/.test(
      plain,
    )
  )
}
