// Several messages on a station's telephone at 360 by 640: what is in force stands first and has the foot, whatever ended.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import * as alerting from '../../src/domains/alerting/index.ts'
import { axe } from '../support/chromium.ts'
import type { TestGateway } from '../support/gateway.ts'
import { COMMAND_LINE, type TestHouse } from '../support/house.ts'
import {
  connected,
  forStations,
  issue,
  phone,
  settled,
  stationPath,
} from '../support/station-phone.ts'

const DONE = '[data-foot=answer] [value=done]'
const HELP = '[data-foot=answer] [value=need_help]'
const CANNOT = '[data-foot=answer] a'

/** Words of an alert by what it is about. */
const about = (headline: string, severity = 'Severe') =>
  ({
    severity,
    texts: {
      en: { event: 'E', headline: `${headline}.`, instruction: 'Do this for now. '.repeat(9) },
      ar: { event: 'E', headline: `${headline}.`, instruction: 'افعلوا هذا الآن. '.repeat(9) },
    },
    cancelTexts: { en: `${headline} was wrong.`, ar: `${headline} كان خطأ.` },
    clearTexts: { en: `${headline} is over.`, ar: `${headline} انتهى.` },
  }) as never

/** What is drawn within the first screen, above the foot where it is not of the foot. */
async function isInFirstScreen(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox()
  const foot = await page.locator('.foot-bar').boundingBox()
  assert.ok(foot)
  const isOfFoot = box !== null && box.y >= foot.y
  return box !== null && box.y >= 0 && box.y + box.height <= (isOfFoot ? 640 : foot.y)
}

const answersTo = async (house: TestHouse, alert: string, revision?: number) =>
  (
    await house.call(COMMAND_LINE, alerting.answers, {
      alert,
      limit: 10,
      ...(revision === undefined ? {} : { revision }),
    })
  ).items.map(({ answer }) => answer)

/** A telephone that shows the page, and how it comes to show what is new: without script somebody has to ask. */
async function opened(
  gateway: TestGateway,
  house: TestHouse,
  { isScript = true, language = 'en' } = {},
) {
  const [context, page] = await phone(gateway, { javaScriptEnabled: isScript })
  const show = async () => {
    if (isScript) await connected(gateway, page, language)
    else await page.goto(stationPath(gateway, language))
  }
  await show()
  const renew = async () => {
    await house.settled()
    if (!isScript) await show()
  }
  return { context, page, renew }
}

/** Without the marks that keep directions apart. */
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u2066-\u2069]/g, '')

const WORDS = {
  en: { count: 'Open messages: 2', end: 'All clear since', read: 'We have read it' },
  ar: { count: 'الرسائل المفتوحة: 2', end: 'زال الخطر منذ', read: 'قرأناه' },
} as const

for (const isScript of [true, false]) {
  for (const language of ['en', 'ar'] as const) {
    const how = `${isScript ? 'with' : 'without'} script, ${language}`

    forStations(
      `an all-clear that nobody confirmed leaves a new alert the first place and the foot, ${how}`,
      async (gateway, house) => {
        const old = await issue(house, about('The first site is down'))
        const { context, page, renew } = await opened(gateway, house, { isScript, language })
        await page.locator(DONE).click()
        await page.locator('#receipts .tone-ok').waitFor()
        await house.call(COMMAND_LINE, alerting.allClear, { alert: old })
        const fresh = await issue(house, about('The second site shows wrong hours'))
        await renew()
        await page.locator('#alerts article:nth-child(2)').waitFor()
        const first = page.locator('#alerts article:first-child')
        assert.ok((await first.getAttribute('data-about'))?.startsWith(fresh))
        for (const selector of [DONE, HELP, CANNOT, '#alerts article:first-child h2', '#open'])
          assert.ok(await isInFirstScreen(page, selector), `${language} ${selector}`)
        const line = plain(await page.locator('#open').textContent())
        assert.ok(line.includes('The second site shows wrong hours.'), line)
        assert.ok(line.includes(WORDS[language].count), line)
        await settled(page)
        await shot(page, `two-${language}-${isScript}`)
        if (isScript) assert.deepEqual(await axe(page), [])

        await page.locator('#open a:last-child').click()
        assert.ok(await isInFirstScreen(page, '#alerts article[data-end=clear] h2'))

        await page.locator(HELP).click()
        await page.locator('#open b').getByText(WORDS[language].end).waitFor()
        await page.locator('#receipts .tone-ok').waitFor()
        assert.deepEqual(await answersTo(house, fresh), ['need_help'])
        assert.deepEqual(await answersTo(house, old), [])

        // Now the end waits: it has the foot, by name, and so the first place.
        assert.ok((await first.getAttribute('data-about'))?.startsWith(old))
        assert.match((await first.textContent()) ?? '', /The first site is down\./)
        assert.equal(await page.locator(CANNOT).isVisible(), false)
        await shot(page, `end-${language}-${isScript}`)
        await page.locator(DONE).click()
        await page.locator('#open').waitFor({ state: 'hidden' })
        await page.locator('#receipts .tone-ok').getByText(WORDS[language].read).waitFor()
        assert.deepEqual(await answersTo(house, old), ['done'])
        assert.deepEqual(await answersTo(house, fresh), ['need_help'])
        await context.close()
      },
    )
  }

  forStations(
    `what a person chose to answer stands first, in sight and named at the foot, ${isScript ? 'with' : 'without'} script`,
    async (gateway, house) => {
      const worse = await issue(house, about('The worse', 'Extreme'))
      const newer = await issue(house, about('The newer', 'Moderate'))
      const { context, page } = await opened(gateway, house, { isScript })
      const name = page.locator('#open bdi')
      const first = page.locator('#alerts article:first-child')
      await name.getByText('The worse').waitFor()
      assert.match((await first.textContent()) ?? '', /The worse/)
      await page.getByRole('link', { name: 'Answer this one' }).click()
      await name.getByText('The newer').waitFor()
      assert.ok((await first.getAttribute('data-about'))?.startsWith(newer))
      assert.ok(await isInFirstScreen(page, '#alerts article:first-child h2'))
      await settled(page)
      await shot(page, `chosen-${isScript}`)
      // The way to the others leads to the list below what is answered, and the foot keeps its name.
      await page.locator('#open a:last-child').click()
      assert.ok(await isInFirstScreen(page, `[data-about="${worse} 1"] h2`))
      assert.match((await name.textContent()) ?? '', /The newer/)
      await page.locator(HELP).click()
      await name.getByText('The worse').waitFor()
      assert.ok((await first.getAttribute('data-about'))?.startsWith(worse))
      assert.ok(await isInFirstScreen(page, '#alerts article:first-child h2'))
      await page.locator('#receipts .tone-ok').waitFor()
      await settled(page)
      await shot(page, `sent-${isScript}`)
      assert.deepEqual(await answersTo(house, newer), ['need_help'])
      assert.deepEqual(await answersTo(house, worse), [])
      await context.close()
    },
  )
}

/** Presses something in the very moment in which what the foot is about has another name. */
async function pressAsItTurns(page: Page, selector: string): Promise<void> {
  await page.evaluate((pressed) => {
    const { document, MutationObserver } = globalThis as unknown as {
      document: { querySelector(selector: string): { click(): void } }
      MutationObserver: new (work: () => void) => { observe(on: object, what: object): void }
    }
    const name = document.querySelector('#open bdi')
    const press = () => document.querySelector(pressed).click()
    new MutationObserver(press).observe(name, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  }, selector)
}

forStations(
  'a press in the moment in which the foot turns to another message answers neither',
  async (gateway, house) => {
    const first = await issue(house, about('The first', 'Moderate'))
    const { context, page } = await opened(gateway, house)
    await page.locator('#open bdi').getByText('The first').waitFor({ state: 'attached' })
    await pressAsItTurns(page, DONE)
    const worse = await issue(house, about('The worse', 'Extreme'))
    await page.locator('#open bdi').getByText('The worse').waitFor()
    assert.equal(await page.evaluate("document.querySelectorAll('.foot-bar.new').length"), 1)
    // As soon as presses are taken again, one answers what has been in sight since.
    await page.locator(HELP).click()
    await page.locator('#receipts .tone-ok').waitFor()
    assert.deepEqual(await answersTo(house, worse), ['need_help'])
    assert.deepEqual(await answersTo(house, first), [])
    await context.close()
  },
)

forStations(
  'two quick presses answer one message, not the next as well',
  async (gateway, house) => {
    const older = await issue(house, about('The older'))
    const newer = await issue(house, about('The newer'))
    const { context, page } = await opened(gateway, house)
    await page.locator('#open bdi').getByText('The newer').waitFor()
    await pressAsItTurns(page, DONE)
    await page.locator(DONE).dblclick()
    await page.locator('#open bdi').getByText('The older').waitFor()
    await page.locator('#receipts .tone-ok').waitFor()
    await page.locator('.foot-bar:not(.new)').waitFor()
    assert.deepEqual(await answersTo(house, newer), ['done'])
    assert.deepEqual(await answersTo(house, older), [])
    await context.close()
  },
)

forStations(
  'words that were begun are sent for their own alert, and stand with it although a worse one came',
  async (gateway, house) => {
    const old = await issue(house, about('The old one'))
    const { context, page } = await opened(gateway, house)
    await page.getByRole('link', { name: 'We cannot' }).click()
    await page.getByLabel('Why can you not do it?').fill('The key is lost')
    const fresh = await issue(house, about('The new one', 'Extreme'))
    await page.locator('#alerts article:nth-child(2)').waitFor()
    assert.match((await page.locator('#alerts h2').first().textContent()) ?? '', /The old one/)
    const line = plain(await page.locator('#open').textContent())
    assert.match(line, /The old one.*Open messages: 2/)
    await shot(page, 'words-begun')
    await page.getByRole('button', { name: 'Send: we cannot' }).click()
    await page.locator('#open bdi').getByText('The new one').waitFor()
    await page.locator('#receipts .tone-ok').waitFor()
    assert.deepEqual(await answersTo(house, old), ['cannot_comply'])
    assert.deepEqual(await answersTo(house, fresh), [])
    // The words were for the other one.
    await page.getByRole('link', { name: 'We cannot' }).click()
    assert.equal(await page.getByLabel('Why can you not do it?').inputValue(), '')
    await context.close()
  },
)

forStations(
  'a choice without words gives way to what is new in force, and to no end',
  async (gateway, house) => {
    const [one, two] = [await issue(house, about('One')), await issue(house, about('Two'))]
    const { context, page } = await opened(gateway, house)
    for (const name of ['Two', 'One']) {
      await page.locator('#open bdi').getByText(name).waitFor()
      await page.locator(DONE).click()
    }
    await page.locator('[data-foot=answer]').waitFor({ state: 'hidden' })
    const name = page.locator('#open bdi')
    await page.locator(`[data-about="${two} 1"]`).getByText('Change the answer').click()
    await name.getByText('Two').waitFor()
    await house.call(COMMAND_LINE, alerting.cancel, { alert: one })
    await page.locator('#alerts article[data-end=cancel]').waitFor()
    assert.match((await name.textContent()) ?? '', /Two/)
    const fresh = await issue(house, about('Three'))
    await name.getByText('Three').waitFor()
    await page.locator(DONE).click()
    await name.getByText('One was wrong.').waitFor()
    await page.locator('#receipts .tone-ok').waitFor()
    assert.deepEqual(await answersTo(house, fresh), ['done'])
    await context.close()
  },
)

forStations(
  'the script puts the cards as the node does, and asks the same',
  async (gateway, house) => {
    const { context, page } = await opened(gateway, house)
    const names = ['Old end', 'Acted end', 'Answered', 'Minor', 'Extreme', 'Severe'] as const
    const of: Record<string, string> = {}
    for (const name of names) {
      const severity = name === 'Minor' || name === 'Extreme' ? name : 'Severe'
      of[name] = await issue(house, about(name, severity))
      await page.locator('#alerts').getByText(`${name}.`).first().waitFor()
      if (name !== 'Acted end' && name !== 'Answered') continue
      await page
        .locator(`[data-about="${of[name]} 1"] [data-of=change]:not([hidden])`)
        .or(page.locator('#open bdi').getByText(name))
        .first()
        .waitFor()
      const choose = page.locator(`[data-about="${of[name]} 1"] [data-of=change]`)
      if (await choose.isVisible()) await choose.click()
      await page.locator('#open bdi').getByText(name).waitFor()
      await page.locator(DONE).click()
      await page.locator('#receipts .tone-ok').getByText('done').waitFor()
    }
    await house.call(COMMAND_LINE, alerting.allClear, { alert: of['Acted end'] ?? '' })
    await house.call(COMMAND_LINE, alerting.cancel, { alert: of['Old end'] ?? '' })
    await page.locator('[data-end=cancel]').waitFor()
    await page.locator('[data-end=clear]').waitFor()
    const order = async (on: Page) => [
      await on
        .locator('#alerts article')
        .evaluateAll((all) => all.map((one) => one.dataset['about'])),
      plain(await on.locator('#open').textContent()).trim(),
    ]
    const own = await order(page)
    const [plainContext, other] = await phone(gateway, { javaScriptEnabled: false })
    await house.settled()
    await other.goto(stationPath(gateway))
    assert.deepEqual(await order(other), own)
    const wanted = ['Extreme', 'Severe', 'Minor', 'Answered', 'Old end', 'Acted end']
    assert.deepEqual(
      (own[0] as string[]).map((about) => names.find((name) => about.startsWith(of[name] ?? '?'))),
      wanted,
    )
    await plainContext.close()
    await context.close()
  },
)

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['STATION_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}
