// The menu of public pages, and the two ways that most come for, on a telephone in every language.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../src/core/text.ts'
import { newContext } from '../support/chromium.ts'
import { startTestNode } from '../support/node.ts'

const PHONE = { width: 360, height: 640 }
const SETTLE_MS = 180_000
/** Entries of the menu besides the way to the others. */
const MAX_ENTRIES = 6
/** Where somebody looks who is told something: among the first of the menu, and on the first two screens of the page. */
const WANTED = ['/check', '/report']
const FIRST = 4
const TWO_SCREENS = 2 * PHONE.height
const MAX_LINES = 2
const TARGET = 44

interface Drawn {
  readonly entries: readonly {
    readonly path: string
    readonly top: number
    readonly height: number
  }[]
  readonly more: number
  readonly ways: Readonly<Record<string, number>>
  readonly over: number
}

const DRAWN = `(() => {
  const items = [...document.querySelectorAll('.main-nav > ul > li')]
  const boxOf = (item) => item.querySelector('a, summary').getBoundingClientRect()
  const bottomOf = (path) => {
    const link = document.querySelector('main a[href$="' + path + '"]')
    return link === null ? Infinity : link.getBoundingClientRect().bottom + scrollY
  }
  return {
    entries: items.map((item) => ({
      path: item.querySelector(':scope > a')?.getAttribute('href') ?? '',
      top: Math.round(boxOf(item).top),
      height: boxOf(item).height,
    })),
    more: items.filter((item) => item.querySelector(':scope > details') !== null).length,
    ways: Object.fromEntries(${JSON.stringify(WANTED)}.map((path) => [path, bottomOf(path)])),
    over: document.documentElement.scrollWidth - innerWidth,
  }
})()`

test('the public menu has few entries, with “Is it true?” and “Report” among the first, in every language', async () => {
  const languages = Object.keys(LANGUAGES)
  const house = await startTestNode('sqlite', { SCRUTINEER_LANGUAGES: languages.join() })
  const context = await newContext({ javaScriptEnabled: false, viewport: PHONE }, 'unpainted')
  try {
    await house.call('exercises.start', {})
    await house.node.settled(SETTLE_MS)
    const page = await context.newPage()
    for (const prefix of ['', '/exercise'])
      for (const language of languages) {
        const address = `${prefix}/${language}`
        await page.goto(`${house.node.origin}${address}`)
        const { entries, more, ways, over } = await page.evaluate<Drawn>(DRAWN)
        assert.equal(more, 1, address)
        assert.ok(entries.length - more <= MAX_ENTRIES, `${address}: ${entries.length} entries`)
        const first = entries.slice(0, FIRST).map(({ path }) => path)
        for (const path of WANTED) {
          assert.ok(first.includes(`${address}${path}`), `${address}: ${first.join(' ')}`)
          const bottom = ways[path] ?? Infinity
          assert.ok(bottom <= TWO_SCREENS, `${address}: the way to ${path} ends at ${bottom} px`)
        }
        const lines = new Set(entries.map(({ top }) => top)).size
        assert.ok(lines <= MAX_LINES, `${address}: the menu has ${lines} lines`)
        const low = entries.filter(({ height }) => height < TARGET)
        assert.deepEqual(low, [], `${address}: lower than ${TARGET} px`)
        assert.ok(over <= 0, `${address}: ${over} px too wide`)
      }
  } finally {
    await context.close()
    await house.remove()
  }
})
