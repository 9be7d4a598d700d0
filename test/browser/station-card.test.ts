import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page, View } from '../../src/core/slice.ts'
import { type Language, text } from '../../src/core/text.ts'
import { cardPage } from '../../src/domains/alerting/pages/card.ts'
import { shippedCard, SYMPTOMS } from '../../src/domains/alerting/symptoms.ts'
import { newContext } from '../support/chromium.ts'
import { STYLES } from '../../src/ui/assets.ts'
import { BEGIN, testFacts } from '../support/house.ts'

const STYLE = join(import.meta.dirname, '../../src/ui/style')
const style = STYLES.console.map((name) => readFileSync(join(STYLE, name), 'utf8')).join('\n')

const codes = Array.from({ length: 12 }, (_, n) => `KQVHTMWBR${'ABCDEFGHJKLM'.charAt(n)}`)
const cards = ['1', '2', '3'].map((n) => ({
  station: `s${n}`,
  number: `Harbour-${n}`,
  name: 'Primary school at the old harbour, second entrance',
  area: '/1/1/',
  codes,
}))
/** The eight that ship. */
const symptoms = SYMPTOMS.slice(0, 8).map(shippedCard)
const posts = ['Duty officer', 'Deputy', 'Technician', 'Police liaison', 'Operations room']
const contacts = posts.map((post, n) => ({
  area: '/1/1/',
  post,
  contact: '+20 100 111 2222',
  until: n === 1 ? BEGIN : null,
}))

/** The page right after cards were issued, as paper has it. */
function printed(language: Language, sms: View['node']['sms'] = null): string {
  const t = text(language)
  const page = cardPage as unknown as Page<unknown, unknown>
  const view: View = {
    t,
    node: { ...testFacts('exercise'), sms },
    now: BEGIN,
    path: '',
    base: `/exercise/${language}`,
    newKey: () => 'key',
    refused: null,
    done: null,
  }
  const place = { id: 's1', number: '1', name: 'School', area: '/1/1/' }
  const names = { areas: new Map([['/1/1/', 'North Hill']]), persons: new Map() }
  const { main } = page.render({ place, card: null, cards, contacts, symptoms, names }, view)
  return `<!doctype html><html lang="${language}" dir="${t.direction}"><head><style>${style}</style></head><body><main>${String(main)}</main></body></html>`
}

test('each card is one sheet of A4, in English and in Arabic', async () => {
  const context = await newContext()
  try {
    const page = await context.newPage()
    for (const language of ['en', 'ar'] as const) {
      await page.setContent(printed(language))
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      assert.equal(pdf.match(/\/Type \/Page\b(?!s)/g)?.length, cards.length, language)
      // Points: 210 × 297 mm.
      assert.match(pdf, /\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/)
    }
  } finally {
    await context.close()
  }
})

test('a card names the number that answers go to where it is known, else leaves room to write it', () => {
  const known = printed('en', { number: '+201001112222' })
  assert.match(known, /Send to: <code[^>]*>\+201001112222<\/code>/)
  assert.doesNotMatch(known, /No SMS gateway|ask the election office/)
  assert.match(printed('en', { number: null }), /ask the election office .* ______/)
  assert.match(printed('en'), /No SMS gateway is set up/)
  assert.match(printed('ar'), /لم تُعدّ بوابة رسائل قصيرة/)
})
