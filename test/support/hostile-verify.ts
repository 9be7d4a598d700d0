// verify.html before hostile bundles, in the real browser: it says what the command line says, and nothing of them runs.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { makeVerifier } from '../../src/keeping/verifier/index.ts'
import { checkBundle, nodeCrypto, type Trust } from '../../src/lib/bundle/index.ts'
import { openZip, ZipError } from '../../src/lib/zip/index.ts'
import { smallBundle } from './bundle.ts'
import { keysIn, trustOf } from './bundle-keys.ts'
import { BUSY_MS, newContext } from './chromium.ts'
import { type HostileBundle, hostileBundles, MARK } from './hostile-bundles.ts'
import { inMemory } from './parser.ts'
import { runFolder } from './run-folder.ts'

/** What a run came to. */
export interface HostileOutcome {
  /** Bundles by what became of them: refused, or their verdict. */
  readonly counts: Readonly<Record<string, number>>
  /** What was wrong, in words. */
  readonly faults: readonly string[]
}

/** Shows so many hostile bundles to one page, with the keys of the node that a sound one is of. */
export async function showHostile(run: {
  readonly count: number
  readonly seed: number
}): Promise<HostileOutcome> {
  const folder = mkdtempSync(join(runFolder(), 'hostile-'))
  const at = join(folder, 'verify.html')
  writeFileSync(at, await makeVerifier())
  const sound = await smallBundle()
  const trust = await trustOf(sound)
  const contents = await contentsOf(sound)
  const context = await newContext({ locale: 'en-GB' })
  const faults: string[] = []
  const counts: Record<string, number> = {}
  try {
    const page = await context.newPage()
    const told: string[] = []
    page.on('request', (request) => void told.push(request.url()))
    page.on('console', (message) => void told.push(message.text()))
    page.on('pageerror', (error) => void told.push(String(error)))
    page.on('dialog', (dialog) => void told.push(dialog.message()))
    page.on('popup', (other) => void told.push(other.url()))
    await page.goto(pathToFileURL(at).href)
    await page.fill('#keys', Object.values(await keysIn(sound)).join('\n'))
    told.length = 0
    for await (const bundle of hostileBundles(sound, run)) {
      const shown = await shownFor(page, bundle)
      const expected = await saidOf(bundle.bytes, trust)
      counts[shown.split(' ')[0] ?? ''] = (counts[shown.split(' ')[0] ?? ''] ?? 0) + 1
      if (shown !== expected) faults.push(`${bundle.name}: ${shown} and not ${expected}`)
      const isPassed = shown.startsWith('pass') && (await contentsOf(bundle.bytes)) !== contents
      if (isPassed) faults.push(`${bundle.name} passes`)
      if (told.length > 0) faults.push(`${bundle.name}: ${told.splice(0).join('; ')}`)
    }
    const isMarked = await page.evaluate((mark) => mark in globalThis, MARK)
    if (isMarked || context.pages().length !== 1) faults.push('a script of a bundle ran')
  } finally {
    await context.close()
    rmSync(folder, { recursive: true })
  }
  assert.ok(Object.values(counts).reduce((sum, one) => sum + one, 0) === run.count)
  return { counts, faults }
}

/** What the page says of a bundle, once it says something: `refused`, or its verdict and lines. */
async function shownFor(page: Page, { name, bytes }: HostileBundle): Promise<string> {
  await page.setInputFiles('#file', { name, mimeType: 'application/zip', buffer: bytes })
  try {
    await page.waitForSelector('#V9, p.fail', { timeout: BUSY_MS })
  } catch {
    return 'nothing'
  }
  const rows = await page.$$eval('#result tbody tr', (all) =>
    all.map((row) => `${row.id} ${row.className}`),
  )
  if (rows.length === 0) return 'refused'
  return `${await page.$eval('#verdict', (one) => one.className)} ${rows.join(', ')}`
}

/** What the command line says of the same bytes. */
async function saidOf(bytes: Buffer, trust: Trust): Promise<string> {
  try {
    const { verdict, lines } = await checkBundle(inMemory(bytes), nodeCrypto, { trust })
    return `${verdict} ${lines.map(({ check, state }) => `${check} ${state}`).join(', ')}`
  } catch (error) {
    if (error instanceof ZipError) return 'refused'
    return String(error)
  }
}

/** Every file of an archive with its checksum: what a change has to change for a bundle to be another one. */
async function contentsOf(bytes: Buffer): Promise<string> {
  const { entries } = await openZip(inMemory(bytes))
  return JSON.stringify(entries.map(({ path, size, crc32 }) => [path, size, crc32]))
}
