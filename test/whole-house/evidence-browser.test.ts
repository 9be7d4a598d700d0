// Evidence in Chromium: a file that is larger than a form takes goes in parts and goes on after the page was left; it is
// offered, hashed anew and accepted, both sides by passkey; the page of the other language holds the same chain.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newBytes } from '../../src/core/id.ts'
import { MAX_FILE_BYTES } from '../../src/core/port.ts'
import { joinAs, joinFirst, type SignedIn, startTestNode, type TestNode } from '../support/node.ts'
import { runFolder } from '../support/run-folder.ts'

let node: TestNode
let giver: SignedIn
let taker: SignedIn
let folder: string
before(async () => {
  node = await startTestNode('sqlite')
  folder = mkdtempSync(join(runFolder(), 'evidence-'))
  await joinFirst(node, 'Amal Diallo')
  giver = await joinAs(node, 'Bintou Keita', 'custodian')
  taker = await joinAs(node, 'Chidi Eze', 'custodian')
})
after(async () => {
  await node.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('a large file goes on where it broke off, and is handed over by two passkeys', async () => {
  const { page } = giver
  const bytes = newBytes(MAX_FILE_BYTES + 1000)
  const file = join(folder, 'disk.img')
  writeFileSync(file, bytes)
  await page.goto(`${node.node.origin}/en/console/evidence/add`)
  const form = page.locator('[data-upload] form')
  await form.locator('input[type="file"]').setInputFiles(file)
  await form.getByLabel('The whole nation').check()
  await form.getByLabel('What it is').fill('Disk of the server')
  await form.getByLabel('Where it was found').fill('Data centre')
  // The second part does not come through.
  await page.route(/addPart.*n=1$/, (route) => route.abort())
  await form.getByRole('button', { name: 'Hand in this file' }).click()
  await page.getByText('The node cannot be reached.').waitFor()
  await page.unroute(/addPart.*n=1$/)
  // A node that is busy is asked again.
  const busy = { status: 503, json: { title: 'The node has too much to do' } }
  await page.route(/addPart.*n=1$/, (route) => route.fulfill(busy), { times: 1 })

  await page.goto(`${node.node.origin}/en/console/evidence?view=open`)
  await page.getByRole('link', { name: 'Disk of the server' }).click()
  await page.getByText('1 part came').waitFor()
  await page.locator('[data-upload] input[type="file"]').setInputFiles(file)
  await page.getByRole('button', { name: 'Hand in this file' }).click()
  await page.getByText(hash('sha256', bytes)).waitFor()
  const address = page.url()

  // As a person does: what has the focus is not drawn anew meanwhile.
  await page.getByLabel('To whom').focus()
  await page.getByLabel('To whom').selectOption({ label: 'Chidi Eze' })
  await page.getByRole('button', { name: 'Offer it' }).click()
  await page.getByText('was asked to accept it').waitFor()

  const other = taker.page
  await other.goto(address)
  await other.getByRole('button', { name: 'Hash the content anew' }).first().click()
  await other.getByRole('button', { name: 'Accept it into my custody' }).click()
  await other.getByText('accepted · Chidi Eze').waitFor()
  const signed = await other.getByText('signed with a passkey').count()
  assert.equal(signed, 2)

  await other.goto(address.replace('/en/', '/ar/'))
  await other.getByText(hash('sha512', bytes)).waitFor()
  assert.equal(await other.locator('.timeline > li').count(), 4)
  await other.emulateMedia({ media: 'print' })
  assert.equal(await other.locator('form:visible').count(), 0, 'the printed form has no buttons')
  const shots = process.env['SCRUTINEER_SHOTS']
  if (shots === undefined) return
  await other.emulateMedia({ media: 'screen' })
  await other.screenshot({ path: join(shots, 'evidence-ar.png'), fullPage: true })
  await other.goto(address)
  await other.screenshot({ path: join(shots, 'evidence-en.png'), fullPage: true })
})
