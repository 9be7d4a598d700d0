// Clauses 1 and 6, at one node in Actual: what a check or a notice quotes is searched in the copies that are kept, as a reader
// sees them, before a second person sends it out; and a decision of a court that is a PDF is cited by its words.

import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pageOfQuote, type Sought } from '../../src/lib/warc/index.ts'
import { readPdf } from '../../src/platform/pdf/index.ts'
import { outputOf } from '../support/attack.ts'
import { newContext } from '../support/chromium.ts'
import { type Nginx, startNginx } from '../support/nginx.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import * as walk from '../support/notice-walk.ts'
import { pdfWith } from '../support/pdf.ts'
import { type Colleague, colleague } from '../support/task.ts'

const SAID = 'Polling stations in Cedar are closed on Sunday because of a flood'
const HIDDEN = 'Nobody may vote in Cedar'
const RULED = 'the stations in Cedar shall be open on Sunday'
const WHY = 'It stands in a picture on the page, which two of us read.'

let house: TestNode
let nginx: Nginx
const team: Record<string, Colleague> = {}

before(async () => {
  nginx = await startNginx(
    ({ address, folder }) =>
      `server { listen ${address}:8085; root ${folder}/www; types { text/html html; text/css css; application/pdf pdf; } }`,
  )
  mkdirSync(join(nginx.folder, 'www'))
  const write = (name: string, bytes: string | Uint8Array) =>
    writeFileSync(join(nginx.folder, 'www', name), bytes)
  const words = '<p>The editors wrote so on Saturday, and nobody has answered them until now.</p>'
  const struck = '<p class="away">Nobody may vote in Cedar.</p>'
  write('look.css', '.away{display:none}')
  write(
    'flood.html',
    `<title>Flood</title><link rel="stylesheet" href="look.css"><p>${SAID}.</p>${words.repeat(5)}${struck}`,
  )
  write(
    'decision.pdf',
    pdfWith([
      'Case 7 of 2026',
      'The court rules that the stations in Cedar shall be\nopen on Sunday.',
    ]),
  )
  house = await startTestNode('sqlite')
  walk.openOwnNetwork(house)
  for (const [name, role] of [
    ['Lena Ode', 'librarian'],
    ['Chen Li', 'fact-checker'],
    ['Ada Obi', 'fact-approver'],
    ['Ida Berg', 'notice-issuer'],
    ['Omar Haddad', 'notice-issuer'],
  ] as const)
    team[role === 'notice-issuer' ? name.slice(0, 4).trim() : role] = await colleague(
      house,
      name,
      role,
    )
})
after(async () => {
  await house.remove()
  await nginx.stop()
})

const post = async (who: string, action: string, input: object) => {
  const { browser } = team[who] as Colleague
  return await browser.post(action, input)
}
const asked = async <O>(who: string, action: string, input: object) =>
  await outputOf<O>(post(who, action, input))
const query = async <O>(who: string, path: string) =>
  JSON.parse((await (team[who] as Colleague).browser.get(path)).text) as O
const textOf = async (path: string) => await (await fetch(`${house.node.origin}${path}`)).text()
type Code = { code: string }

/** A source of this kind, and a page of it with its copy. */
async function kept(name: string, kind: string, page: string, type: string) {
  const source = { name, kind, domains: '', languages: 'en' }
  const { code } = await asked<Code>('librarian', 'sources.addSource', source)
  const url = `http://${nginx.address}:8085/${page}`
  const work = { type, title: `${name}: ${page}`, url, source: code }
  const { code: item } = await asked<Code>('librarian', 'sources.addItem', work)
  await asked('librarian', 'sources.snapshot', { item })
  await house.node.settled(60_000)
  return { source: code, item }
}

/** A check of the claim with this quote, as the second person reads it. */
async function proposed(claim: string, item: string, quote: string) {
  const check = {
    language: 'en',
    verdict: 'false',
    title: 'They are open',
    summary: 'The court ruled that all are open.',
    method: 'We read the decision.',
    stance: 'refutes',
  }
  await asked('fact-checker', 'claims.writeCheck', { claim, ...check, item, quote })
  const path = `/api/claims.deskClaim?claim=${claim}`
  type Desk = { checks: { id: string }[]; read: string }
  const { checks, read } = await query<Desk>('fact-approver', path)
  return { check: checks[0]?.id, read }
}

test('clause 6: a decision of a court that is a PDF is cited by its words, and a check by others is stopped', async () => {
  const court = await kept('High Court', 'court', 'decision.pdf', 'legal_case')
  const said = { words: SAID, language: 'en', harm: 'voting' }
  const { code: claim } = await asked<Code>('fact-checker', 'claims.takeIn', said)
  await asked('fact-checker', 'claims.triage', { claim, kind: 'factual', claimant: 'unknown' })
  const wrong = await proposed(claim, court.item, 'the stations in Cedar shall be closed on Sunday')
  const stopped = await post('fact-approver', 'claims.publish', wrong)
  assert.equal(stopped.status, 409, stopped.text)
  assert.match(stopped.text, /claims\.quote_missing[^]*shall be closed on Sunday/)
  const reason = { ...wrong, reason: 'The decision says the opposite.' }
  await asked('fact-approver', 'claims.giveBack', reason)
  await asked('fact-approver', 'claims.publish', await proposed(claim, court.item, RULED))
  const page = await textOf(`/en/claims/${claim}`)
  assert.match(page, /shall be open on Sunday[^]*These words stand on page 2 of the kept copy\./)
  const told = await textOf(`/en/id/${court.item}`)
  assert.match(told, /A PDF of 2 pages\. Their words are read\./)
})

test('clause 1: a notice whose quote is in no copy is stopped at the second person', async () => {
  const outlet = await kept('Morning Post', 'outlet', 'flood.html', 'webpage')
  const office = await kept('Election Office', 'authority', 'flood.html?of=office', 'webpage')
  const { items } = await query<{ items: Code[] }>('Ida', '/api/claims.publicClaims?limit=5')
  const content = {
    ...walk.NOTICE,
    claim: items[0]?.code,
    source: outlet.source,
    issuer: office.source,
  }
  const written = async (more: object) => {
    const { notice } = await asked<{ notice: string }>('Ida', 'notices.write', {
      ...content,
      ...more,
    })
    const { read } = await query<{ read: string }>(
      'Omar',
      `/api/notices.deskNotice?notice=${notice}`,
    )
    return { notice, read, isFree: true }
  }
  const refused = async (more: object, code: RegExp) => {
    const draft = await written(more)
    const { status, text } = await post('Omar', 'notices.approve', draft)
    assert.equal(status, 409, text)
    assert.match(text, code)
    assert.match(await textOf(`/en/notices/${draft.notice}`), /There is no notice with this code/)
    await asked('Ida', 'notices.withdraw', { notice: draft.notice, reason: 'It was wrong.' })
    return draft
  }
  await refused({ item: outlet.item, quote: 'All stations burn' }, /notices\.quote_missing/)
  await refused({ item: outlet.item, quote: HIDDEN }, /notices\.quote_missing/)
  await refused({ item: office.item, quote: SAID }, /notices\.other_page[^]*Morning Post/)

  const draft = await written({ item: outlet.item, quote: 'All stations are under water' })
  const desk = (
    await (team['Omar'] as Colleague).browser.get(`/en/console/notices/${draft.notice}`)
  ).text
  assert.match(desk, /These words do not stand in the kept copy\.[^]*name="unfound"/)
  await asked('Omar', 'notices.approve', { ...draft, unfound: WHY })
  const { notice } = draft
  await asked('Ida', 'notices.hand', { notice, channel: 'hand', proof: 'Signed at the desk' })
  const { read } = await query<{ read: string }>('Omar', `/api/notices.deskNotice?notice=${notice}`)
  await asked('Omar', 'notices.serve', { notice, read })
  const page = await textOf(`/en/notices/${notice}`)
  assert.match(
    page,
    /These words do not stand in the kept copy\.[^]*Why it goes out all the same[^]*It stands in a picture/,
  )
  const register = await textOf('/notices.csv')
  assert.match(register, /missing,,1,"?It stands in a picture/)
})

test('clause 6: a decision in Arabic that a browser printed is quoted as it is read', async () => {
  const context = await newContext()
  const page = await context.newPage()
  const ruled = 'تغلق مراكز الاقتراع في سيدار الساعة 8 مساءً يوم الأحد'
  await page.setContent(`<p dir="rtl" lang="ar">قررت المحكمة: ${ruled}، ولا تُمدَّد.</p>`)
  const read = await readPdf(new Uint8Array(await page.pdf()))
  await context.close()
  assert.ok('said' in read, JSON.stringify(read))
  const said = read.said as Sought
  for (const quote of [ruled, 'تغلق مراكز الاقتراع في سيدار الساعة ٨ مساء', 'ولا تمدد'])
    assert.equal(pageOfQuote(said, quote), 1, `${quote} in ${said}`)
  assert.equal(pageOfQuote(said, ruled.replace('8', '9')), null)
})
