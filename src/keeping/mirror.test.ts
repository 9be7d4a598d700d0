import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../test/support/run-folder.ts'
import { text } from '../core/text.ts'
import { nowMs } from '../core/time.ts'
import {
  ed25519Signer,
  emptyRoot,
  rawPublicKey,
  signCheckpoint,
  verifierKey,
} from '../lib/tlog/index.ts'
import { folderPlace } from '../platform/mirror/place.ts'
import { type MirrorPlace, type MirrorReport, verifyMirror } from '../platform/mirror/verify.ts'
import { type NodeMirror, nodeMirror } from './mirror.ts'

const ORIGIN = 'https://node.example'
const LOG = 'node.example/log'

interface Site {
  readonly mirror: NodeMirror
  readonly folder: string
  /** What the node answers, by path. */
  readonly pages: Map<string, string>
  /** Called when the list of files is about to be signed, and so before it is the newest. */
  onSign: () => void
}

function startSite(front: string): Site {
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = ed25519Signer(LOG, privateKey)
  const pages = new Map([
    ['/en', front],
    ['/log/checkpoint', signCheckpoint({ origin: LOG, size: 0, rootHash: emptyRoot }, signer)],
    ['/log/key', verifierKey(LOG, rawPublicKey(privateKey))],
    ['/alerts.atom', '<feed/>'],
  ])
  const mirror = nodeMirror(
    {
      origin: ORIGIN,
      languages: ['en'],
      zone: 'UTC',
      translator: text,
      signer: {
        ...signer,
        sign(message) {
          site.onSign()
          return signer.sign(message)
        },
      },
      async ask(path) {
        const type = path.startsWith('/en') ? 'text/html' : 'text/plain'
        return new Response(pages.get(path) ?? 'a page', { headers: { 'content-type': type } })
      },
    },
    null,
    () => {},
  )
  const folder = mkdtempSync(join(runFolder(), 'mirror-'))
  const site: Site = { mirror, folder, pages, onSign: () => {} }
  return site
}

const frontPage = (words: string, ...links: readonly string[]) => `<!doctype html>
<html lang="en">${words}${links.map((link) => `<a href="${link}">x</a>`).join('')}</html>`

async function faultsOf(
  place: MirrorPlace,
  readAgainMs: readonly number[],
): Promise<readonly string[] | null> {
  const rules = { key: null, nowMs: nowMs(), maxAgeMs: 3_600_000, readAgainMs }
  const report: MirrorReport | null = await verifyMirror(place, rules)
  return report === null ? null : report.faults
}

test('a link whose address is no name of a file stays with the node and does not end the mirror', async () => {
  const { mirror, folder } = startSite(frontPage('', '/en/ok', '/en/a%20b', '/en//c', '/en/.d'))
  await mirror.once({ folder })
  await mirror.stop()
  const page = readFileSync(join(folder, 'en/index.html'), 'utf8')
  assert.match(page, /href="ok\/index\.html"/)
  for (const path of ['/en/a%20b', '/en//c', '/en/.d'])
    assert.ok(page.includes(`href="${ORIGIN}${path}"`), path)
  assert.ok(existsSync(join(folder, 'en/ok/index.html')))
})

test('whoever reads a mirror while it is written finds it sound, at whatever moment the writing went on', async () => {
  const site = startSite(frontPage('one', '/en/old'))
  const { mirror, folder, pages } = site
  const half = `${folder}-half`
  await mirror.once({ folder })
  pages.set('/en', frontPage('two', '/en/new'))
  site.onSign = () => cpSync(folder, half, { recursive: true })
  await mirror.once({ folder })
  await mirror.stop()
  /** Reads what the writing had got to, and after `until` files what it came to in the end. */
  const movingOn = (until: number) => {
    let reads = 0
    const place = () => folderPlace(reads >= until ? folder : half)
    return {
      count: () => reads,
      place: {
        async read(path: string, maxBytes: number) {
          const found = await place().read(path, maxBytes)
          reads += 1
          return found
        },
        list: async () => await (place().list?.() ?? []),
      },
    }
  }
  const stopped = movingOn(Infinity)
  const stayed = await faultsOf(stopped.place, [])
  assert.deepEqual(stayed, [
    'en/index.html: it was changed.',
    'en/new/index.html: it is not part of the mirror.',
  ])
  for (let until = 0; until <= stopped.count(); until += 1)
    assert.deepEqual(await faultsOf(movingOn(until).place, [0]), [], `after ${until} files`)
})

test('a reader in a loop beside a writer in a loop never calls the mirror forged', async () => {
  const { mirror, folder, pages } = startSite(frontPage('0', '/en/0'))
  await mirror.once({ folder })
  // The last pauses are for a machine that has much else to do.
  const pauses = [0, 1, 10, 100, 1_000, 10_000]
  for (let n = 1; n <= 30; n += 1) {
    pages.set('/en', frontPage(String(n), `/en/${n}`, '/en/same'))
    const [faults] = await Promise.all([
      faultsOf(folderPlace(folder), pauses),
      mirror.once({ folder }),
    ])
    assert.deepEqual(faults, [], `writing ${n}`)
  }
  await mirror.stop()
})
