// Evidence as one file, from a running node to a stranger's disk: a custodian asks for it and downloads it, the node is
// stopped, and the command line and the page in the bundle, opened from the disk, say the same of it.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { changeEachPart } from './support/changed-bundle.ts'
import { newContext } from './support/chromium.ts'
import { commandHere } from './support/command-here.ts'
import { COMMAND_LINE } from './support/house.ts'
import { joinAs, startTestNode, type TestNode } from './support/node.ts'
import { runFolder } from './support/run-folder.ts'

/** A file that was handed in on the machine; gives its code. */
async function handedIn(node: TestNode, text: string): Promise<string> {
  const house = node.node.house('actual')
  assert.ok(house)
  const input = { area: '/', title: 'Server log', place: 'Data centre', name: 'access.log' }
  const bytes = async function* () {
    yield Buffer.from(text)
  }
  const action = house.action('evidence.addFile')
  const { output } = await house.runner.call(COMMAND_LINE, action, input, { bytes })
  await node.node.settled()
  return (output as { code: string }).code
}

/** Asks for a bundle on its page, and saves it once it is ready. */
async function bundleBy(page: Page, origin: string, code: string, path: string): Promise<void> {
  await page.goto(`${origin}/en/console/evidence/bundles`)
  await page.getByLabel('Code of an incident, or codes of pieces of evidence').fill(code)
  await page.getByRole('button', { name: 'Make a bundle' }).click()
  const button = page.getByRole('button', { name: 'Download' })
  await button.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  assert.match(download.suggestedFilename(), /^EV-[A-Z]{8}\.zip$/)
  await download.saveAs(path)
}

/** What the page says of a file: each line as `V1 pass`, and the first part that is named. */
async function saidByPage(folder: string, bundle: string, keys: string) {
  const context = await newContext({ locale: 'en-GB' })
  try {
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(folder, 'b', 'verify.html')).href)
    await page.fill('#keys', keys)
    await page.setInputFiles('#file', bundle)
    await page.waitForSelector('#V9, p.fail')
    const lines = await page.$$eval('#result tbody tr', (rows) =>
      rows.map((row) => `${row.id} ${row.className}`),
    )
    const part = await page.$$eval('#result li code', (codes) => codes[0]?.textContent ?? null)
    return { lines, part }
  } finally {
    await context.close()
  }
}

test('a bundle that a node wrote holds without it, and one changed byte in any part is named', async () => {
  const node = await startTestNode('sqlite')
  const folder = mkdtempSync(join(runFolder(), 'bundle-of-node-'))
  const at = (name: string) => join(folder, name)
  try {
    const code = await handedIn(node, 'GET / 200\n'.repeat(100))
    const keeper = await joinAs(node, 'Maya', 'custodian')
    await bundleBy(keeper.page, node.node.origin, code, at('b.zip'))
    const page = await fetch(`${node.node.origin}/verify.html`)
    assert.match(page.headers.get('content-disposition') ?? '', /^attachment/)
    const shown = async (name: string) =>
      (await (await fetch(`${node.node.origin}/log/${name}`)).text()).trim()
    const [key, custodyKey] = [await shown('key'), await shown('custody-key')]
    const keys = `${key}\n${custodyKey}`
    const handedOut = Buffer.from(await page.arrayBuffer())
    await keeper.context.close()
    await node.stop()

    execFileSync('unzip', ['-q', at('b.zip'), '-d', at('b')])
    assert.deepEqual(
      readFileSync(at('b/verify.html')),
      handedOut,
      'the same page as the node hands out',
    )
    const verify = (name: string, ...words: string[]) =>
      commandHere({}, 'verify', '--bundle', at(name), ...words)
    assert.equal((await verify('b.zip')).code, 3, 'whose keys these are')
    // The log names the key of custody: its own key is enough.
    for (const words of [[], ['--custody-key', custodyKey]]) {
      const sound = await verify('b.zip', '--key', key, ...words)
      assert.equal(sound.code, 0, sound.said)
    }
    const { lines } = await saidByPage(folder, at('b.zip'), keys)
    assert.deepEqual(lines, [
      'V1 pass',
      'V2 pass',
      'V3 pass',
      'V4 not-checked',
      'V5 pass',
      'V6 pass',
      'V7 pass',
      'V8 not-checked',
      'V9 not-checked',
    ])

    const bytes = readFileSync(at('b.zip'))
    const parts = await changeEachPart(bytes, { at: at('changed.zip') })
    assert.equal(parts.length, 13, parts.join())
    // The last one is the manifest's signature.
    assert.equal((await saidByPage(folder, at('changed.zip'), keys)).part, 'manifest.sig')
    writeFileSync(at('none.zip'), bytes.subarray(0, -1))
    assert.equal((await verify('none.zip')).code, 2)
    assert.deepEqual((await saidByPage(folder, at('none.zip'), keys)).lines, [])
  } finally {
    await node.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})
