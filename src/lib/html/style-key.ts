import { short } from './code-key.ts'
import { cssText } from './css-text.ts'
import { turnOf } from './turning.ts'

/** What a style sheet in the page is, without what changes by itself. */
export interface StyleKey {
  readonly key: string
  /** Hides the body or the main part. */
  readonly hidesPage: boolean
  /** Writes words by `content`. */
  readonly writesText: boolean
  /** Takes a style from another host. */
  readonly imports: boolean
  /** Draws digits by a font of their own. */
  readonly drawsDigits: boolean
}

/** Characters of one style sheet that are read; the rest is hashed only. */
const MAX_STYLE = 300_000

const COMMENT = /\/\*(?:[^*]+|\*(?!\/))*(?:\*\/)?/g

/** Reads a style sheet. Linear; never throws. */
export function styleKey(source: string): StyleKey {
  const css = source.slice(0, MAX_STYLE).replace(COMMENT, ' ')
  const texts = writtenTexts(css)
  const plain = css
    .replace(/(["'])[^"'\n]{0,2000}\1/g, 's')
    .replace(/[\w-]+/g, (word) => (isToken(word) ? '#' : word))
    .replace(/\s+/g, '')
  return {
    key: short(`${plain}\n${texts.join('\n')}\n${source.length > MAX_STYLE}`),
    hidesPage: hidesPage(css),
    writesText: texts.length > 0,
    imports: /@import\s*(?:url\(\s*)?["']?\s*(?:https?:)?\/\//i.test(css),
    drawsDigits: css.matchAll(RANGE).some(([, range = '']) => isOfDigits(range)),
  }
}

/** Signs that a font is for. Source: CSS Fonts Level 4, section 4.5. */
const RANGE = /unicode-range\s{0,9}:\s{0,9}([^;}]{1,400})/gi
/** `0` to `9`, and the letters of ASCII. */
const DIGITS = { from: 0x30, to: 0x39 }
const LETTERS = { from: 0x41, to: 0x7a }

/** Whether a font is for digits and for no letter. */
function isOfDigits(range: string): boolean {
  const parts = Array.from(range.matchAll(/u\+([0-9a-f?]{1,6})(?:-([0-9a-f]{1,6}))?/gi))
  const holds = ({ from, to }: { readonly from: number; readonly to: number }) =>
    parts.some(([, start = '', end = start]) => {
      const [first, last] = [start.replaceAll('?', '0'), end.replaceAll('?', 'f')]
      return Number.parseInt(first, 16) <= to && Number.parseInt(last, 16) >= from
    })
  return holds(DIGITS) && !holds(LETTERS)
}

/** Words that a sheet writes by `content`, with the sign before them. */
export function writtenTexts(css: string): string[] {
  const words = css.matchAll(/content\s{0,99}:\s{0,99}(["'][^"']{0,400})/gi)
  return [...words]
    .map(([, text = '']) => cssText(text))
    .filter((text) => (text.match(/\p{L}/gu)?.length ?? 0) >= 3)
}

/** Rules of a sheet that hide or turn what they are for, without those for one medium or width; at most MAX_HIDING and MAX_TURNING characters. */
export function hidingRules(source: string): string {
  const css = source.slice(0, MAX_STYLE).replace(COMMENT, ' ')
  let rules = ''
  let turning = ''
  let depth = 0
  let from = 0
  for (const { 0: sign, index } of css.matchAll(/[{};]/g)) {
    if (sign === '{') depth++
    else if (sign === '}') {
      const rule = depth === 1 ? css.slice(from, index).trim() : ''
      depth = Math.max(0, depth - 1)
      const isShort = rule.length <= MAX_RULE
      if (isShort && isHidingRule(rule))
        rules += rules.length + rule.length < MAX_HIDING ? `${rule}}\n` : ''
      else if (isShort && turning.length + rule.length < MAX_TURNING && isTurningRule(rule))
        turning += `${rule}}\n`
    }
    if (depth === 0) from = index + 1
  }
  return rules + turning
}

const MAX_HIDING = 4_000
const MAX_TURNING = 1_000
/** Characters of one rule that hides something, with what it is for. */
const MAX_RULE = 500

function isTurningRule(rule: string): boolean {
  const brace = rule.indexOf('{')
  if (brace <= 0 || rule.startsWith('@')) return false
  const [own, beside] = [false, true].map((isPseudo) => turnOf(rule.slice(brace + 1), isPseudo))
  return (own ?? beside ?? null) !== null
}

/** Whether a rule, with or without its end, hides what it is for. */
export function isHidingRule(rule: string): boolean {
  const brace = rule.indexOf('{')
  return brace > 0 && !rule.startsWith('@') && isHiding(rule.slice(brace + 1))
}

/** A word with a number, or with a part of nothing but hexadecimal letters: what a build named. */
function isToken(word: string): boolean {
  return /\d/.test(word) || /(?:^|[-_])[a-f]{5,}(?:[-_]|$)/.test(word)
}

const WHOLE = /(?:^|[\s,>])(?:html|body|main|\*|#(?:main|content|main-content|page|wrapper))$/i

function hidesPage(css: string): boolean {
  for (const rule of css.split('}')) {
    const brace = rule.lastIndexOf('{')
    if (brace < 0 || !isHiding(rule.slice(brace + 1))) continue
    const before = rule.slice(0, brace)
    const selectors = before.slice(Math.max(before.lastIndexOf('{'), before.lastIndexOf(';')) + 1)
    for (const selector of selectors.slice(0, 4000).split(','))
      if (WHOLE.test(selector.trim())) return true
  }
  return false
}

/** Whether declarations hide what they are for: not shown, seen through, without size, or moved off the screen. */
export function isHiding(style: string): boolean {
  if (style.length > 20_000) return false
  const plain = style.toLowerCase().replace(/\s+/g, '')
  if (
    /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\.0\d*)?(?:;|!|$)|content-visibility:hidden)/.test(
      plain,
    )
  )
    return true
  if (/(?:^|;)(?:text-indent|left|right|top|margin-left|margin-top):-\d{4,}/.test(plain))
    return true
  if (
    /(?:^|;)(?:font-size|max-height|height|width|max-width):0(?:px|em|rem|pt|%)?(?:;|!|$)/.test(
      plain,
    )
  )
    return true
  return /(?:^|;)(?:clip:rect\(0|clip-path:inset\((?:50|100)%|transform:scale\(0\))/.test(plain)
}

const COLOURS: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  'rgb(255,255,255)': '#ffffff',
  'rgb(0,0,0)': '#000000',
}

/** A colour in one way of writing. */
function colourOf(text: string): string {
  const short_ = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text)
  if (short_)
    return `#${short_
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  return COLOURS[text] ?? text
}

/** Colour or picture behind a text; null where the declarations say none. */
export function backgroundOf(style: string): string | null {
  if (style.length > 20_000) return null
  const plain = style.toLowerCase().replace(/\s+/g, '')
  const found = /(?:^|;)background(?:-color|-image)?:([^;!]{1,200})/.exec(plain)?.[1]
  return found === undefined || /^(?:none|transparent|inherit|initial)$/.test(found)
    ? null
    : colourOf(found)
}

/** Whether letters have the colour of what is behind them, which is white where nobody wrote another, or are a point high. */
export function isUnreadable(style: string, background: string | null): boolean {
  if (style.length > 20_000) return false
  const plain = style.toLowerCase().replace(/\s+/g, '')
  if (/(?:^|;)font-size:(?:[01](?:\.\d+)?(?:px|pt)|0?\.0*[01]\d*(?:em|rem))(?:;|!|$)/.test(plain))
    return true
  const colour = /(?:^|;)(?:color|-webkit-text-fill-color):([^;!]{1,60})/.exec(plain)?.[1]
  if (colour === undefined) return false
  return colour === 'transparent' || colourOf(colour) === (background ?? '#ffffff')
}

/** Whether declarations lay something over the whole window. */
export function isOverlay(style: string): boolean {
  if (style.length > 20_000) return false
  const plain = style.toLowerCase().replace(/\s+/g, '')
  if (!/(?:^|;)position:(?:fixed|absolute|sticky)/.test(plain)) return false
  if (/(?:^|;)inset:0/.test(plain)) return true
  const spans = (...sides: string[]) =>
    sides.every((side) => new RegExp(`(?:^|;)${side}:0(?:px|%)?(?:;|!|$)`).test(plain))
  const full = (side: string) => new RegExp(`(?:^|;)${side}:100(?:%|v[wh]|dv[wh])`).test(plain)
  return spans('top', 'bottom', 'left', 'right') || (full('width') && full('height'))
}
