import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { compactCss, ICON, STYLES } from './assets.ts'
import { contrast } from '../../test/support/contrast.ts'

const read = (name: string) => readFileSync(new URL(`style/${name}`, import.meta.url), 'utf8')
const [front, plain, desk] = [STYLES.station, STYLES.public, STYLES.console].map((names) =>
  names.map((name) => compactCss(read(name))).join(''),
) as [string, string, string]
const both = plain + desk

test('the style of public and station pages and that of the console keep their budgets', () => {
  // What a phone on a slow line loads beside 14 KB of page and script; Brotli makes it a tenth smaller.
  const frontBytes = gzipSync(front, { level: 9 }).length
  const publicBytes = gzipSync(plain, { level: 9 }).length
  const [deskBytes, printBytes] = STYLES.console.map(
    (name) => gzipSync(compactCss(read(name)), { level: 9 }).length,
  ) as [number, number]
  assert.ok(frontBytes <= 2600, `front.css: ${frontBytes} bytes`)
  assert.ok(publicBytes <= 5000, `front.css and public.css: ${publicBytes} bytes`)
  assert.ok(deskBytes <= 8 * 1024, `desk.css: ${deskBytes} bytes`)
  assert.ok(printBytes <= 1024, `print.css: ${printBytes} bytes`)
  assert.ok(read(ICON).length <= 500)
})

test('a map has its colours where one is drawn, for everybody and on the desk', () => {
  for (const style of [plain, desk])
    for (const part of ['.map{', '.fill-plain', '.fill-info', '.fill-bad'])
      assert.ok(style.includes(part), part)
})

test('no rule names a side by left or right', () => {
  const physical =
    /[{;](left|right|top|bottom|float:(left|right)|text-align:(left|right)|clear:(left|right)|width|height|(min|max)-(width|height)|(margin|padding|border)-(left|right|top|bottom)[a-z-]*|border-(top|bottom)-(left|right)-radius)\b/
  assert.match('a{margin-left:1px}', physical)
  assert.doesNotMatch(both, physical)
})

test('four-value shorthands are the same on both sides', () => {
  const shorthands = both.matchAll(/(?:margin|padding|border-width):([^;}]+)/g)
  const uneven = [...shorthands]
    .map((match) => (match[1] ?? '').split(' '))
    .filter((sides) => sides.length === 4 && sides[1] !== sides[3])
  assert.deepEqual(uneven, [])
})

test('the style of public and station pages uses nothing that breaks in Chrome 64', () => {
  // A selector that an old browser does not know drops its whole rule.
  for (const young of [
    '@layer',
    '@container',
    ':is(',
    ':where(',
    ':has(',
    ':dir(',
    'clamp(',
    '&',
  ]) {
    assert.ok(!plain.includes(young), young)
  }
  assert.doesNotMatch(plain, /[{;](row-|column-)?gap:/)
  // :focus-visible stands only where losing the rule does no harm.
  assert.equal(plain.split(':focus-visible').length - 1, 1)
})

test('nothing moves for those who asked for stillness', () => {
  const still = plain.replaceAll(/@media \(prefers-reduced-motion:no-preference\)\{.*?\}\}/g, '')
  assert.doesNotMatch(still, /transition|animation|[{;](transform|translate|rotate):/)
})

const MODES = ['light actual', 'light exercise', 'dark actual', 'dark exercise'] as const

/** The tokens of a sheet that hold in a mode, by the order of the cascade. */
function tokensIn(css: string, mode: (typeof MODES)[number]): Record<string, string> {
  const dark = /@media screen and \(prefers-color-scheme:dark\)\{(.*?\})\}/.exec(css)?.[1] ?? ''
  const isExercise = mode.endsWith('exercise')
  return {
    ...tokensOf(css, ':root'),
    ...(isExercise && tokensOf(css, '.exercise')),
    ...(mode.startsWith('dark') && tokensOf(dark, ':root')),
    ...(mode.startsWith('dark') && isExercise && tokensOf(dark, '.exercise')),
  }
}

function tokensOf(css: string, selector: string): Record<string, string> {
  const at = css.indexOf(`${selector}{`)
  assert.ok(at >= 0, selector)
  const body = css.slice(at, css.indexOf('}', at))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]),
  )
}

const DESK_PAIRS = [
  ...['ink', 'muted', 'link'].flatMap((front) =>
    ['paper', 'surface', 'sunken', 'tint'].map((back) => [front, back]),
  ),
  ['on-brand', 'brand'],
  ['brand-soft', 'brand'],
  ['on-accent', 'accent'],
  ['on-extreme', 'extreme-bg'],
  ['surface', 'bad'],
  ['bad', 'surface'],
  ['ok', 'surface'],
  ['warn', 'surface'],
  ['info', 'surface'],
  ...['ok', 'info', 'warn', 'bad'].flatMap((tone) => [
    [tone, `${tone}-bg`],
    ['ink', `${tone}-bg`],
  ]),
]

for (const mode of MODES) {
  test(`words of the desk reach contrast 4.5 and edges 3, ${mode}`, () => {
    const tokens = tokensIn(desk, mode)
    const faults = [
      ...DESK_PAIRS.map((pair) => [...pair, 4.5]),
      ...['edge', 'focus'].flatMap((front) => [
        [front, 'paper', 3],
        [front, 'surface', 3],
      ]),
    ].flatMap(([front = '', back = '', least = 0]) => {
      const ratio = contrast(tokens[front] ?? '', tokens[back] ?? '')
      return ratio < Number(least) ? [`--${front} on --${back}: ${ratio.toFixed(2)}`] : []
    })
    assert.deepEqual(faults, [])
  })
}

for (const mode of MODES) {
  test(`a colour of public and station pages is that of the desk, ${mode}`, () => {
    const colours = tokensIn(desk, mode)
    const own = Object.entries(tokensIn(front, mode))
    assert.ok(own.length >= 25)
    assert.deepEqual(
      own.filter(([name, value]) => colours[name] !== value),
      [],
    )
  })
}

const TEXT_PAIRS = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['muted', 'paper'],
  ['muted', 'surface'],
  ['link', 'paper'],
  ['link', 'surface'],
  ['on-accent', 'accent'],
  ['on-brand', 'brand'],
  ['on-extreme', 'extreme-bg'],
  ['exercise', 'on-exercise'],
  ['muted', 'sunken'],
  ['bad', 'surface'],
  ...['ok', 'info', 'warn', 'bad'].flatMap((tone) => [
    [tone, `${tone}-bg`],
    ['ink', `${tone}-bg`],
    ['link', `${tone}-bg`],
  ]),
]
const EDGE_PAIRS = [
  ['edge', 'paper'],
  ['edge', 'surface'],
  ['focus', 'paper'],
  ['focus', 'surface'],
  ['on-brand', 'brand'],
]

for (const mode of MODES) {
  test(`text reaches contrast 4.5 and edges 3, ${mode}`, () => {
    const tokens = tokensIn(front, mode)
    const check = (pairs: string[][], least: number) => {
      for (const [front = '', back = ''] of pairs) {
        const ratio = contrast(tokens[front] ?? '', tokens[back] ?? '')
        assert.ok(ratio >= least, `--${front} on --${back}: ${ratio.toFixed(2)}`)
      }
    }
    check(TEXT_PAIRS, 4.5)
    check(EDGE_PAIRS, 3)
  })
}

test('contrast is that of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#ffffff', '#ffffff'), 1)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  assert.equal(contrast('#ffffff', '#777777').toFixed(2), '4.48')
  assert.throws(() => contrast('red', '#ffffff'), RangeError)
})
