// An officer's key in a real browser: made, spelled, kept under a passkey; opening reports and answering.

import assert from 'node:assert/strict'
import { after, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { text } from '../../src/core/text.ts'
import { headed, headOf } from '../../src/domains/reports/envelope.ts'
import { encrypt, identityOf, parseRecipient, recipientText } from '../../src/lib/age/index.ts'
import { frameOf } from '../../src/lib/padme/index.ts'
import { derive, digitsOf, seedOf } from '../../src/lib/receipt/index.ts'
import { keyMakingPart, keyOpeningPart, keyRenewingPart } from '../../src/ui/desk-key.ts'
import { pageScript } from '../support/browser-scripts.ts'
import { addAuthenticator, axe, newContext } from '../support/chromium.ts'
import { pageServer, scriptTag } from '../support/page-server.ts'

const { ageIdentity, openAge } = await pageScript('age-open.js')
const { readFrame } = await pageScript('padme.js')
const reporter = derive(Buffer.alloc(16, 9))
const target = identityOf(Buffer.alloc(32, 5))
const TARGETS = [{ agency: 'other', name: 'Another agency' }]
/** Who opens the inner layer of who reports. */
let namer = recipientText(identityOf(Buffer.alloc(32, 3)))

/** Sealed files by id, as the node would give them. */
const files: Record<string, string> = {}
let recipients = ''

const frame = (title: string, body: string, script = 'desk-key.js') =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main>${scriptTag(script)}</html>`

/** Since when the newest key of a desk reads. */
const NEWEST = '2026-11-24T08:00:00.000Z'

/** The header of what was told, as the node gives it to be written anew for another key and whoever reported. */
function headToRenew() {
  const head = headOf(Buffer.from(files['answers'] ?? '', 'base64'))?.bytes ?? Buffer.alloc(0)
  const to = [recipientText(target), reporter.recipient]
  return { report: 'r1', file: 'answers', head: head.toString('base64'), recipients: to }
}
const keyPage = () =>
  frame(
    'Key',
    `<h2>Seat</h2><div data-desk-key>${keyMakingPart(text('en'), 'one')}<form><label>Key <input name="recipient"></label></form></div>`,
  )
const deskPage = () =>
  frame(
    'Desk',
    `<h2>Files</h2><div data-desk data-report="r1" data-api="/api" data-recipients="${recipients}" data-targets="${JSON.stringify(TARGETS).replaceAll('"', '&quot;')}"><p data-file="answers" data-kind="answers"></p><p data-file="identity" data-kind="identity"></p>${keyOpeningPart(text('en'))}</div>`,
  )
const { origin, asked, close } = await pageServer((method, path, body) => {
  if (path === '/key') return keyPage()
  if (path === '/names')
    return frame(
      'Names',
      `<h2>Names</h2><div data-desk data-custodian>${keyOpeningPart(text('en'))}</div>`,
    )
  if (path === '/renew')
    return frame(
      'Renew',
      `<h2>Desk</h2><div data-renew data-agency="own" data-api="/api">${keyRenewingPart(text('en'), 'own')}</div>`,
      'desk-renew.js',
    )
  if (path.startsWith('/api/reports.toRenew'))
    return path.includes('after=r1')
      ? { items: [], newest: NEWEST, looked: 0, next: null }
      : { items: [headToRenew()], newest: NEWEST, looked: 20, next: 'r1' }
  if (path.startsWith('/api/reports.heads')) return { items: [headToRenew()], newest: NEWEST }
  if (path === '/api/reports.namesAsked')
    return {
      items: [{ report: 'r1', code: 'R-ABCDEFGH', reason: 'To hear the witness', askedAt: NEWEST }],
    }
  if (path === '/api/reports.takeName')
    return { output: { sealed: files['name'], recipients: recipients.split(' ') } }
  if (path === '/api/reports.take') {
    const { file } = JSON.parse(body) as { file: string }
    return { output: { sealed: files[file] } }
  }
  return method === 'POST' ? { output: {} } : deskPage()
})
after(close)

async function seal(bytes: Uint8Array, to: readonly string[]): Promise<Buffer> {
  let drawn = 0
  const random = (length: number) => Buffer.alloc(length, (drawn += 1))
  const source = (async function* () {
    yield bytes
  })()
  const parts: Buffer[] = []
  for await (const part of encrypt(source, { recipients: to.map(parseRecipient), random }))
    parts.push(part)
  return Buffer.concat(parts)
}

async function open(t: TestContext): Promise<Page> {
  const context = await newContext()
  t.after(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(error))
  await addAuthenticator(page)
  return page
}

/** A passkey as `passkey.js` makes it. */
async function addPasskey(page: Page): Promise<void> {
  await page.evaluate(`navigator.credentials.create({ publicKey: {
    challenge: new Uint8Array(32), rp: { id: 'localhost', name: 'Test' },
    user: { id: new Uint8Array(16), name: 'a', displayName: 'a' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }], extensions: { prf: {} },
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' } } })
    .then(() => true)`)
}

/** Makes a key; gives its code and its public half. */
async function make(page: Page, isKept: boolean): Promise<{ digits: string; recipient: string }> {
  await page.goto(`${origin}/key`)
  if (isKept) await addPasskey(page)
  await page.getByRole('button', { name: 'Make my key' }).click()
  await page.locator('[data-made]').waitFor()
  assert.deepEqual(await axe(page), [])
  const digits = await page.locator('[data-digits]').innerText()
  await page.locator('[data-again]').fill(digitsOf(Buffer.alloc(16)))
  await page.getByRole('button', { name: 'Use this key' }).click()
  await page.getByText('These are not the digits').waitFor()
  await page.locator('[data-again]').fill(digits)
  if (isKept) await page.locator('[data-keep]').check()
  await page.getByRole('button', { name: 'Use this key' }).click()
  await page.getByText('Your key is ready').waitFor()
  return { digits, recipient: await page.locator('[name="recipient"]').inputValue() }
}

async function fill(officer: string, of = reporter.recipient): Promise<void> {
  recipients = `${officer} ${reporter.recipient}`
  const answers = frameOf({
    manifest: { v: 1, kind: 'answers', place: 'Hall 3' },
    text: 'Line one\n<b>two',
  })
  files['answers'] = (await seal(answers, [officer])).toString('base64')
  const who = frameOf({ manifest: { v: 1, kind: 'identity', of, name: 'Mariam' }, text: '' })
  const inner = await seal(who, [namer])
  files['identity'] = (await seal(inner, [officer])).toString('base64')
}

test('a key that a passkey keeps opens a report, and the answer reaches whoever reported', async (t) => {
  const page = await open(t)
  const { digits, recipient } = await make(page, true)
  await fill(recipient)
  const stored = await page.evaluate<string>('JSON.stringify(localStorage)')
  const seed = seedOf(digits) ?? Buffer.alloc(0)
  assert.ok(!stored.includes(digits) && !stored.includes(seed.toString('base64').slice(0, 20)))
  await page.goto(`${origin}/desk`)
  await page.getByRole('button', { name: 'Use my passkey' }).click()
  await page.getByText('This key is in use').waitFor()
  await page.locator('[data-file="answers"] button').click()
  const told = page.locator('[data-opened]')
  await told.waitFor()
  assert.match(await told.innerText(), /Told: Line one\n<b>two\n+Place: Hall 3/)
  assert.deepEqual(await axe(page), [])
  await page.locator('[data-words]').fill('Thank you')
  await page.getByRole('button', { name: 'Seal and send' }).click()
  await page.locator('[data-locked]').waitFor()
  const sent = asked.find((each) => each.startsWith('POST /api/reports.answer')) ?? ''
  const { report, sealed } = JSON.parse(sent.slice(sent.indexOf('{'))) as Record<string, string>
  assert.equal(report, 'r1')
  const letter = await openAge(Buffer.from(sealed ?? '', 'base64'), [
    await ageIdentity(reporter.identity),
  ])
  assert.deepEqual(readFrame(letter), { manifest: { v: 1, kind: 'message' }, text: 'Thank you' })
  assert.ok(!asked.some((each) => each.includes('Thank you') || each.includes(digits)))
})

const bodyOf = (action: string) => {
  const sent = asked.findLast((each) => each.startsWith(`POST /api/reports.${action}`)) ?? ''
  return JSON.parse(sent.slice(sent.indexOf('{'))) as Record<string, string>
}

/** Unlocks the page with a code. */
async function unlock(page: Page, digits: string): Promise<void> {
  await page.locator('[data-typed]').fill(digits)
  await page.getByRole('button', { name: 'Use the code' }).click()
  await page.getByText('This key is in use').waitFor()
}

test('the code opens it on another device; who reports is given by a custodian, sealed to the officers', async (t) => {
  const custodian = await make(await open(t), false)
  namer = custodian.recipient
  const officer = await make(await open(t), false)
  await fill(officer.recipient)
  const page = await open(t)
  await page.goto(`${origin}/desk`)
  assert.equal(await page.locator('[data-passkey]').isVisible(), false, 'nothing is kept here')
  await page.locator('[data-typed]').fill('12345')
  await page.getByRole('button', { name: 'Use the code' }).click()
  await page.getByText('These are not the digits').waitFor()
  await unlock(page, officer.digits)
  await page.locator('[data-file="identity"] button').click()
  await page.locator('[data-reason]').fill('To hear the witness')
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: 'Ask a custodian' }).click()
  await page.getByText('A custodian was asked').waitFor()
  const { report, inner = '', reason } = bodyOf('askName')
  assert.deepEqual([report, reason], ['r1', 'To hear the witness'])

  files['name'] = inner
  const other = await open(t)
  await other.goto(`${origin}/names`)
  await unlock(other, officer.digits)
  await other.getByRole('button', { name: 'Open, and give it' }).click()
  await other.getByText('This key does not open the file').waitFor()
  assert.ok(!asked.some((each) => each.includes('giveName')))
  await other.goto(`${origin}/names`)
  await unlock(other, custodian.digits)
  await other.getByText('R-ABCDEFGH').waitFor()
  await other.getByRole('button', { name: 'Open, and give it' }).click()
  await other.getByText('The officers have it').waitFor()
  assert.match(await other.locator('[data-opened]').innerText(), /Name: Mariam/)
  assert.deepEqual(await axe(other), [])
  files['answers'] = bodyOf('giveName')['sealed'] ?? ''
  await page.locator('[data-file="answers"] button').click()
  await page.getByText('Mariam').waitFor()
  assert.ok(!asked.some((each) => each.includes('Mariam')))
})

test('who told another report is given to nobody, whatever the reason', async (t) => {
  const custodian = await make(await open(t), false)
  namer = custodian.recipient
  const officer = await make(await open(t), false)
  await fill(officer.recipient, recipientText(identityOf(Buffer.alloc(32, 9))))
  const page = await open(t)
  await page.goto(`${origin}/desk`)
  await unlock(page, officer.digits)
  await page.locator('[data-file="identity"] button').click()
  await page.locator('[data-reason]').fill('To hear the witness')
  await page.getByRole('button', { name: 'Ask a custodian' }).click()
  await page.getByText('A custodian was asked').waitFor()
  files['name'] = bodyOf('askName')['inner'] ?? ''
  asked.length = 0
  const other = await open(t)
  await other.goto(`${origin}/names`)
  await unlock(other, custodian.digits)
  await other.getByRole('button', { name: 'Open, and give it' }).click()
  await other.getByText('names the reporter of another report').waitFor()
  assert.ok(!asked.some((each) => each.includes('giveName')))
  assert.equal(await other.getByText('Mariam').count(), 0)
})

test('a report is offered to another agency by a fresh header before the same bytes', async (t) => {
  const officer = await make(await open(t), false)
  await fill(officer.recipient)
  const page = await open(t)
  await page.goto(`${origin}/desk`)
  await unlock(page, officer.digits)
  await page.locator('[data-target]').selectOption({ label: 'Another agency' })
  await page.getByRole('button', { name: 'Seal and offer' }).click()
  await page.locator('[data-locked]').waitFor()
  assert.deepEqual(bodyOf('offer'), { report: 'r1', to: 'other' })
  await checkHeads('other')
})

/** What the page sent for an agency opens for its key and for whoever reported, before the bytes that were there. */
async function checkHeads(agency: string): Promise<void> {
  const sent = bodyOf('reseal') as unknown as {
    agency: string
    newest: string
    heads: { report: string; file: string; head: string }[]
  }
  assert.deepEqual([sent.agency, sent.newest, sent.heads.length], [agency, NEWEST, 1])
  const before = Buffer.from(files['answers'] ?? '', 'base64')
  const moved = headed(Buffer.from(sent.heads[0]?.head ?? '', 'base64'), before)
  const own = { secret: new Uint8Array(32).fill(5), publicKey: new Uint8Array(target.publicKey) }
  for (const identity of [own, await ageIdentity(reporter.identity)])
    assert.equal(readFrame(await openAge(moved, [identity]))?.text, 'Line one\n<b>two')
}

test('open reports are renewed for a newer key, a page after the other', async (t) => {
  const officer = await make(await open(t), false)
  await fill(officer.recipient)
  const page = await open(t)
  await page.goto(`${origin}/renew`)
  assert.deepEqual(await axe(page), [])
  await page.locator('[data-typed]').fill(officer.digits)
  await page.getByRole('button', { name: 'Use the code' }).click()
  await page.getByText('Done: every open report').waitFor()
  await checkHeads('own')
  assert.deepEqual(bodyOf('renewed'), { agency: 'own', newest: NEWEST, left: 0 })
})
