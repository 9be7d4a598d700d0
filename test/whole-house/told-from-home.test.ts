// Clause 15: somebody is threatened at home. The finder names the police; what was said there is not asked again by the
// report; an officer of the police reads and answers it; and whoever told it reads to whom it went.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Language, text } from '../../src/core/text.ts'
import { list } from '../../src/domains/reports/actions/desk.ts'

import { texts } from '../../src/domains/reports/texts/report.ts'
import { axe, newContext } from '../support/chromium.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { answerAtDesk, officer, readAtDesk } from '../support/report-officer.ts'
import { amina, callsOf, openTestDesk } from '../support/reports.ts'

const PHONE = { width: 360, height: 640 }
const POLICE = 'Police of Practica'
const ANSWER = 'A car comes by tonight'

/** A police and an authority, both of which receive. */
async function country(house: TestNode) {
  await house.call('directory.chooseNation', { iso3: 'KEN', languages: ['en'] })
  const h = callsOf(house.node.house('actual'))
  const open = async (facts: object) => {
    const known = { iso3: 'KEN', source: 'Read on its own website', ...facts }
    const { agency } = await house.call<{ agency: string }>('directory.addAgency', known)
    const { code, name } = await house.call<{ code: string; name: string }>('directory.agency', {
      agency,
    })
    return await openTestDesk(h, { agency: code, name })
  }
  await open({ kind: 'authority', name: 'Electoral Commission of Practica' })
  return { h, police: await open({ kind: 'reporting', desk: 'police', name: POLICE }) }
}

/** What is chosen on the pages that are left. */
const CHOSEN = { danger: 'no', moment: 'today', forward: 'none', contact: 'yes' } as const

const goOn = (page: Page) =>
  page.locator('main form button:not(.secondary):visible').first().click()

/** Tells it from the finder to the receipt; gives what the report asked, page by page, and the receipt. */
async function tellFrom(page: Page, house: TestNode, language: Language) {
  const t = text(language)
  await page.goto(`${house.node.origin}/${language}/agencies`)
  await page.locator('input[name=what][value=threats]').check()
  await page.locator('input[name=where][value=home]').check()
  await page.locator('select[name=who]').selectOption('candidate')
  await page.locator('form:has(input[name=what]) button').click()
  const card = page.locator('[role=status] .card').first()
  assert.match(await card.innerText(), new RegExp(POLICE))
  await card.locator('form[action$="/report"] button').click()
  await page.getByRole('heading', { level: 1, name: t(texts.title) }).waitFor()
  const said = await page.locator('main dl').innerText()
  assert.match(said, new RegExp(POLICE))
  const begin = await page.locator('main form button').first().boundingBox()
  assert.ok(begin !== null && begin.y + begin.height <= PHONE.height, 'the act is in sight')
  await goOn(page)
  const asked: string[] = []
  while ((await page.locator('textarea[name="sealed.text"]').count()) === 0) {
    assert.equal(page.url(), `${house.node.origin}/${language}/report`, 'nothing is in the address')
    const names = await page
      .locator('main input[type=radio]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''))
    for (const name of new Set(names)) {
      asked.push(name)
      const value = CHOSEN[name as keyof typeof CHOSEN]
      await page.locator(`input[name="${name}"][value="${value}"]`).check()
    }
    await goOn(page)
  }
  return { said, asked }
}

test('clause 15: a threat at home goes from the finder to the police, nothing is asked twice, and who told it reads to whom it went', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { h, police } = await country(house)
    const seat = { house, h, language: 'en', desk: police } as const
    const one = await officer('Amina Sow', seat)
    const context = await newContext({ viewport: PHONE, javaScriptEnabled: false })
    const page = await context.newPage()
    const { asked } = await tellFrom(page, house, 'en')
    assert.deepEqual(asked, ['danger', 'moment', 'forward', 'contact'])
    await page.locator('textarea[name="sealed.text"]').fill('They stood at my door')
    await goOn(page)
    await page.getByRole('heading', { level: 1, name: text('en')(texts.check) }).waitFor()
    const rows = await page.locator('main dl').first().innerText()
    for (const words of [POLICE, 'At home', 'Threats']) assert.match(rows, new RegExp(words))
    await goOn(page)
    const receipt = await page.locator('main p.receipt').last().innerText()

    const { items } = await h.call(amina, list, { limit: 10 })
    const told = items.map(({ agency, what, place, teller }) => [agency, what, place, teller])
    assert.deepEqual(told, [[police.agency, 'threats', 'home', 'candidate']])
    assert.match(await readAtDesk(one, items[0]?.id ?? ''), /They stood at my door/)
    await answerAtDesk(one, ANSWER)

    await page.goto(`${house.node.origin}/en/report/mailbox`)
    await page.locator('input[name=receipt]').fill(receipt)
    await goOn(page)
    const box = await page.locator('main').innerText()
    assert.match(box, new RegExp(ANSWER))
    assert.match(box, new RegExp(POLICE))
  } finally {
    await house.remove()
  }
})

test('what was said to the finder can be changed, and what is not an answer here is asked', async () => {
  const house = await startTestNode('sqlite')
  try {
    await country(house)
    const context = await newContext({ viewport: PHONE })
    const page = await context.newPage()
    const { asked } = await tellFrom(page, house, 'ar')
    assert.deepEqual(asked, ['danger', 'moment', 'forward', 'contact'])
    assert.deepEqual(await axe(page), [])
    const t = text('ar')
    await page.getByRole('button', { name: t(texts.changeSaid) }).click()
    await page.getByRole('heading', { level: 1, name: t(texts.what) }).waitFor()
    assert.ok(await page.locator('input[name=what][value=threats]').isChecked())
    await page.locator('input[name=what][value=vote-buying]').check()
    await goOn(page)
    assert.ok(await page.locator('input[name=place][value=home]').isChecked())

    await page.goto(`${house.node.origin}/ar/agencies`)
    await page.locator('input[name=what][value=threats]').check()
    await page.locator('form:has(input[name=what]) button').click()
    const form = page.locator('[role=status] form[action$="/report"]').first()
    await form
      .locator('input[name=place]')
      .evaluate((one) => one.setAttribute('value', 'elsewhere'))
    await form.locator('button').click()
    await goOn(page)
    await page.locator('input[name=danger][value=no]').check()
    await goOn(page)
    await page.getByRole('heading', { level: 1, name: t(texts.place) }).waitFor()
  } finally {
    await house.remove()
  }
})
