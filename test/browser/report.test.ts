// A citizen with script reports from a telephone: what was typed leaves the browser sealed only, in no request and no file.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { list, report, take } from '../../src/domains/reports/actions/desk.ts'
import { due } from '../../src/domains/reports/actions/queue.ts'
import { answer } from '../../src/domains/reports/actions/step.ts'
import { openedFrame, sealedFrame, unsealed } from '../../src/domains/reports/envelope.ts'
import { reports } from '../../src/domains/reports/store.ts'
import { axe, newContext } from '../support/chromium.ts'
import { chooseByKeys, goBy, tabTo } from '../support/keyboard.ts'
import { keptBy, NOTHING_KEPT } from '../support/kept-in-browser.ts'
import { startTestNode } from '../support/node.ts'
import {
  amina,
  ben,
  callsOf,
  carla,
  deviceKey,
  openTestDesk,
  seat,
  writtenBy,
} from '../support/reports.ts'

const MARKER = 'Xq7Zmarker'

/** From the first page to the last but the words themselves. */
async function answerByKeys(page: Page): Promise<void> {
  await goBy(page, 'Begin')
  for (const answer of [
    'No',
    'A fake election site or message',
    'On the internet or by telephone',
    'A voter, or anybody else',
    'Today',
  ]) {
    await chooseByKeys(page, answer)
    await goBy(page, 'Continue')
  }
  await chooseByKeys(page, 'Yes, within the country')
  await chooseByKeys(page, 'Yes')
  await goBy(page, 'Continue')
}

/** Types into the field of this name. */
async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.insertText(text)
}

/** Somebody whose browser runs no script comes as far, by keyboard alone. */
async function reportsWithoutScript(address: string): Promise<void> {
  const context = await newContext({
    viewport: { width: 360, height: 640 },
    javaScriptEnabled: false,
  })
  try {
    const page = await context.newPage()
    await page.goto(address)
    await answerByKeys(page)
    await typeInto(page, 'What you saw, heard or received', 'They said voting is by SMS.')
    await goBy(page, 'Continue')
    await goBy(page, 'Send')
    const digits = (await page.locator('.receipt bdi').textContent()) ?? ''
    await goBy(page, 'I have written it down')
    await typeInto(page, 'Receipt', digits)
    await goBy(page, 'Compare')
    await page.getByRole('heading', { name: 'Your report is sent' }).waitFor()
  } finally {
    await context.close()
  }
}

test('with script no request holds what was typed, and the officers read it', async () => {
  const node = await startTestNode('sqlite')
  const context = await newContext({ viewport: { width: 360, height: 740 } })
  try {
    const h = callsOf(node.node.house('actual'))
    const desk = await openTestDesk(h)
    // A telephone whose clock is wrong by years.
    await context.clock.setSystemTime('2001-01-01T00:00:00Z')
    const page = await context.newPage()
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.goto(`${node.node.origin}/en/report`)
    assert.deepEqual(await axe(page), [])
    await answerByKeys(page)
    await typeInto(page, 'What you saw, heard or received', `${MARKER} 1`)
    await typeInto(page, 'Exact place', `${MARKER} 2`)
    await typeInto(page, 'Name', `${MARKER} 3`)
    assert.deepEqual(await axe(page), [])
    await tabTo(page, 'Continue')
    await page.keyboard.press('Enter')
    const digits = (await page.locator('[data-digits]').textContent()) ?? ''
    // The page lay open while an officer came and another made a new key: nothing typed is lost, and a colleague renews it.
    const third = { role: 'officer', by: carla, key: deviceKey() } as const
    await seat(h, { ...third, agency: desk.agency, agreeing: [amina, ben] })
    const anew = { role: 'officer', by: ben, key: deviceKey() } as const
    await seat(h, { ...anew, agency: desk.agency, agreeing: [amina] })
    await typeInto(page, 'Type your receipt again', digits)
    await page.locator('form[data-solved]').waitFor({ state: 'attached' })
    await goBy(page, 'Send the sealed report')
    await page.getByRole('heading', { name: 'Your report is sent' }).waitFor()

    const counted = /[&\s]puzzle=[\w-]{22}\.\d+/
    assert.ok(
      sent.some((request) => counted.test(request)),
      'it counted while one typed',
    )
    for (const secret of [MARKER, digits, digits.replaceAll(' ', '')]) {
      assert.ok(!sent.some((request) => request.includes(secret)), 'nothing plain was sent')
      assert.equal(writtenBy(node).indexOf(secret), -1)
    }
    const cookies = await context.cookies()
    assert.deepEqual(cookies, [])
    const { items } = await h.call(amina, list, { limit: 100 })
    const [item] = items
    assert.equal(item?.sealedBy, 'browser')
    assert.equal((await h.call(ben, due, {})).toRenew[0]?.agency, desk.agency)
    const { files } = await h.call(amina, report, { report: item.id })
    const opened = async (kind: string) => {
      const file = files.find((one) => one.kind === kind)?.id ?? ''
      return Buffer.from((await h.call(amina, take, { report: item.id, file })).sealed, 'base64')
    }
    const answers = await openedFrame(await opened('answers'), desk.amina.identity)
    assert.deepEqual([answers?.text, answers?.manifest['place']], [`${MARKER} 1`, `${MARKER} 2`])
    const outer = await unsealed(await opened('identity'), desk.amina.identity)
    const name = await openedFrame(outer ?? Buffer.alloc(0), desk.keeper.identity)
    assert.equal(name?.manifest['name'], `${MARKER} 3`)

    await reportsWithoutScript(`${node.node.origin}/en/report`)
    const { recipients } = await h.call(amina, report, { report: item.id })
    const letter = await sealedFrame({ manifest: {}, text: `${MARKER} 4` }, recipients)
    await h.call(amina, answer, { report: item.id, sealed: letter.toString('base64') })
    await page.goto(`${node.node.origin}/en/report/mailbox`)
    assert.deepEqual(await axe(page), [])
    await page.getByLabel('Receipt').fill(digits)
    await page.getByRole('button', { name: 'Look' }).click()
    await page.getByText(`${MARKER} 4`).waitFor()
    await page.getByText('Your report was answered.').waitFor()
    await page.getByRole('button', { name: 'Was it counted?' }).click()
    await page.getByText('Its day is not counted yet').waitFor()
    for (const secret of [MARKER, digits, digits.replaceAll(' ', '')])
      assert.ok(!sent.some((request) => request.includes(secret)), 'the receipt stays here')
    const dropped = {
      state: 'closed',
      closedAt: item.receivedAt,
      purgedAt: item.receivedAt,
    } as const
    const { store } = node.node.house('actual') ?? {}
    await store?.write((tx) => reports.change(tx, { id: item.id }, dropped))
    await page.goto(`${node.node.origin}/en/report/mailbox`)
    await page.getByLabel('Receipt').fill(digits)
    await page.getByRole('button', { name: 'Look' }).click()
    await page.getByText('So much came that there was no room').waitFor()
    assert.equal(await page.getByText('Your report is closed').isVisible(), false)
    assert.deepEqual(await keptBy(page), NOTHING_KEPT, 'while the report is open')
    await Promise.all([
      page.waitForResponse(/\/leave$/),
      page.locator('[data-leave]').click({ noWaitAfter: true }),
    ])
    await page.close()
    const later = await context.newPage()
    await later.goto(`${node.node.origin}/en`)
    assert.deepEqual(await keptBy(later), NOTHING_KEPT, 'after leaving and closing')
    assert.deepEqual(await context.storageState({ indexedDB: true }), { cookies: [], origins: [] })
  } finally {
    await context.close()
    await node.remove()
  }
})
