// Sealing a report in a real browser: what leaves it, what the officers and custodians read, and what happens where it fails.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { text, type Language } from '../../src/core/text.ts'
import {
  decrypt,
  identityOf,
  identityText,
  parseIdentity,
  recipientText,
  type Identity,
} from '../../src/lib/age/index.ts'
import { readFrame } from '../../src/lib/padme/index.ts'
import { derive, readHash, seedOf } from '../../src/lib/receipt/index.ts'
import { sealingPart } from '../../src/ui/sealing.ts'
import { axe, newContext } from '../support/chromium.ts'
import { pageServer, scriptPath, scriptTag } from '../support/page-server.ts'
import { runFolder } from '../support/run-folder.ts'

/** The program of Debian. */
const AGE = 'age'
const MARKER = 'MARKER-the-ballot-boxes-stood-open'
const NAME = 'MARKER-Mariam'

const key = (fill: number) => identityOf(Buffer.alloc(32, fill))
const officer = key(1)
const recovery = key(2)
const custodian = key(3)
const keysOf = (...identities: Identity[]) => identities.map(recipientText).join(' ')

let language: Language = 'en'
let recipients = keysOf(officer, recovery)

function pageOf(): string {
  return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><title>Report</title><link rel="stylesheet" href="${scriptPath('front.css')}">
<main><h1>Tell us</h1><a data-leave href="/left">Leave</a>
<form method="post" novalidate action="/report" autocomplete="off" data-seal data-recipients="${recipients}" data-custodians="${keysOf(custodian, recovery)}">
<input type="hidden" name="step" value="tell"><input type="hidden" name="what" value="site-down"><input type="hidden" name="language" value="${language}">
<label>Text <textarea name="sealed.text"></textarea></label>
<label>Place <input name="sealed.place"></label><label>Name <input name="sealed.name"></label><label>Contact <input name="sealed.contact"></label>
${sealingPart(text(language))}<button>Go on</button><button name="back" value="1">Back</button></form></main>${scriptTag('report.js')}</html>`
}

const { origin, asked, close } = await pageServer((method, path) => {
  if (path === '/left') return '<title>Left</title>'
  return method === 'POST' ? '<title>Sent</title>' : pageOf()
})
after(close)

async function open(t: TestContext): Promise<Page> {
  asked.length = 0
  const context = await newContext({ viewport: { width: 360, height: 740 } })
  t.after(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(error))
  return page
}

/** Fills the form in, seals, types the receipt again and sends; gives the receipt. */
async function report(page: Page): Promise<string> {
  await page.goto(`${origin}/report`)
  await page.locator('[name="sealed.text"]').fill(MARKER)
  await page.locator('[name="sealed.place"]').fill(`${MARKER} here`)
  await page.locator('[name="sealed.name"]').fill(NAME)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.locator('[data-receipt]:not([hidden]), [data-failed]:not([hidden])').waitFor()
  assert.equal(await page.locator('[data-failed]').getAttribute('data-reason'), null)
  const digits = await page.locator('[data-digits]').innerText()
  await page
    .locator('[data-again]')
    .fill(digits.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)))
  await page.locator('[data-receipt] .button:not([type])').click()
  await page.locator('[data-wrong]').waitFor()
  assert.ok(
    !asked.some((each) => each.startsWith('POST')),
    'nothing is sent before the receipt is right',
  )
  await page.locator('[data-again]').fill(digits.replaceAll(' ', '-'))
  await page.locator('[data-receipt] .button:not([type])').click()
  await page.waitForFunction(`document.title === 'Sent'`)
  return digits
}

async function opened(file: Uint8Array, identity: Identity): Promise<Buffer> {
  const parts: Buffer[] = []
  const source = (async function* () {
    yield file
  })()
  for await (const part of decrypt(source, [identity])) parts.push(part)
  return Buffer.concat(parts)
}

const sentFields = () =>
  new URLSearchParams(asked.find((each) => each.startsWith('POST'))?.replace(/^\S+ \S+ /, ''))
const bytesIn = (fields: URLSearchParams, name: string) =>
  Buffer.from(fields.get(name) ?? '', 'base64')

async function holds(digits: string): Promise<void> {
  const seed = seedOf(digits)
  assert.ok(seed, digits)
  const receipt = derive(seed)
  const fields = sentFields()
  const told = [...fields].filter(([name]) => !name.endsWith('File'))
  assert.deepEqual(Object.fromEntries(told), {
    what: 'site-down',
    language,
    step: 'send',
    files: '',
    mailbox: receipt.mailbox,
    readHash: readHash(receipt.read),
    recipient: receipt.recipient,
  })
  const answers = bytesIn(fields, 'sealedFile')
  const reporter = parseIdentity(receipt.identity)
  for (const identity of [officer, recovery, reporter])
    assert.deepEqual(readFrame(await opened(answers, identity)), {
      manifest: {
        v: 1,
        kind: 'answers',
        language,
        recipient: receipt.recipient,
        place: `${MARKER} here`,
      },
      text: MARKER,
    })
  await assert.rejects(opened(answers, custodian), { code: 'no_identity' })
  const outer = bytesIn(fields, 'identityFile')
  await assert.rejects(opened(outer, custodian), { code: 'no_identity' })
  const inner = await opened(outer, officer)
  await assert.rejects(opened(inner, officer), { code: 'no_identity' })
  for (const [first, second] of [
    [officer, custodian],
    [recovery, recovery],
    [reporter, reporter],
  ] as const) {
    const frame = readFrame(await opened(await opened(outer, first), second))
    assert.deepEqual(frame?.manifest, {
      v: 1,
      kind: 'identity',
      of: receipt.recipient,
      name: NAME,
      contact: '',
    })
  }
  for (const each of asked) {
    for (const secret of [
      'MARKER',
      'Mariam',
      digits,
      digits.replaceAll(' ', ''),
      receipt.read,
      receipt.identity,
    ])
      assert.ok(!decodeURIComponent(each).includes(secret), `${secret} left the browser`)
  }
}

test('what a reporter typed leaves the browser only sealed, after the receipt was typed again', async (t) => {
  for (const one of ['en', 'ar'] as const) {
    language = one
    const page = await open(t)
    const digits = await report(page)
    await holds(digits)
    assert.ok(!asked.some((each) => each.includes('ladder')), 'the fallback is not fetched')
    await page.goBack()
    assert.equal(
      await page.locator('[name="sealed.text"]').inputValue(),
      '',
      'going back finds nothing',
    )
    await page.close()
  }
  language = 'en'
  const folder = mkdtempSync(join(runFolder(), 'sealed-'))
  const file = join(folder, 'report.age')
  writeFileSync(file, bytesIn(sentFields(), 'sealedFile'))
  writeFileSync(join(folder, 'key'), `${identityText(Buffer.alloc(32, 2))}\n`)
  const ran = spawnSync(AGE, ['-d', '-i', join(folder, 'key'), file])
  assert.equal(readFrame(ran.stdout)?.text, MARKER, ran.stderr.toString())
})

test('a browser that lacks X25519 fetches ours and seals alike', async (t) => {
  const page = await open(t)
  await page.addInitScript(`
    const own = crypto.subtle.importKey.bind(crypto.subtle)
    crypto.subtle.importKey = (form, key, algorithm, ...rest) =>
      (algorithm.name || algorithm) === 'X25519'
        ? Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'))
        : own(form, key, algorithm, ...rest)`)
  const digits = await report(page)
  await holds(digits)
  assert.equal(asked.filter((each) => each.includes('ladder')).length, 1, asked.join('\n'))
})

test('where sealing fails nothing is sent until the person chooses to send it all the same', async (t) => {
  const page = await open(t)
  recipients = `${recipientText(officer).slice(0, -1)}q`
  t.after(() => {
    recipients = keysOf(officer, recovery)
  })
  await page.goto(`${origin}/report`)
  await page.locator('[name="sealed.text"]').fill(MARKER)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('Nothing was sent.').waitFor()
  assert.deepEqual(await axe(page), [])
  assert.ok(!asked.some((each) => each.startsWith('POST')))
  await page.getByRole('button', { name: 'Send it without the seal' }).click()
  await page.waitForFunction(`document.title === 'Sent'`)
  const fields = sentFields()
  assert.deepEqual([fields.get('step'), fields.get('sealed.text')], ['tell', MARKER])
})

test('the receipt is read out, works by keyboard, and axe finds nothing wrong', async (t) => {
  for (const one of ['en', 'ar'] as const) {
    language = one
    const page = await open(t)
    await page.goto(`${origin}/report`)
    await page.locator('[name="sealed.text"]').fill(MARKER)
    await page.keyboard.press('Tab')
    await page.locator('[name="sealed.place"]').press('Enter')
    await page.locator('[data-digits]').waitFor()
    assert.deepEqual(await axe(page), [], one)
    assert.equal(await page.evaluate('document.activeElement.hasAttribute("data-title")'), true)
    await page.close()
  }
  language = 'en'
})

test('Escape three times, or the link, leaves the page and its words behind', async (t) => {
  for (const isByKey of [true, false]) {
    const page = await open(t)
    await page.goto(`${origin}/report`)
    await page.locator('[name="sealed.text"]').fill(MARKER)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    assert.equal(await page.title(), 'Report')
    if (isByKey) await page.keyboard.press('Escape')
    else await page.locator('[data-leave]').click()
    await page.waitForFunction(`document.title === 'Left'`)
    assert.ok(!asked.some((each) => each.includes('MARKER')))
    assert.equal(await page.evaluate('history.length'), 2, 'the report is not in the history')
    await page.close()
  }
})

test('going back tells nothing of what was typed, and an empty report is not sealed', async (t) => {
  const page = await open(t)
  await page.goto(`${origin}/report`)
  await page.locator('[name="sealed.name"]').fill(NAME)
  await page.locator('[name="sealed.text"]').fill('  ')
  await page.getByRole('button', { name: 'Go on' }).click()
  assert.equal(await page.locator('[data-sealing]').isVisible(), false)
  assert.ok(!asked.some((each) => each.startsWith('POST')))
  await page.getByRole('button', { name: 'Back' }).click()
  await page.waitForFunction(`document.title === 'Sent'`)
  const told = Object.fromEntries(sentFields())
  assert.deepEqual(told, { step: 'tell', what: 'site-down', language: 'en', back: '1' })
})
