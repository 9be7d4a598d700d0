// An observer's browser and his node, each in a process of its own that is killed while entries with photos are written, sent
// and taken. Afterwards every entry is on the node once, with its photo whole, and nothing waits on the telephone.

import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newBytes } from '../../src/core/id.ts'
import { entries, photoParts, photos } from '../../src/domains/pollwatch/store.ts'
import { verifyLog } from '../../src/platform/store/index.ts'
import { launch } from './child-node.ts'
import { type CutLine, openCutLine, type Stage } from './cut-line.ts'
import { type KilledBrowser, startKilledBrowser } from './killed-browser.ts'
import { startTestNode, type TestNode } from './node.ts'
import { runFolder } from './run-folder.ts'
import { until } from './until.ts'
import { cardOf, waitingIn, watchNode, writeIncident } from './watch-phone.ts'

/** A lease of a minute, and a busy machine. */
const LIMIT_MS = 150_000
const LOOK_MS = 100
/** Looks at what waits, until it is too late. */
const MOST_TRIES = 1_000
/** A photo is two parts and a little. */
const PART_BYTES = 256 * 1024
const PHOTO_BYTES = 2 * PART_BYTES + 100

/** Requests of one entry, by what stands in their address. */
const REQUESTS = { words: 'sendEntry', first: '&n=0', last: '&n=2' } as const

type At = readonly [request: keyof typeof REQUESTS, stage: Stage]

/** Where a node is killed: while it takes an entry, and the first and the last part of its photo. */
export const NODE_POINTS: readonly At[] = [
  ['words', 'sent'],
  ['words', 'taken'],
  ['words', 'answered'],
  ['words', 'heard'],
  ['first', 'sent'],
  ['first', 'taken'],
  ['first', 'answered'],
  ['last', 'taken'],
  ['last', 'answered'],
  ['last', 'heard'],
]

/** What somebody does without network when the browser is killed: before Send, at it, behind it, and while he changes the entry. */
type Act = 'filled' | 'pressed' | 'kept' | 'changing' | 'changed'

/** Where a browser is killed: while an entry is written, and while it is sent. */
export const BROWSER_POINTS: readonly (Act | At)[] = [
  'filled',
  'pressed',
  'kept',
  'changing',
  'changed',
  ['words', 'sent'],
  ['words', 'answered'],
  ['first', 'answered'],
  ['last', 'answered'],
  ['last', 'heard'],
]

interface Points {
  readonly node: readonly At[]
  readonly browser: readonly (Act | At)[]
}

/** What an observer wrote: the comment of an entry, and the SHA-256 of its photo. */
interface Written {
  readonly comment: string
  readonly photo: string
}

/** An observer's telephone whose browser can be killed, with all that he wrote. */
function killedPhone(line: CutLine) {
  const profile = mkdtempSync(join(runFolder(), 'watch-crash-'))
  const written: Written[] = []
  let cookies: Awaited<ReturnType<KilledBrowser['context']['cookies']>> = []
  let browser: KilledBrowser | undefined
  const page = (): Page => {
    if (browser === undefined) throw new Error('the browser is not open')
    return browser.page
  }
  return {
    page,
    written,
    async enrol(secret: string): Promise<void> {
      browser = await startKilledBrowser(profile)
      await page().goto(`${line.origin}/en/watch/enrol#${secret}`)
      await page().getByRole('button', { name: 'Enrol this phone' }).first().click()
      await page().waitForSelector('html[data-kept]', { state: 'attached' })
      cookies = await browser.context.cookies()
    },
    async kill(): Promise<void> {
      await browser?.kill()
      browser = undefined
    },
    /** Starts the browser again where it was killed, at the page that it keeps. */
    async open(): Promise<void> {
      if (browser === undefined) {
        browser = await startKilledBrowser(profile)
        // A browser writes cookies down within half a minute; who is killed earlier scans a card again.
        await browser.context.addCookies(cookies)
      }
      await page().goto(`${line.origin}/en/watch`)
      await page()
        .locator('#link')
        .getByText(/Connected|No network/)
        .waitFor()
    },
    /** Fills the form in. */
    async fill(): Promise<void> {
      const comment = `entry ${String(written.length).padStart(2, '0')}`
      const photo = join(profile, `${comment}.jpg`)
      const bytes = jpegOf(newBytes(PHOTO_BYTES))
      writeFileSync(photo, bytes)
      await writeIncident(page(), photo)
      await page().locator('[name=comment]').fill(comment)
      written.push({ comment, photo: hash('sha256', bytes) })
    },
    /** Presses Send, and waits for nothing. */
    async press(): Promise<void> {
      await page().evaluate(`document.querySelector('form button:not([type])').click()`)
    },
    /** There is network: waits until the node has everything. */
    async drain(): Promise<void> {
      const isEmpty = async () => (await waitingIn(page())).every((count) => count === 0)
      for (let tries = 0; !(await isEmpty()); tries += 1) {
        assert.ok(tries < MOST_TRIES, 'what waits is not sent')
        await page().evaluate(`new Promise((done) => {
          dispatchEvent(new Event('online'))
          setTimeout(done, 50)
        })`)
      }
    },
  }
}
type Phone = ReturnType<typeof killedPhone>

/** A picture of these bytes, as a browser leaves it. */
function jpegOf(bytes: Uint8Array): Buffer {
  const scan = Buffer.from(bytes.map((byte) => (byte === 0xff ? 0 : byte)))
  return Buffer.concat([Buffer.from('ffd8ffda0002', 'hex'), scan, Buffer.from('ffd9', 'hex')])
}

/** A node in a process of its own behind the line. */
async function serve({ env }: TestNode) {
  const start = async () => {
    const server = launch({ ...process.env, ...env }, ['serve'])
    await server.printed(/ is at (\S+)\n/)
    return server
  }
  let server = await start()
  return {
    kill: () => server.end('SIGKILL'),
    async start() {
      server = await start()
    },
    stop: () => server.end('SIGINT'),
  }
}

/** Declares the test on this engine: one entry with a photo for each of these points. */
export function watchCrashTest(engine: 'sqlite' | 'postgres', points: Points): void {
  const { node: nodes, browser: browsers } = points
  const name = `kill -9 of node and browser at ${nodes.length} and ${browsers.length} points of an entry (${engine}): none lost, none doubled`
  test(name, { timeout: 540_000 }, async () => {
    const line = await openCutLine()
    const settings = { SCRUTINEER_ORIGIN: line.origin }
    const start = async () => await startTestNode(engine, settings, { onDisk: true })
    const { node, observers } = await watchNode(['under test'], start)
    const phone = killedPhone(line)
    let server: Awaited<ReturnType<typeof serve>> | undefined
    try {
      const { secret } = await cardOf(node, observers[0] ?? '')
      await node.stop()
      line.port = Number(node.env['PORT'])
      const own = await serve(node)
      server = own
      await phone.enrol(secret)
      for (const at of nodes) {
        const killed = stopAt(line, at, () => own.kill())
        await phone.fill()
        await phone.press()
        await killed
        await own.start()
        await phone.drain()
      }
      for (const point of browsers) await killBrowser(phone, line, point)
      await phone.kill()
      await own.stop()
      await node.restart()
      await holdsAll(node, phone)
    } finally {
      await phone.kill()
      await server?.kill()
      await node.remove()
      await line.close()
    }
  })
}

const stopAt = (line: CutLine, [request, stage]: At, act: () => Promise<void>) =>
  line.stopAt({ part: REQUESTS[request], stage, act })

/** One entry whose browser is killed at this point; then it goes on where it was. */
async function killBrowser(phone: Phone, line: CutLine, point: Act | At): Promise<void> {
  await phone.open()
  if (typeof point === 'string') {
    line.isCut = true
    await killAtWriting(phone, point)
    line.isCut = false
  } else {
    const killed = stopAt(line, point, () => phone.kill())
    await phone.fill()
    // The page may be gone before it said that the button was pressed.
    await phone.press().catch(() => {})
    await killed
    await phone.open()
  }
  await phone.drain()
}

async function killAtWriting(phone: Phone, act: Act): Promise<void> {
  await phone.fill()
  if (act !== 'filled') await phone.press()
  const isKept = act === 'kept' || act === 'changing' || act === 'changed'
  if (isKept) await saysItWaits(phone.page())
  if (act === 'changing' || act === 'changed') await beginChange(phone.page())
  if (act === 'changed') await phone.press()
  await phone.kill()
  await phone.open()
  const count = await waitingIn(phone.page())
  if (isKept) assert.deepEqual(count, [1, 1], `${act}: what was said to wait is there`)
  else assert.equal(count[0], count[1], `${act}: an entry is kept with its photo or not at all`)
  if (count[0] === 0) {
    // What was never kept is written anew.
    phone.written.pop()
    await phone.fill()
    await phone.press()
    await saysItWaits(phone.page())
  }
  if (!(await waitsForHim(phone.page()))) return
  await beginChange(phone.page())
  await phone.press()
  await saysItWaits(phone.page())
}

/** Whether an entry that somebody was changing is not sent before he says so. */
async function waitsForHim(page: Page): Promise<boolean> {
  const entry = page.locator('#waits .card')
  await entry.waitFor()
  return ((await entry.textContent()) ?? '').includes('You are changing it')
}

/** The page of a form may say so too, just before it is left. */
async function saysItWaits(page: Page): Promise<void> {
  await page.waitForURL(/\/watch$/)
  await page.locator('#link').getByText('Waits: 1 entry and 1 photo.').waitFor()
}

async function beginChange(page: Page): Promise<void> {
  await page.locator('#waits').getByRole('button', { name: 'Change' }).click()
  await page.locator('#with-photos').waitFor()
}

/** Every entry is on the node once with its photo whole, and the log is sound. */
async function holdsAll({ node }: TestNode, phone: Phone): Promise<void> {
  const house = node.house('actual')
  assert.ok(house !== null)
  const waits = async () =>
    await house.store.read(async (tx) => await photos.count(tx, { state: 'waits' }))
  const checked = async () => ((await waits()) === 0 ? true : undefined)
  // A check that a killed node was at is taken up once its lease is over.
  await until('the check of every photo', checked, { limitMs: LIMIT_MS, everyMs: LOOK_MS })
  const found = await house.store.read(async (tx) => {
    const rows = await entries.many(tx, {}, { order: ['comment'], limit: 100 })
    const all = await photos.many(tx, {}, { limit: 100 })
    const parts = await photoParts.many(tx, {}, { order: ['photo', 'n'], limit: 300 })
    return { rows, all, parts }
  })
  const files = house.files('pollwatch')
  const came = await Promise.all(
    found.rows.map(async ({ id, comment }) => {
      const own = found.all.filter(({ entry }) => entry === id)
      assert.deepEqual(
        own.map(({ state }) => state),
        ['came'],
        comment,
      )
      const parts = found.parts.filter(({ photo }) => photo === own[0]?.id)
      const bytes = await Promise.all(parts.map(async ({ sha256 }) => await files.get(sha256)))
      const whole = Buffer.concat(bytes.map((one) => one ?? new Uint8Array()))
      return { comment, photo: hash('sha256', whole) }
    }),
  )
  assert.deepEqual(came, phone.written)
  assert.equal((await verifyLog(house.store)).fault, null)
}
