// Passkeys in a real browser, through the real web door: join, sign out, sign in, enrol a station's device.

import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Page as BrowserPage } from 'playwright-core'
import { secretHash } from '../../src/core/id.ts'
import type { Page } from '../../src/core/slice.ts'
import { text } from '../../src/core/text.ts'
import { offerDevice } from '../../src/domains/accounts/actions/device.ts'
import { identify } from '../../src/domains/accounts/actions/identity.ts'
import { firstLink } from '../../src/domains/accounts/actions/joining.ts'
import { accounts } from '../../src/domains/accounts/index.ts'
import { createApp } from '../../src/http/app.ts'
import { loadAssets } from '../../src/http/assets.ts'
import type { DoorParts } from '../../src/http/house.ts'
import { listen } from '../../src/http/serve.ts'
import type { Html } from '../../src/ui/html.ts'
import { ACCOUNTS, DOOR, MACHINE } from '../support/accounts.ts'
import { addAuthenticator, axe, findingsInMain, newContext } from '../support/chromium.ts'
import { forHouse, type TestHouse } from '../support/house.ts'

const root = join(import.meta.dirname, '../..')
const files = globSync(['src/ui/style/*', 'src/http/browser/*.js'], { cwd: root })
const assets = loadAssets(files.map((path) => join(root, path)))
const pages = accounts.pages as readonly Page<unknown, Html>[]
const trouble: string[] = []

let app: ReturnType<typeof createApp> | undefined
const door = await listen((request, env) => app?.fetch(request, env) ?? new Response(null), {
  host: '127.0.0.1',
  port: 0,
  tls: null,
  log: (line) => void trouble.push(line),
})
after(() => door.close())
const origin = `http://localhost:${door.port}`

function doorOf(house: TestHouse): DoorParts {
  const { runner, store, time } = house
  const log = { key: '', custodyKey: '', checkpoint: async () => '', tile: async () => null }
  const { problems } = accounts
  const shown = {
    node: house.facts,
    nodeName: 'Test',
    runner,
    store,
    pages,
    navigation: [],
    waits: [],
    readiness: [],
    files: () => ({ get: async () => null }),
    problems,
    log,
    time,
  }
  return {
    house: (realm) => (realm === 'actual' ? shown : null),
    async identify(_, credentials) {
      const given = Object.entries(credentials).filter(([, hash]) => hash !== undefined)
      const { identity } = await house.call(DOOR, identify, Object.fromEntries(given))
      if (identity === null) return null
      const { actor: id, holds, via, station, name } = identity
      return { actor: { id, holds, via, ...(station === null ? {} : { station }) }, name }
    },
    languages: ['en', 'ar'],
    translator: text,
    assets,
    trustProxy: 0,
    mailbox: 'scrutineer@localhost',
    operating: { reasons: async () => [], metrics: async () => '', token: null },
    log: (line) => void trouble.push(line),
  }
}

async function secretOfCookie(page: BrowserPage, name: string): Promise<string> {
  const cookies = await page.context().cookies()
  return secretHash(cookies.find((cookie) => cookie.name === name)?.value ?? '')
}

forHouse(
  'a person joins by the one-time link, signs out, and comes back by passkey and by recovery code',
  { slices: ACCOUNTS, facts: { origin }, runsJobs: false },
  async (house) => {
    app = createApp(doorOf(house), pages, () => {})
    const { link } = await house.call(MACHINE, firstLink, {})
    const context = await newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => trouble.push(String(error)))
    await addAuthenticator(page)

    await page.goto(`${origin}/en/join#${link?.secret}`)
    await page.getByLabel('Your name').fill('Amal')
    await page.getByRole('button', { name: 'Make the passkey and join' }).click()
    await page.getByText('You have joined').waitFor()
    const codes = await page.locator('[data-codes] li').allInnerTexts()
    assert.equal(codes.length, 10)
    assert.ok(!page.url().includes('#'), 'the used secret is out of the address')
    assert.deepEqual(await axe(page), [])

    await page.goto(`${origin}/ar/console/me`)
    // The menu of a phone opens at a touch.
    await page.getByText('Amal').first().waitFor({ state: 'attached' })
    assert.deepEqual(await axe(page), [])
    await page.goto(`${origin}/en/console/me`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/en/sign-in')

    await page.goto(`${origin}/en/console/people`)
    assert.match(page.url(), /sign-in\?next=/)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    assert.deepEqual(await findingsInMain(page), [])

    await page.getByLabel('Name', { exact: true }).fill('Basma')
    await page.getByLabel('Role').first().selectOption('analyst')
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    await page.getByRole('img', { name: 'QR code of the link' }).waitFor()
    assert.deepEqual(await findingsInMain(page), [])
    for (const path of ['/en/console/roles', '/ar/console/devices?station=s1&area=/1/']) {
      await page.goto(`${origin}${path}`)
      assert.deepEqual(await findingsInMain(page), [])
    }

    await context.clearCookies()
    await page.goto(`${origin}/en/sign-in`)
    assert.deepEqual(await axe(page), [])
    await page.getByLabel('Recovery code').fill('nonsense')
    await page.getByRole('button', { name: 'Sign in with the code' }).click()
    await page.getByText('not 28 letters').first().waitFor()
    await page.getByLabel('Recovery code').fill((codes[0] ?? '').toLowerCase())
    await page.getByRole('button', { name: 'Sign in with the code' }).click()
    await page.getByText('9 recovery codes are left.').waitFor()

    await page.goto(`${origin}/en/join#${link?.secret}`)
    await page.getByText('This link was used already').waitFor()
    await context.close()
    assert.deepEqual(trouble, [])
  },
)

forHouse(
  'a station enrols a phone by scanning the link, and by typing the code without script',
  { slices: ACCOUNTS, facts: { origin }, runsJobs: false },
  async (house) => {
    app = createApp(doorOf(house), pages, () => {})
    const byLink = await house.call(MACHINE, offerDevice, { station: 's1' })
    const context = await newContext()
    const page = await context.newPage()
    await page.goto(`${origin}/en/station/enrol#${byLink.secret}`)
    await page.getByText('This telephone will speak for:').waitFor()
    assert.match((await page.locator('[data-name]').textContent()) ?? '', /^1 School 1$/)
    await page.getByRole('button', { name: 'Enrol this device' }).first().click()
    await page.waitForURL('**/en/station')
    const device = await secretOfCookie(page, '__Host-station')
    const { identity } = await house.call(DOOR, identify, { device })
    assert.equal(identity?.station, 's1')
    await context.close()

    const byCode = await house.call(MACHINE, offerDevice, { station: 's3' })
    const plain = await newContext({ javaScriptEnabled: false })
    const typing = await plain.newPage()
    await typing.goto(`${origin}/en/station/enrol`)
    await typing.getByLabel('Code of twelve letters').fill(byCode.code)
    await typing.locator('form .button').click()
    await typing.getByText(/^Station .*3.*School 3/).waitFor()
    await typing.getByText(/^The code is good until /).waitFor()
    assert.deepEqual(await plain.cookies(), [])
    await typing.getByRole('button', { name: 'Enrol this device' }).click()
    const typed = await secretOfCookie(typing, '__Host-station')
    const found = await house.call(DOOR, identify, { device: typed })
    assert.equal(found.identity?.station, 's3')
    await plain.close()
    assert.deepEqual(trouble, [])
  },
)

/** Joins by the first link, on a page with a passkey device of its own. */
async function joined(house: TestHouse): Promise<{ page: BrowserPage; codes: string[] }> {
  const { link } = await house.call(MACHINE, firstLink, {})
  const context = await newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => trouble.push(String(error)))
  await addAuthenticator(page)
  await page.goto(`${origin}/en/join#${link?.secret}`)
  await page.getByText('it asks for a PIN, a fingerprint or your face').waitFor()
  await page.getByLabel('Your name').fill('Amal')
  await page.getByRole('button', { name: 'Make the passkey and join' }).click()
  await page.getByText('You have joined').waitFor()
  const codes = await page.locator('[data-codes] li').allInnerTexts()
  return { page, codes }
}

forHouse(
  'a person confirms with a passkey what gives power, and the account page says what changed',
  { slices: ACCOUNTS, facts: { origin }, runsJobs: false },
  async (house) => {
    app = createApp(doorOf(house), pages, () => {})
    const { page, codes } = await joined(house)
    house.clock.advance(60_000)
    await page.goto(`${origin}/en/console/me`)
    assert.equal(await page.getByText('Was it not you?').count(), 0)

    await page.getByRole('button', { name: 'Make new recovery codes' }).click()
    await page.getByText('Print them now').waitFor()
    const renewed = await page.locator('[data-codes] li').allInnerTexts()
    assert.equal(new Set([...codes, ...renewed]).size, 20)
    assert.deepEqual(await findingsInMain(page), [])

    await page.goto(`${origin}/en/console/me`)
    await page.getByText('New recovery codes were made').waitFor()
    await page.getByLabel('What do you call it?').fill('Blue key')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('Confirmed. Now make the new passkey.').waitFor()
    await addAuthenticator(page, 'usb')
    await page.getByRole('button', { name: 'Make the new passkey' }).click()
    await page.getByText('A passkey was added').waitFor()
    await page.getByText('Blue key').waitFor()
    assert.deepEqual(await findingsInMain(page), [])

    await page.getByRole('button', { name: 'Remove' }).first().click()
    await page.getByText('A passkey was removed').waitFor()
    await page.getByText('Your only passkey').waitFor()
    await page.context().close()
    assert.deepEqual(trouble, [])
  },
)

forHouse(
  'whoever lost the passkeys signs in with a recovery code and adds a new one at once',
  { slices: ACCOUNTS, facts: { origin }, runsJobs: false },
  async (house) => {
    app = createApp(doorOf(house), pages, () => {})
    const { page, codes } = await joined(house)
    await page.context().close()
    house.clock.advance(60_000)

    const context = await newContext()
    const other = await context.newPage()
    await addAuthenticator(other)
    await other.goto(`${origin}/en/sign-in`)
    await other.getByLabel('Recovery code').fill(codes[0] ?? '')
    await other.getByRole('button', { name: 'Sign in with the code' }).click()
    await other.getByText('for ten minutes you can do so').waitFor()
    await other.getByRole('button', { name: 'Add a passkey' }).click()
    await other.getByText('A passkey was added').waitFor()
    await other.getByText('You confirm this with a passkey').first().waitFor()
    await context.close()
    assert.deepEqual(trouble, [])
  },
)
