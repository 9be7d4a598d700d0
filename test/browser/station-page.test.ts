import assert from 'node:assert/strict'
import { brotliCompressSync, constants } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { exampleNation } from '../support/example-nation.ts'
import * as alerting from '../../src/domains/alerting/index.ts'
import { STATION_SCRIPTS } from '../../src/gateway/station-files.ts'
import { STYLES } from '../../src/ui/assets.ts'
import { alertToStream } from '../../src/workflows/alert-to-stream.ts'
import { axe, newContext } from '../support/chromium.ts'
import { deviceSecret, openGateway, testAssets, type TestGateway } from '../support/gateway.ts'
import { COMMAND_LINE, forHouse, type TestHouse } from '../support/house.ts'
import { asShown } from '../support/alerting.ts'

const options = {
  slices: [exampleNation().slice, alerting.alerting],
  workflows: [alertToStream],
  realm: 'exercise' as const,
  facts: { alertLanguages: ['en', 'ar', 'ro', 'ur'] },
}

/** Ten segments of the first flight of a new TCP connection. Source: RFC 6928. */
const FIRST_FLIGHT_BYTES = 14 * 1024

function forGateway(
  name: string,
  run: (gateway: TestGateway, house: TestHouse) => Promise<void>,
): void {
  forHouse(name, options, async (house) => {
    const gateway = await openGateway(house)
    try {
      // The page compares its clock with the node's: the house's own stands still at another time.
      house.clock.advance(Date.now() - Date.parse(house.clock.now()))
      await run(gateway, house)
    } finally {
      await gateway.close()
    }
  })
}

type Content = ReturnType<typeof alerting.templateContent>

async function issue(house: TestHouse, other: Partial<Content> = {}): Promise<string> {
  const areas = ['/1/1/']
  const template = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas })
  const content = { ...template, ...other }
  const { alert } = await house.call(COMMAND_LINE, alerting.draft, { content })
  const confirmed = Object.keys(content.texts)
  await house.call(COMMAND_LINE, alerting.propose, { alert, confirmed })
  await house.call(COMMAND_LINE, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
  return alert
}

async function station(gateway: TestGateway, more: object = {}): Promise<[BrowserContext, Page]> {
  const context = await newContext({ ...more, viewport: { width: 390, height: 800 } })
  const name = '__Host-station-exercise'
  const value = deviceSecret('s1')
  await context.addCookies([
    { name, value, url: gateway.origin.replace('http:', 'https:'), secure: true, httpOnly: true },
  ])
  return [context, await context.newPage()]
}

const path = (gateway: TestGateway, language = 'en') =>
  `${gateway.origin}/exercise/${language}/station`

forGateway(
  'all that is needed to read and answer fits into the first flight, in both languages',
  async (gateway, house) => {
    await issue(house)
    const cookie = gateway.cookieOf('s1')
    const assets = testAssets()
    const files = [...STYLES.station, ...STATION_SCRIPTS, 'icon.svg']
    const fixed = files.map((name) => [name, assets.get(name)?.brotli.length ?? Infinity] as const)
    for (const language of ['en', 'ar']) {
      const sizeOf = async (address: string) => {
        const response = await fetch(address, { headers: { cookie } })
        assert.equal(response.status, 200, address)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
        return brotliCompressSync(await response.bytes(), { params }).length
      }
      const page = await sizeOf(path(gateway, language))
      const manifest = await sizeOf(`${path(gateway, language)}/manifest.webmanifest`)
      const sizes = [...fixed, ['page', page], ['manifest', manifest]] as const
      const sum = sizes.reduce((total, [, size]) => total + size, 0)
      assert.ok(sum <= FIRST_FLIGHT_BYTES, `${language}: ${sum} bytes: ${sizes.join(' ')}`)
    }
  },
)

forGateway(
  'a station sees an alert, answers it, and what it did without network is sent later',
  async (gateway, house) => {
    const [context, page] = await station(gateway)
    const faults: string[] = []
    page.on('pageerror', (error) => void faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED'))
        faults.push(message.text())
    })
    await page.goto(path(gateway))
    await page.locator('#link.tone-ok').waitFor()
    const alert = await issue(house)
    await page.locator('#alerts article h2').waitFor()
    assert.match((await page.locator('#alerts h2').textContent()) ?? '', /^EXERCISE: /)
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByText('Sent: Done', { exact: true }).waitFor()
    const answers = () => house.call(COMMAND_LINE, alerting.answers, { alert, limit: 10 })
    assert.deepEqual(
      (await answers()).items.map((item) => item.answer),
      ['done'],
    )
    await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
    await context.setOffline(true)
    await gateway.gateway.closeRealm('exercise')
    await page.reload()
    await page.locator('#alerts article h2').waitFor()
    await page.getByRole('button', { name: 'We need help' }).click()
    await page.getByText('Waits to be sent: We need help').waitFor()
    await page.waitForFunction("document.title.startsWith('(1)')")
    const missed = await issue(house)
    await context.setOffline(false)
    await page.getByText('Sent: We need help', { exact: true }).waitFor()
    await page.locator('#alerts article:nth-child(2)').waitFor()
    assert.equal((await answers()).items[0]?.answer, 'need_help')
    assert.ok(
      (await page.locator('#alerts article').first().getAttribute('data-about'))?.startsWith(
        missed,
      ),
    )
    await page.getByText('There is no network').click()
    await page.locator('details[open] button').click()
    await page.getByText('There is no network: Sent').waitFor()
    await house.call(COMMAND_LINE, alerting.cancel, { alert })
    await page.getByText('Taken back').waitFor()
    await house.settled()
    const types = new Set((await house.records()).map(({ type }) => type))
    for (const type of ['alert.delivered', 'alert.seen', 'station.problemReported'])
      assert.ok(types.has(type), type)
    assert.deepEqual(faults, [])
    await context.close()
  },
)

/** Says the same in languages that the page speaks, and in others. */
const inOtherLanguages = {
  texts: {
    en: { event: 'Site down', headline: 'The site is down.', instruction: 'Use the lists.' },
    ur: {
      event: 'ویب سائٹ بند ہے',
      headline: 'ویب سائٹ بند ہے۔',
      instruction: 'فہرستیں استعمال کریں۔',
    },
    ro: {
      event: 'Site inaccesibil',
      headline: 'Site-ul nu merge.',
      instruction: 'Folosiți listele.',
    },
  },
  cancelTexts: { en: 'It was wrong.', ur: 'یہ غلط تھا۔', ro: 'A fost greșit.' },
  clearTexts: { ur: 'خطرہ ختم۔', ro: 'S-a terminat.' },
}

forGateway(
  'a text in a language that no page of the node speaks stands below the others, in its own direction',
  async (gateway, house) => {
    const [context, page] = await station(gateway)
    await page.goto(path(gateway, 'ar'))
    await page.locator('#link.tone-ok').waitFor()
    await issue(house, inOtherLanguages)
    await page.locator('#alerts p[lang=ur]').waitFor()
    const said = await page
      .locator('#alerts :is(h2, p[dir])')
      .evaluateAll((all) => all.map((one) => [one.lang, one.textContent]))
    // The mark of the exercise is the node's first language where the product has none in that of the text.
    assert.deepEqual(said, [
      ['', 'EXERCISE: The site is down.'],
      ['', 'Use the lists.'],
      ['ur', 'EXERCISE: ویب سائٹ بند ہے۔ فہرستیں استعمال کریں۔'],
      ['ro', 'EXERCISE: Site-ul nu merge. Folosiți listele.'],
    ])
    assert.deepEqual(await axe(page), [])
    await context.close()

    const response = await fetch(path(gateway), { headers: { cookie: gateway.cookieOf('s1') } })
    const plain = await response.text()
    assert.match(plain, /<p lang="ur" dir="rtl">EXERCISE: ویب سائٹ بند ہے۔ فہرستیں/)
    assert.match(plain, /<p lang="ro" dir="ltr">EXERCISE: Site-ul nu merge\./)
    assert.match(plain, /<h2 dir="auto">EXERCISE: The site is down\.<\/h2>/)
  },
)

forGateway('a line with a wrong signature is never shown', async (gateway, house) => {
  const [context, page] = await station(gateway)
  await page.routeWebSocket(/\/stream\?/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => socket.send(String(message).replaceAll('EXERCISE', 'ELECTION')))
  })
  await page.goto(path(gateway))
  await page.locator('#link.tone-ok').waitFor()
  await issue(house)
  await page.getByText('A message with a wrong signature was thrown away').waitFor()
  assert.equal(await page.locator('#alerts article').count(), 0)
  await context.close()
})

forGateway('the page works as a plain form where no script runs', async (gateway, house) => {
  const alert = await issue(house)
  const [context, page] = await station(gateway, { javaScriptEnabled: false })
  await page.goto(path(gateway, 'ar'))
  await page.locator('#alerts input[name=reason]').fill('الشبكة مقطوعة')
  await page.locator('#alerts button[value=cannot_comply]').click()
  await page.getByText('لا نستطيع التنفيذ').first().waitFor()
  const { items } = await house.call(COMMAND_LINE, alerting.answers, { alert, limit: 10 })
  assert.deepEqual(
    items.map((item) => [item.answer, item.reason]),
    [['cannot_comply', 'الشبكة مقطوعة']],
  )
  await page.locator('summary').first().click()
  await page.locator('details[open] button').click()
  await page.locator('#own li').waitFor()
  await context.close()
})
