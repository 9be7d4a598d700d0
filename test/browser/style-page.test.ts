// Every component of the console on one page, in both directions, both realms, light and dark: nothing is out of reach
// of a screen reader, pale against its ground, or wider than a phone.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { text } from '../../src/core/text.ts'
import { STYLES } from '../../src/ui/assets.ts'
import { axe, newContext } from '../support/chromium.ts'
import { GALLERY } from '../support/gallery.ts'

const style = STYLES.console
  .map((name) => readFileSync(new URL(`../../src/ui/style/${name}`, import.meta.url), 'utf8'))
  .join('\n')

const PHONE = { width: 360, height: 640 }

/** What axe says of a page of pieces: each piece has its headings and landmarks only on a whole page. */
const OF_WHOLE_PAGES = ['region', 'page-has-heading-one', 'landmark-one-main', 'heading-order']

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [realm, language] of [
    ['actual', 'en'],
    ['exercise', 'ar'],
  ] as const) {
    test(`every component can be read: ${colorScheme}, ${realm}, ${language}`, async () => {
      const t = text(language)
      const context = await newContext({ colorScheme, viewport: PHONE }, 'unpainted')
      const page = await context.newPage()
      const faults: string[] = []
      for (const [name, render] of Object.entries(GALLERY)) {
        await page.setContent(
          `<!doctype html><html lang="${language}" dir="${t.direction}" class="console ${realm}"><head><title>${name}</title><style>${style}</style></head><body><main><h1>${name}</h1>${String(render(t))}</main></body></html>`,
        )
        for (const { rule, targets } of await axe(page))
          if (!OF_WHOLE_PAGES.includes(rule)) faults.push(`${name}: ${rule} ${targets.join(', ')}`)
        const wide = Number(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        )
        if (wide > 0) faults.push(`${name}: ${wide} px too wide for a phone`)
      }
      await context.close()
      assert.deepEqual(faults, [])
    })
  }
}

for (const [language, words] of [
  ['en', ['Reached', 'No answer']],
  ['ar', ['تم الوصول', 'لا رد']],
] as const) {
  test(`buttons that answer one question are alike, and as high as a thumb: ${language}`, async () => {
    const context = await newContext({ viewport: PHONE }, 'unpainted')
    const page = await context.newPage()
    const buttons = words.map((label) => `<form><button class="button">${label}</button></form>`)
    // As wide as a cell of a list that is folded on a telephone.
    await page.setContent(
      `<!doctype html><html lang="${language}" dir="${text(language).direction}" class="console"><head><title>x</title><style>${style} #cell { inline-size: 150px }</style></head><body><main><div id="cell"><div class="buttons alike">${buttons.join('')}</div></div></main></body></html>`,
    )
    const sizes = (await page.evaluate(
      '[...document.querySelectorAll("button")].map((one) => { const { width, height } = one.getBoundingClientRect(); return [width, height] })',
    )) as [number, number][]
    await context.close()
    const [first = [0, 0], second] = sizes
    assert.deepEqual(first, second)
    assert.ok(first[1] >= 44 && first[0] > 100, `${sizes}`)
  })
}
