import assert from 'node:assert/strict'
import { brotliCompressSync, constants } from 'node:zlib'
import * as alerting from '../../src/domains/alerting/index.ts'
import { STATION_SCRIPTS } from '../../src/gateway/station-files.ts'
import { STYLES } from '../../src/ui/assets.ts'
import { axe } from '../support/chromium.ts'
import { testAssets } from '../support/gateway.ts'
import { COMMAND_LINE } from '../support/house.ts'
import {
  connected,
  forStations,
  issue,
  phone,
  settled,
  stationPath,
} from '../support/station-phone.ts'
import { FIRST_FLIGHT_BYTES } from '../support/wire.ts'

forStations(
  'all that is needed to read and answer fits into the first flight, in both languages',
  async (gateway, house) => {
    await issue(house)
    const cookie = gateway.cookieOf('s1')
    const assets = testAssets()
    const files = [...STYLES.station, ...STATION_SCRIPTS, 'icon.svg']
    const pressed = (name: string) => assets.get(name)?.brotli()
    const fixed = await Promise.all(
      files.map(async (name) => [name, (await pressed(name))?.length ?? Infinity] as const),
    )
    for (const language of ['en', 'ar']) {
      const sizeOf = async (address: string) => {
        const response = await fetch(address, { headers: { cookie } })
        assert.equal(response.status, 200, address)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
        return brotliCompressSync(await response.bytes(), { params }).length
      }
      const page = await sizeOf(stationPath(gateway, language))
      const manifest = await sizeOf(`${stationPath(gateway, language)}/manifest.webmanifest`)
      const sizes = [...fixed, ['page', page], ['manifest', manifest]] as const
      const sum = sizes.reduce((total, [, size]) => total + size, 0)
      assert.ok(sum <= FIRST_FLIGHT_BYTES, `${language}: ${sum} bytes: ${sizes.join(' ')}`)
    }
  },
)

forStations(
  'a station sees an alert, answers it, and what it did without network is sent later',
  async (gateway, house) => {
    const [context, page] = await phone(gateway)
    const faults: string[] = []
    page.on('pageerror', (error) => void faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED'))
        faults.push(message.text())
    })
    await connected(gateway, page)
    const alert = await issue(house)
    await page.locator('#alerts article h2').waitFor()
    assert.match((await page.locator('#alerts h2').textContent()) ?? '', /^EXERCISE: /)
    await settled(page)
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Understood and done' }).click()
    await page.locator('#receipts').getByText('Understood and done').waitFor()
    await page.locator('#receipts .tone-ok').waitFor()
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
    await page.getByText('Change the answer').click()
    await page.getByRole('button', { name: 'We need help' }).click()
    await page.locator('#receipts').getByText('Waits for the network: We need help').waitFor()
    await page.waitForFunction("document.title.startsWith('(1)')")
    const missed = await issue(house)
    await context.setOffline(false)
    await page
      .locator('#receipts .tone-ok')
      .getByText(/^Sent at .*: We need help$/)
      .waitFor()
    await page.locator('#alerts article:nth-child(2)').waitFor()
    assert.equal((await answers()).items[0]?.answer, 'need_help')
    assert.ok(
      (await page.locator('#alerts article').first().getAttribute('data-about'))?.startsWith(
        missed,
      ),
    )
    await house.call(COMMAND_LINE, alerting.cancel, { alert })
    await page.getByText('Taken back at').waitFor()
    await house.settled()
    const types = new Set((await house.records()).map(({ type }) => type))
    for (const type of ['alert.delivered', 'alert.seen']) assert.ok(types.has(type), type)
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

forStations(
  'a text in a language that no page of the node speaks stands below the others, in its own direction',
  async (gateway, house) => {
    const [context, page] = await phone(gateway)
    await connected(gateway, page, 'ar')
    await issue(house, inOtherLanguages)
    await page.locator('#alerts p[lang=ur]').waitFor()
    await settled(page)
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

    const response = await fetch(stationPath(gateway), {
      headers: { cookie: gateway.cookieOf('s1') },
    })
    const plain = await response.text()
    assert.match(plain, /<p lang="ur" dir="rtl">EXERCISE: ویب سائٹ بند ہے۔ فہرستیں/)
    assert.match(plain, /<p lang="ro" dir="ltr">EXERCISE: Site-ul nu merge\./)
    assert.match(plain, /<h2 dir="auto">EXERCISE: The site is down\.<\/h2>/)
  },
)

forStations('a line with a wrong signature is never shown', async (gateway, house) => {
  const [context, page] = await phone(gateway)
  await page.routeWebSocket(/\/stream\?/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => socket.send(String(message).replaceAll('EXERCISE', 'ELECTION')))
  })
  await connected(gateway, page)
  await issue(house)
  await page.getByText('A message with a wrong signature was thrown away').waitFor()
  assert.equal(await page.locator('#alerts article').count(), 0)
  await context.close()
})

forStations('the page works as plain forms where no script runs', async (gateway, house) => {
  const alert = await issue(house)
  const [context, page] = await phone(gateway, { javaScriptEnabled: false })
  await page.goto(stationPath(gateway, 'ar'))
  await page.getByRole('link', { name: 'لا نستطيع' }).click()
  await page.locator('input[name=reason]').fill('الشبكة مقطوعة')
  await page.locator('button[value=cannot_comply]').click()
  await page.locator('#receipts').getByText('لا نستطيع').waitFor()
  const { items } = await house.call(COMMAND_LINE, alerting.answers, { alert, limit: 10 })
  assert.deepEqual(
    items.map((item) => [item.answer, item.reason]),
    [['cannot_comply', 'الشبكة مقطوعة']],
  )
  await page.getByRole('link', { name: 'لدينا مشكلة' }).last().click()
  await page.locator('summary').first().click()
  await page.locator('details[open] button').click()
  await page.locator('#own li').waitFor()
  assert.equal(await page.locator('#receipts .card').count(), 2)
  await context.close()
})
