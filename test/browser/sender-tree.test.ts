// Who may send mail, as deep as a record can lead, on the narrowest telephone.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { View } from '../../src/core/slice.ts'
import { text } from '../../src/core/text.ts'
import { senderTreePart } from '../../src/domains/monitoring/pages/sender-tree.ts'
import { senderTree } from '../../src/domains/monitoring/sender-tree.ts'
import { STYLES } from '../../src/ui/assets.ts'
import { axe, newContext } from '../support/chromium.ts'
import { dns, followed, HOST, verdictOf, visitWith } from '../support/example-visit.ts'

const style = STYLES.console
  .map((name) => readFileSync(new URL(`../../src/ui/style/${name}`, import.meta.url), 'utf8'))
  .join('\n')
const LONG = 'a-name-of-a-mail-service-that-is-long-in-itself'
const nameOf = (n: number) => `_spf${n}.${LONG}.${LONG}.test`
const words = 'ip4:198.51.100.0/24 ip6:2001:db8:aaaa:bbbb:cccc:dddd::/96'

test('a tree of ten levels fits 320 pixels, with its table open, in both directions', async () => {
  const chain = Array.from({ length: 10 }, (_, n) =>
    followed('TXT', [`v=spf1 ${words} include:${nameOf(n + 1)} ~all`], nameOf(n)),
  )
  const visit = visitWith(dns('TXT', [`v=spf1 include:${nameOf(0)} -all`]), ...chain)
  const tree = senderTree(verdictOf('spf', visit), visit)
  assert.ok(tree && Math.max(...tree.lines.map(({ depth }) => depth)) >= 10)
  for (const language of ['en', 'ar'] as const) {
    const t = text(language)
    const part = String(senderTreePart({ t } as View, tree)).replaceAll('<details', '<details open')
    const context = await newContext({ viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    await page.setContent(
      `<!doctype html><html lang="${language}" dir="${t.direction}" class="console actual"><head><title>SPF</title><style>${style}</style></head><body><main><h1>SPF of ${HOST}</h1>${part}</main></body></html>`,
    )
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    assert.equal(wide, 0, `${language}: ${wide} pixels too wide`)
    assert.deepEqual(await axe(page), [])
    await context.close()
  }
})
