// The mailbox of a report in a real browser: letters are opened there, and what is written again leaves it sealed.

import assert from 'node:assert/strict'
import { after, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { type Language, text } from '../../src/core/text.ts'
import { identityOf, recipientText } from '../../src/lib/age/index.ts'
import { derive, digitsOf } from '../../src/lib/receipt/index.ts'
import { html } from '../../src/ui/html.ts'
import { mailboxPart } from '../../src/ui/mailbox.ts'
import { pageScript } from '../support/browser-scripts.ts'
import { axe, newContext } from '../support/chromium.ts'
import { pageServer, scriptTag } from '../support/page-server.ts'

const { sealAge, base64 } = await pageScript('age.js')
const { openAge } = await pageScript('age-open.js')
const { frameOf, readFrame } = await pageScript('padme.js')

const SEED = Buffer.alloc(16, 21)
const receipt = derive(SEED)
const DIGITS = digitsOf(SEED)
const officer = { secret: new Uint8Array(32).fill(4), publicKey: new Uint8Array() }
const ownKey = identityOf(officer.secret)
officer.publicKey = new Uint8Array(ownKey.publicKey)
const STATES = {
  none: 'Nothing yet',
  answered: 'It was answered',
  claims: html`Checked: <span data-claims="/en/claims/"></span>`,
}

const WENT = {
  sent: html`It went to <bdi data-name></bdi>, <span data-at></span>.`,
}

let language: Language = 'en'
let letters: { at: string; from: 'agency' | 'reporter'; sealed: string }[] = []
let isBroken = false

const sealed = async (words: string, recipient: string) =>
  base64(await sealAge(frameOf({ v: 1, kind: 'message' }, words), [recipient]))

const { origin, asked, close } = await pageServer((method, _, body) => {
  if (method === 'GET')
    return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><title>Mailbox</title><main><h1>Mailbox</h1>
<form method="post" action="/mailbox" data-mailbox><label>Receipt <input name="receipt" autocomplete="off"></label><button>Open</button></form>${mailboxPart(text(language), { states: STATES, went: WENT }, '/en')}</main>${scriptTag('mailbox.js')}</html>`
  const sent = new URLSearchParams(body)
  if (sent.get('as') !== 'json') return '<title>Opened by the server</title>'
  if (isBroken) return 'broken'
  const isOwn = sent.get('mailbox') === receipt.mailbox && sent.get('read') === receipt.read
  if (!isOwn) return { state: 'none', letters: [], readers: [], isClosed: false, claims: [] }
  const told = sent.get('sealedFile')
  if (told !== null)
    letters.push({ at: '2026-11-27T09:00:00.000Z', from: 'reporter', sealed: told })
  const readers = [recipientText(ownKey)]
  const went = [{ how: 'sent', agency: 'Police <North>', at: '2026-11-27T08:00:00.000Z' }]
  return { state: 'answered', letters, readers, isClosed: false, claims: ['CLM-AAAAAAAA'], went }
})
after(close)

async function open(t: TestContext, digits: string): Promise<Page> {
  asked.length = 0
  const context = await newContext({ viewport: { width: 360, height: 740 } })
  t.after(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(error))
  await page.goto(`${origin}/mailbox`)
  await page.getByLabel('Receipt').fill(digits)
  await page.getByLabel('Receipt').press('Enter')
  return page
}

test('letters are opened in the browser, and an answer leaves it sealed; the receipt stays', async (t) => {
  for (const one of ['en', 'ar'] as const) {
    language = one
    const at = '2026-11-27T08:00:00.000Z'
    letters = [
      { at, from: 'agency', sealed: await sealed('Which station?\n<b>1', receipt.recipient) },
      { at, from: 'agency', sealed: await sealed('for somebody else', recipientText(ownKey)) },
    ]
    const page = await open(t, DIGITS)
    await page.locator('[data-box]').waitFor()
    assert.deepEqual(await page.locator('[data-words]').allInnerTexts(), [
      'Which station?\n<b>1',
      '',
    ])
    assert.equal(await page.locator('[data-unreadable]:visible').count(), 1)
    assert.deepEqual(await page.locator('[data-state]:visible').allInnerTexts(), [
      'It was answered',
      'Checked: CLM-AAAAAAAA',
    ])
    const went = await page.locator('[data-went]').innerText()
    assert.match(went, /^It went to Police <North>, .*2026/)
    const checked = page.getByRole('link', { name: 'CLM-AAAAAAAA' })
    assert.equal(await checked.getAttribute('href'), '/en/claims/CLM-AAAAAAAA')
    assert.equal(await checked.getAttribute('rel'), 'noreferrer')
    assert.deepEqual(await axe(page), [], one)
    await page.locator('[data-text]').fill('MARKER station 7')
    await page.locator('[data-send]').click()
    await page.getByText('MARKER station 7').waitFor()
    const said = await page.locator('[data-sent]').boundingBox()
    assert.ok(said !== null && said.y >= 0 && said.y + said.height <= 740, 'and that it is sent')
    const letter = letters.at(-1)?.sealed ?? ''
    const file = new Uint8Array(Buffer.from(letter, 'base64'))
    assert.equal(readFrame(await openAge(file, [officer]))?.text, 'MARKER station 7')
    const all = asked.map((each) => decodeURIComponent(each)).join('\n')
    for (const secret of ['MARKER', DIGITS, DIGITS.replaceAll(' ', ''), receipt.identity])
      assert.ok(!all.includes(secret), secret)
    await page.context().close()
  }
  language = 'en'
})

test('a mistyped receipt asks nobody, and one that is unknown looks like one without news', async (t) => {
  const page = await open(t, DIGITS.replace('7', '8'))
  await page.getByText('This is no receipt').waitFor()
  assert.ok(!asked.some((each) => each.startsWith('POST')))
  await page.getByLabel('Receipt').fill(digitsOf(Buffer.alloc(16, 1)))
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByText('Nothing yet').waitFor()
  assert.equal(await page.locator('[data-reply]').isVisible(), false)
})

test('where the browser fails the person chooses whether the server opens the mailbox', async (t) => {
  isBroken = true
  t.after(() => {
    isBroken = false
  })
  const page = await open(t, DIGITS)
  await page.getByText('Nothing is lost').waitFor()
  assert.deepEqual(await axe(page), [])
  await page.getByRole('button', { name: 'Let the server open it' }).click()
  await page.waitForFunction(`document.title === 'Opened by the server'`)
  assert.equal(new URLSearchParams(asked.at(-1)?.split(' ')[2]).get('receipt'), DIGITS)
})
