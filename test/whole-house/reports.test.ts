// Clause 15 from end to end, in real browsers: citizens at a telephone report with script and without, in both writing
// directions; officers open and answer with a key that their passkey keeps; another agency takes one over; the receipts
// follow; what was counted, the proof and Debian's own age agree with what was told.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { systemActor } from '../../src/core/actor.ts'
import { now } from '../../src/core/time.ts'
import { type Language, text, type Translator } from '../../src/core/text.ts'
import { countDay } from '../../src/domains/reports/actions/counters.ts'
import { list, report, take } from '../../src/domains/reports/actions/desk.ts'
import { adviceTexts } from '../../src/domains/reports/texts/advice.ts'
import { texts } from '../../src/domains/reports/texts/report.ts'
import type { What } from '../../src/lib/report-classes/index.ts'
import { readFrame, unpad } from '../../src/lib/padme/index.ts'
import { axe, newContext } from '../support/chromium.ts'
import { commandHere } from '../support/command-here.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { givenBytes } from '../support/report-files.ts'
import {
  answerAtDesk,
  handOver,
  officer,
  readAtDesk,
  releaseAtDesk,
  savedAtDesk,
} from '../support/report-officer.ts'
import {
  amina,
  ben,
  type Calls,
  callsOf,
  openedByAge,
  openTestDesk,
  type TestDesk,
} from '../support/reports.ts'

const PHONE = { width: 360, height: 640 }
/** However long a busy machine takes for a step. */
const STEP_MS = 10_000

interface Country {
  readonly house: TestNode
  readonly h: Calls
  readonly commission: TestDesk
  readonly police: TestDesk
}

/** An authority and a police, both of which receive, and a number to call in danger. */
async function country(): Promise<Country> {
  const house = await startTestNode('sqlite')
  await house.call('directory.chooseNation', { iso3: 'KEN', languages: ['en'] })
  const add = async (facts: object) => {
    const known = { iso3: 'KEN', source: 'Read on its own website', ...facts }
    const { agency } = await house.call<{ agency: string }>('directory.addAgency', known)
    const all = await house.call<{ code: string; name: string }>('directory.agency', { agency })
    return { agency: all.code, name: all.name }
  }
  const authority = await add({ kind: 'authority', name: 'Electoral Commission of Practica' })
  const force = { kind: 'reporting', desk: 'police', name: 'Police of Practica' }
  const police = await add({ ...force, emergency: '999' })
  const h = callsOf(house.node.house('actual'))
  return {
    house,
    h,
    commission: await openTestDesk(h, authority),
    police: await openTestDesk(h, police),
  }
}

/** Whoever reports, at a telephone of his own. */
interface Citizen {
  readonly language: Language
  readonly hasScript: boolean
  /** Each tells something else: reports that are alike are one row at the desk. */
  readonly what: What
  readonly story: string
  readonly hasFile: boolean
  readonly context: BrowserContext
  readonly page: Page
  readonly t: Translator
}

async function citizen(language: Language, hasScript: boolean, what: What): Promise<Citizen> {
  const context = await newContext({ viewport: PHONE, javaScriptEnabled: hasScript })
  const page = await context.newPage()
  const story = `${language} ${hasScript ? 'with' : 'without'} script: they sent me away`
  // Where the browser does not seal it, the node does: that is held by other tests.
  const hasFile = hasScript && language === 'en'
  return { language, hasScript, what, story, hasFile, context, page, t: text(language) }
}

/** Nothing scrolls sideways, the way out comes first and stays in sight, and axe has nothing to say. */
async function look({ page, hasScript }: Citizen): Promise<void> {
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.ok(wide <= 0, `${page.url()} scrolls sideways by ${wide}`)
  if (page.url().includes('/report')) {
    const box = await page.locator('[data-leave]').boundingBox()
    assert.ok(box !== null && box.y >= 0 && box.y + box.height <= PHONE.height, 'the way out')
  }
  // Without script axe never ends; what is scrolled half below the way out is no small target.
  if (!hasScript) return
  await page.evaluate('scrollTo(0, 0)')
  assert.deepEqual(await axe(page), [])
}

const mainButton = (page: Page): Locator =>
  page.locator('main form .button:not(.secondary):visible').first()

async function goOn(one: Citizen): Promise<void> {
  await Promise.all([
    one.page.waitForEvent('domcontentloaded'),
    mainButton(one.page).click({ noWaitAfter: true }),
  ])
  await look(one)
}

/** What is chosen on each page of a report. */
const CHOSEN: Readonly<Record<string, string>> = {
  danger: 'no',
  place: 'station',
  teller: 'voter',
  moment: 'today',
  forward: 'country',
  contact: 'yes',
}

/** From the front page by the finder to the receipt and the end; gives the digits of the receipt. */
async function tellAll(one: Citizen, { house, commission }: Country): Promise<string> {
  const { page, t, language } = one
  await page.goto(`${house.node.origin}/${language}`)
  await page.locator('.lead a.button:not(.secondary)').click()
  await page.locator(`input[name=what][value=${one.what}]`).check()
  await page.locator('input[name=where][value=station]').check()
  await page.locator('form:has(input[name=what]) button').click()
  const proper = page.locator('[role=status] .card').first()
  assert.match(await proper.innerText(), /Electoral Commission of Practica/)
  await proper.locator('form[action$="/report"] button').click()
  await page.getByRole('heading', { level: 1, name: t(texts.title) }).waitFor()
  await look(one)
  const address = page.url()
  await goOn(one)
  while ((await page.locator('textarea[name="sealed.text"]').count()) === 0) {
    await answerPage(one, commission.agency)
    await goOn(one)
    assert.equal(page.url(), address, 'every step has the same address')
  }
  await page.locator('textarea[name="sealed.text"]').fill(one.story)
  return one.hasScript ? await sealAndSend(one) : await sendAsForm(one)
}

async function answerPage({ page, what }: Citizen, agency: string): Promise<void> {
  const chosen: Readonly<Record<string, string>> = { ...CHOSEN, what, agency }
  const names = await page
    .locator('main input[type=radio]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''))
  for (const name of new Set(names)) {
    await page.locator(`input[name="${name}"][value="${chosen[name]}"]`).check()
  }
}

/** What somebody saw on a wall: a file of two parts, larger than a form of words. */
const NOTES = Buffer.from('214 votes for list 3\n'.repeat(30_000))

async function sealAndSend(one: Citizen): Promise<string> {
  const { page } = one
  if (one.hasFile)
    await page
      .locator('[data-choose]')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: NOTES })
  await mainButton(page).click()
  await page.locator('[data-digits]').waitFor()
  const spell = page.locator('[data-spell]')
  const hasWords = (await spell.count()) > 0
  if (hasWords) await spell.click()
  const shown = page.locator(hasWords ? '[data-words]' : '[data-digits]').filter({ hasText: /\S/ })
  const receipt = await shown.innerText()
  await page.locator('[data-again]').fill(receipt)
  await look(one)
  await Promise.all([
    page.waitForEvent('domcontentloaded'),
    page.locator('[data-receipt] button.button:not(.secondary)').last().click(),
  ])
  await atTheEnd(one)
  return receipt
}

async function sendAsForm(one: Citizen): Promise<string> {
  const { page, t } = one
  await goOn(one)
  await page.getByRole('heading', { level: 1, name: t(texts.check) }).waitFor()
  assert.ok((await page.locator('main').innerText()).includes(one.story))
  await goOn(one)
  // Digits first, then words where the language has a list of them.
  const digits = await page.locator('main p.receipt').last().innerText()
  await goOn(one)
  await page.locator('input[name=receipt]').fill(digits)
  await goOn(one)
  await atTheEnd(one)
  return digits
}

async function atTheEnd(one: Citizen): Promise<void> {
  const { page, t } = one
  await page.getByRole('heading', { level: 1, name: t(texts.doneTitle) }).waitFor()
  const said = await page.locator('main').innerText()
  assert.ok(said.includes(t(adviceTexts[one.what])), 'what to do now')
  assert.ok(said.includes('Police of Practica'), 'whom else to tell')
  await look(one)
}

/** Opens the mailbox by the receipt; gives what is read there. */
async function mailboxOf(one: Citizen, digits: string, { house }: Country): Promise<string> {
  const { page, language, hasScript } = one
  await page.goto(`${house.node.origin}/${language}/report/mailbox`)
  await look(one)
  await page.locator('input[name=receipt]').fill(digits)
  await mainButton(page).click()
  await (hasScript ? page.locator('[data-box]') : page.locator('main .card').first()).waitFor()
  await look(one)
  return await page.locator('main').innerText()
}

/** Most times that the proof is asked for: a head that covers the record is handed out in a moment. */
const MAX_TRIES = 50

/** The proof that the mailbox hands out. */
async function provedTo(one: Citizen, digits: string, all: Country): Promise<string> {
  const { page, t } = one
  for (let n = 0; n < MAX_TRIES; n += 1) {
    await mailboxOf(one, digits, all)
    const saved = page.waitForEvent('download')
    const not = page.getByText(t(texts.noProof)).waitFor()
    await page.getByRole('button', { name: t(texts.getProof) }).click()
    const download = await Promise.race([saved, not])
    if (download !== undefined) {
      not.catch(() => undefined)
      return readFileSync(await download.path(), 'utf8')
    }
    saved.catch(() => undefined)
  }
  throw new Error('no proof came')
}

/** The proof holds by the command line with the key of the log. */
async function checkProof({ one, digits }: Told, all: Country): Promise<void> {
  const { house } = all
  await house.node.settled(STEP_MS)
  const file = join(house.folder, `${one.language}-${one.hasScript}.json`)
  writeFileSync(file, await provedTo(one, digits, all))
  const key = (await (await fetch(`${house.node.origin}/log/key`)).text()).trim()
  const judged = await commandHere(house.env, 'verify', '--proof', file, '--key', key)
  assert.equal(judged.code, 0, judged.said)
  assert.match(judged.said, /report\.received/)
}

/** Somebody who reported, with his receipt and the report's id at the desk. */
interface Told {
  readonly one: Citizen
  readonly digits: string
  readonly of: string
}

/** Four citizens report: with script and without, in both directions of writing. */
async function everybodyTells(all: Country): Promise<[Told, Told, Told, Told]> {
  const { h } = all
  const tell = async (language: Language, hasScript: boolean, what: What): Promise<Told> => {
    const one = await citizen(language, hasScript, what)
    const digits = await tellAll(one, all)
    const { items } = await h.call(amina, list, { limit: 100 })
    const last = items.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
    assert.deepEqual(
      [last?.language, last?.sealedBy],
      [language, hasScript ? 'browser' : 'node'],
      'what came is what was sent',
    )
    return { one, digits, of: last?.id ?? '' }
  }
  return [
    await tell('en', true, 'obstruction'),
    await tell('en', false, 'official-misconduct'),
    await tell('ar', true, 'result-tampering'),
    await tell('ar', false, 'false-voting-information'),
  ]
}

/** What was told and a file with it, as they left the reporter, opened with the recovery key by Debian's age. */
async function checkRecovery({ of, one }: Told, { house, h, commission }: Country): Promise<void> {
  const { files } = await h.call(ben, report, { report: of })
  const idOf = (wanted: string) => files.find(({ kind }) => kind === wanted)?.id ?? ''
  const { sealed } = await h.call(ben, take, { report: of, file: idOf('answers') })
  const { identity } = commission.recovery
  const frame = openedByAge(house, Buffer.from(sealed, 'base64'), identity)
  assert.equal(readFrame(frame)?.text, one.story)
  if (!one.hasFile) return
  const realm = house.node.house('actual')
  assert.ok(realm !== null)
  const bytes = await givenBytes(realm, { report: of, file: idOf('attachment'), by: ben })
  assert.ok(unpad(openedByAge(house, bytes, identity))?.equals(NOTES), 'the file, too')
}

/** The path in the mailbox ends at the root that everybody sees among the counters. */
async function checkCounted({ one, digits }: Told, all: Country): Promise<void> {
  const { page, t, language } = one
  await mailboxOf(one, digits, all)
  await page.getByRole('button', { name: t(texts.lookCount) }).click()
  const root = /[0-9a-f]{64}/
  await page.locator('main summary').last().click()
  await page.locator('main').getByText(root).waitFor()
  await look(one)
  const path = (await page.locator('main').textContent()) ?? ''
  const open = `${all.house.node.origin}/${language}/agencies/counters`
  const counters = await (await fetch(open)).text()
  const published = root.exec(counters)?.[0] ?? 'none'
  assert.ok(path.includes(published), 'the path ends at the root that was published')
  assert.match(counters, /&lt;5/)
}

test('clause 15: citizens report, officers answer, another agency takes over, and receipt, counters and proof agree', async () => {
  const all = await country()
  const { house, h, commission, police } = all
  try {
    const seat = { house, h, language: 'en' } as const
    const first = await officer('Amina Sow', { ...seat, desk: commission })
    const second = await officer('Zainab Keita', { ...seat, desk: commission, language: 'ar' })
    const other = await officer('Joseph Okello', { ...seat, desk: police, language: 'ar' })
    const told = await everybodyTells(all)
    for (const { one, digits, of } of told) {
      assert.ok((await readAtDesk(first, of)).includes(one.story))
      if (one.hasFile) assert.ok(readFileSync(await savedAtDesk(first)).equals(NOTES))
      await answerAtDesk(first, `Answer to ${one.story}`)
      assert.ok((await mailboxOf(one, digits, all)).includes(`Answer to ${one.story}`))
    }
    const [moved, , , kept] = told
    for (const one of [moved, kept]) await checkRecovery(one, all)
    const { code } = await h.call(ben, report, { report: kept.of })
    await releaseAtDesk(first, second, code)

    await readAtDesk(first, moved.of)
    await handOver(first, other, 'Police of Practica')
    assert.ok((await readAtDesk(other, moved.of)).includes(moved.one.story))
    assert.ok(readFileSync(await savedAtDesk(other)).equals(NOTES))
    await answerAtDesk(other, 'The police has it now')
    const box = await mailboxOf(moved.one, moved.digits, all)
    assert.ok(box.includes('The police has it now') && box.includes('Answer to'))

    const counting = systemActor('job:reports.count', ['reports:count'])
    await h.call(counting, countDay, { day: now().slice(0, 10) })
    for (const check of [checkProof, checkCounted])
      for (const one of [moved, kept]) await check(one, all)
    for (const { one } of told) {
      assert.deepEqual(await one.context.cookies(), [])
      await one.context.close()
    }
    for (const { context } of [first, second, other]) await context.close()
  } finally {
    await house.remove()
  }
})
