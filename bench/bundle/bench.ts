// A bundle of evidence, checked by verify.html in Chromium and by the command line, from the same disk.
//   npm run bench -- bundle [--items 1000] [--gigabytes 5]
// Many small items as a case has them, and one that no memory holds. A ratio is the browser's time over the command line's.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { product } from '../../scripts/setup.mjs'
import { makeVerifier } from '../../src/keeping/verifier/index.ts'
import { FOLDERS, writeBundle } from '../../src/lib/bundle/index.ts'
import type { ZipSource } from '../../src/lib/zip/index.ts'
import { CaseFile, type Item, sourcesOf } from '../../test/support/bundle.ts'
import { browser, newContext } from '../../test/support/chromium.ts'

const MIB = 1_048_576
const SMALL = MIB / 4

/** The browser reads five gigabytes in some minutes. */
const PAGE_MS = 30 * 60_000

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000' },
    gigabytes: { type: 'string', default: '5' },
  },
})

/** One content: the same part, again and again, the first bytes its number. */
function contentOf(number: number, size: number): () => Iterable<Uint8Array> {
  const part = Buffer.alloc(Math.min(size, MIB), `content ${number} `)
  return function* () {
    for (let left = size; left > 0; left -= part.length) {
      yield left < part.length ? part.subarray(0, left) : part
    }
  }
}

/** Writes a bundle of so many items of one size; gives the keys to check it by. */
async function make(path: string, count: number, size: number) {
  const file = new CaseFile()
  const items: Item[] = []
  const contents: ZipSource[] = []
  for (let number = 0; number < count; number += 1) {
    const id = `item-${number}`
    const open = contentOf(number, size)
    const [short, long] = [createHash('sha256'), createHash('sha512')]
    for (const bytes of open()) {
      short.update(bytes)
      long.update(bytes)
    }
    const hashes = { sha256: short.digest('hex'), sha512: long.digest('hex') }
    items.push({ id, size, ...hashes, isTransferred: false })
    contents.push({ path: `${FOLDERS.items}${id}`, size, open })
  }
  const files = [...sourcesOf(file.files(items)), ...contents]
  const draft = { about: 'bench', made: '2026-11-26T10:00:00.000Z', files }
  const bytes = writeBundle({ ...draft, sign: (manifest) => file.sign(manifest) })
  await pipeline(Readable.from(bytes), createWriteStream(path))
  return file.shownKeys()
}

/** Seconds of the command, from its start to its end. */
function commandSeconds(path: string, words: readonly string[]): number {
  const begun = performance.now()
  const argv = [...product, 'verify', '--bundle', path, ...words]
  const { status, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the command ended with ${status}: ${stdout}`)
  return (performance.now() - begun) / 1_000
}

/** Seconds from the choice of the file to the ninth line. */
async function pageSeconds(page: string, path: string, keys: string): Promise<number> {
  const context = await newContext()
  try {
    const tab = await context.newPage()
    await tab.goto(pathToFileURL(page).href)
    await tab.fill('#keys', keys)
    const begun = performance.now()
    await tab.setInputFiles('#file', path)
    await tab.waitForSelector('#V9', { timeout: PAGE_MS })
    const seconds = (performance.now() - begun) / 1_000
    const failed = await tab.$$eval('#result tr.fail', (rows) => rows.map((row) => row.id))
    if (failed.length > 0) throw new Error(`the page says that ${failed.join(', ')} fails`)
    return seconds
  } finally {
    await context.close()
  }
}

function print(figure: string, seconds: number, commandLine: number): void {
  const vs = { command_line: Number((seconds / commandLine).toPrecision(3)) }
  const line = { bench: 'bundle', figure, value: Number(seconds.toPrecision(4)), unit: 's', vs }
  console.log(JSON.stringify(line))
}

const folder = mkdtempSync(join(tmpdir(), 'bench-bundle-'))
try {
  const page = join(folder, 'verify.html')
  writeFileSync(page, await makeVerifier())
  const sizes = [
    ['items_of_256_kib', Number(values.items), SMALL],
    ['one_large_item', Number(values.gigabytes) > 0 ? 1 : 0, Number(values.gigabytes) * 1e9],
  ] as const
  for (const [figure, count, size] of sizes) {
    if (count === 0) continue
    const path = join(folder, 'bundle.zip')
    const { key, custodyKey } = await make(path, count, size)
    const words = ['--key', key, '--custody-key', custodyKey]
    const commandLine = commandSeconds(path, words)
    print(figure, await pageSeconds(page, path, `${key} ${custodyKey}`), commandLine)
    rmSync(path)
  }
} finally {
  // Tests close it behind the last of them; here there is none.
  await (await browser()).close()
  rmSync(folder, { recursive: true })
}
