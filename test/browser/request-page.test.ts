// What officers sign by passkey in a real browser, and that the file of the case carries it: requests of Articles 29 and 30,
// and a thing that one custodian hands to another with its seal.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { call, caseOf, joins } from '../support/case-browser.ts'
import { keyWords } from '../support/bundle-keys.ts'
import { findingsInMain, newContext } from '../support/chromium.ts'
import { commandHere } from '../support/command-here.ts'
import { joinAs, type SignedIn, startTestNode, type TestNode } from '../support/node.ts'
import { CONTENTS } from '../support/request-contents.ts'
import { runFolder } from '../support/run-folder.ts'

const SEAL = 'S-4711'

test('requests and a thing that is handed over are signed by passkeys, and the case file carries both', async () => {
  const node = await startTestNode('sqlite')
  const folder = mkdtempSync(join(runFolder(), 'signed-'))
  try {
    const people = {
      writer: await joinAs(node, 'Amina Sow', 'investigator'),
      liaison: await joinAs(node, 'Baraka Otieno', 'liaison-24-7'),
      prosecutor: await joinAs(node, 'Chidi Eze', 'prosecutor'),
      giver: await joinAs(node, 'Dalia Haddad', 'custodian'),
      taker: await joinAs(node, 'Efua Mensah', 'custodian'),
    }
    const { writer, liaison, prosecutor, giver, taker } = people
    await node.call('directory.chooseNation', { iso3: 'KEN', languages: ['en', 'ar'] })
    const { of, incident } = await caseOf(node, writer)
    await joins(node, { leader: writer, who: liaison, of, role: 'liaison-24-7' })
    await joins(node, { leader: writer, who: prosecutor, of, role: 'prosecutor' })
    const first = await completed(node, writer, { case: of, article: '29' })
    await approves(node, liaison, { of, ...first, language: 'en' })
    const second = await completed(node, writer, { case: of, article: '30', earlier: first.code })
    await approves(node, liaison, { of, ...second, language: 'ar' })
    const thing = await sealedThing(node, giver, incident)
    await handsOver(node, [giver, taker], thing)

    const file = join(folder, 'case.zip')
    await takesOut(node, prosecutor, of, file)
    execFileSync('unzip', ['-q', file, '-d', join(folder, 'b')])
    const linesOf = (path: string) =>
      readFileSync(join(folder, 'b', path), 'utf8')
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one))
    const acts = linesOf('case/signed.jsonl')
    assert.deepEqual(
      acts.map(({ act, of: what, role, assertion }) => [act, what, role, assertion !== null]),
      [first, second].map(({ code }) => ['request-approved', code, 'liaison-24-7', true]),
    )
    const signed = linesOf(`custody/${thing}.jsonl`).map(({ event, assertions }) => [
      JSON.parse(event).type,
      assertions.length,
    ])
    assert.deepEqual(signed, [
      ['collected', 0],
      ['sealed', 0],
      ['transfer-offered', 1],
      ['transfer-accepted', 1],
    ])
    const report = readFileSync(join(folder, 'b', 'report.html'), 'utf8')
    assert.match(report, /2 signings of attributions and requests lie in case\/signed\.jsonl/)
    assert.equal(report.match(/signed with a passkey/g)?.length, 4)
    const told = await commandHere(
      {},
      'verify',
      '--bundle',
      file,
      ...(await keyWords(readFileSync(file))),
    )
    assert.equal(told.code, 0, told.said)
    assert.ok(told.out.some((line) => line.startsWith('V2 pass')))
    assert.ok(!told.said.includes('passkey answers for'), 'every act has its passkey')
  } finally {
    await node.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})

interface Request {
  readonly request: string
  readonly code: string
}

/** A request that its writer declared complete. */
async function completed(
  node: TestNode,
  by: SignedIn,
  facts: { case: string; article: string; earlier?: string },
): Promise<Request> {
  const draft = { iso3: 'ALB', kind: 'new', ...facts, ...CONTENTS }
  const { request } = await call<{ request: string }>(node, by, 'cases.draftRequest', draft)
  const ref = { case: facts.case, request }
  const officerSource = 'Chart of the Treaty Office, read today'
  await call(node, by, 'cases.completeRequest', { ...ref, officerSource })
  const asked = new URLSearchParams(ref)
  const answer = await by.context.request.get(
    `${node.node.origin}/api/cases.request?${String(asked)}`,
  )
  return { request, code: ((await answer.json()) as { code: string }).code }
}

const WORDS = {
  en: { approve: 'Stand for this request', said: 'The request may be sent.' },
  ar: { approve: 'أقرّ هذا الطلب', said: 'يمكن إرسال الطلب.' },
} as const

/** Reads the request on its page and stands for it: refused without script, signed by passkey with it. */
async function approves(
  node: TestNode,
  by: SignedIn,
  {
    of,
    request,
    code,
    language,
  }: Request & { readonly of: string; readonly language: keyof typeof WORDS },
): Promise<void> {
  const address = `${node.node.origin}/${language}/console/cases/${of}/requests/${request}`
  const words = WORDS[language]
  const storageState = await by.context.storageState()
  const plain = await newContext({ storageState, javaScriptEnabled: false })
  const bare = await plain.newPage()
  await bare.goto(address)
  await bare.getByRole('button', { name: words.approve }).click()
  await bare.locator('.errors').first().waitFor()
  await plain.close()

  const { page } = by
  await page.goto(address)
  await page.getByText(code).first().waitFor()
  assert.deepEqual(await findingsInMain(page), [])
  await page.getByRole('button', { name: words.approve }).click()
  await page.getByText(words.said).waitFor()
}

/** A thing that was collected for the incident and sealed, in the custody of whoever wrote it down. */
async function sealedThing(node: TestNode, by: SignedIn, incident: string): Promise<string> {
  const facts = { area: '/', title: 'Disk', place: 'Data centre', media: 'Disk', incident }
  const { item } = await call<{ item: string }>(node, by, 'evidence.addPhysical', facts)
  await call(node, by, 'evidence.act', { item, type: 'sealed', seal: SEAL })
  return item
}

/** One offers it, the other looks at the seal and accepts it. */
async function handsOver(
  node: TestNode,
  [giver, taker]: [SignedIn, SignedIn],
  item: string,
): Promise<void> {
  const address = `${node.node.origin}/en/console/evidence/${item}`
  await giver.page.goto(address)
  await giver.page.getByLabel('To whom').focus()
  await giver.page.getByLabel('To whom').selectOption({ label: taker.name })
  await giver.page.getByRole('button', { name: 'Offer it' }).click()
  await giver.page.getByText('was asked to accept it').waitFor()
  await taker.page.goto(address)
  await taker.page.getByLabel('Number on the seal').first().fill('S-0000')
  await taker.page.getByRole('button', { name: 'Accept it into my custody' }).click()
  await taker.page.getByText('No seal with this number is on the item.').waitFor()
  await taker.page.getByLabel('Number on the seal').first().fill(SEAL)
  await taker.page.getByRole('button', { name: 'Accept it into my custody' }).click()
  await taker.page.getByText(`accepted · ${taker.name}`).waitFor()
  assert.equal(await taker.page.getByText('signed with a passkey').count(), 2)
}

/** Has the case file made on its page, and saves it where bundles are offered. */
async function takesOut(
  node: TestNode,
  { page }: SignedIn,
  of: string,
  file: string,
): Promise<void> {
  await page.goto(`${node.node.origin}/en/console/cases/${of}/bundle`)
  await page.getByRole('button', { name: 'Make the case file' }).click()
  const button = page.getByRole('button', { name: 'Download' })
  await button.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  await download.saveAs(file)
}
