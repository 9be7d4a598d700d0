// Copies of cited pages that are made by a process that is killed on the way, again and again.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Capture } from '../../src/core/port.ts'
import { addMs, DAY, MINUTE, now } from '../../src/core/time.ts'
import { links, snapshotParts, snapshots } from '../../src/domains/sources/store.ts'
import { sources } from '../../src/domains/sources/index.ts'
import type { OpenHouse } from '../../src/house.ts'
import { createThreads, type Threads } from '../../src/platform/apart/index.ts'
import { captureApart } from '../../src/platform/capture/index.ts'
import { allFiles } from '../../src/platform/files.ts'
import { type StorePlace, verifyLog } from '../../src/platform/store/index.ts'
import { waitForServer } from './crash.ts'
import { openKilled } from './killed-house.ts'
import { type Nginx, startNginx } from './nginx.ts'
import { restingChecks, restingNotices, restingOutlets } from './resting.ts'
import { runFolder } from './run-folder.ts'
import { SEED } from './seed.ts'
import { forBothEngines } from './stores.ts'

/** Where the process ends itself: in what it says of its way. A page of 10 MiB is what is shown of it, and two parts. */
export const POINTS = [
  'asked',
  'kept the page',
  'half of part 1',
  'part 2',
  'half of part 2',
  'half of part 3',
  'wrote all',
  'recorded',
] as const
export type Point = (typeof POINTS)[number]

/** Pictures of the page; a site that sends slowly leaves time to be killed in. */
const PICTURES = 2
const PICTURE_BYTES = 5 * 1024 * 1024
const FETCHING_MS = 2_000
/** A lease is over after two minutes, and what nobody names is swept when it is older than a day. */
const AFTER_LEASE_MS = 3 * MINUTE
const AFTER_SWEEP_MS = 2 * DAY
const SETTLE_MS = 90_000

/** How a realm keeps pages: as the product does, but this machine's own network stands for the public one. */
export function ownNetwork(threads: Threads): Capture {
  const real = captureApart(threads, { userAgent: 'Scrutineer test' })
  const opened = { privateNetworks: ['127.0.0.0/8'] }
  return {
    take: (wanted, files) => real.take({ ...wanted, ...opened }, files),
    look: (wanted) => real.look({ ...wanted, ...opened }),
  }
}

/** Opens the realm with a clock that is ahead of this machine's. */
export async function openCapturing(
  place: StorePlace,
  folder: string,
  how: { readonly capture: Capture; readonly aheadMs: number; readonly runsJobs?: boolean },
): Promise<OpenHouse> {
  const { aheadMs, ...rest } = how
  const more = { ...rest, now: () => addMs(now(), aheadMs) }
  return await openKilled(
    place,
    folder,
    [sources, restingChecks, restingNotices, restingOutlets],
    more,
  )
}

/** Declares: whenever a node is killed while it keeps a page, there is no copy without its record and none that is half there. */
export function captureCrashTest(points: readonly Point[], moments: number): void {
  const name = `kill -9 at ${points.length} points and ${moments} moments of keeping a page leaves no copy without its record`
  forBothEngines(name, async (_, { place }) => {
    const nginx = await startSite()
    const folder = mkdtempSync(join(runFolder(), 'capture-crash-'))
    const threads = createThreads()
    const capture = ownNetwork(threads)
    try {
      const random = momentsFrom(SEED)
      const ends = [...points, ...Array.from({ length: moments }, () => random(FETCHING_MS))]
      let [aheadMs, left] = [0, 0]
      for (const [n, end] of ends.entries()) {
        const told = `killed ${typeof end === 'number' ? `after ${Math.round(end)} ms` : `at: ${end}`}, seed ${SEED}`
        await killed({ place, folder, url: `http://${nginx.address}:8085/?${n}`, aheadMs }, end)
        await waitForServer(place)
        // What the killed process was at is left as it was.
        await looksWhole(place, folder, { capture, aheadMs, runsJobs: false, told })
        aheadMs += AFTER_LEASE_MS
        const { states, unnamed } = await looksWhole(place, folder, { capture, aheadMs, told })
        left = unnamed
        assert.deepEqual([...new Set(states)], ['taken'], `${told}: it is made anew`)
        assert.equal(states.length, n + 1, `${told}: once`)
      }
      assert.ok(left > 0, 'what was written before a kill is still there')
      aheadMs += AFTER_SWEEP_MS
      const swept = await looksWhole(place, folder, { capture, aheadMs, told: 'two days later' })
      assert.equal(swept.unnamed, 0, 'what belongs to no copy is swept')
    } finally {
      await threads.close()
      await nginx.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

async function startSite(): Promise<Nginx> {
  const nginx = await startNginx(
    ({ address, folder }) =>
      `server { listen ${address}:8085; root ${folder}/www; location ~ png$ { limit_rate 8m; } }`,
  )
  const at = (name: string) => join(nginx.folder, 'www', name)
  mkdirSync(at(''))
  const names = Array.from({ length: PICTURES }, (_, n) => `${n}.png`)
  const pictures = names.map((name) => `<img src="/${name}" alt="">`)
  writeFileSync(
    at('index.html'),
    `<title>Hours</title><p>They close at eight.</p>${pictures.join('')}`,
  )
  for (const name of names) writeFileSync(at(name), randomBytes(PICTURE_BYTES))
  return nginx
}

/** Numbers below a limit, the same for the same seed. */
function momentsFrom(seed: number): (limit: number) => number {
  let n = 0
  return (limit) => {
    n += 1
    return (Number.parseInt(hash('sha256', `${seed} ${n}`).slice(0, 8), 16) / 2 ** 32) * limit
  }
}

/** Starts a process that keeps a page, until it has ended itself at a point or is ended so many ms after it was asked. */
async function killed(
  of: { place: StorePlace; folder: string; url: string; aheadMs: number },
  end: Point | number,
): Promise<void> {
  const script = join(import.meta.dirname, 'capture-child.ts')
  const argv = [script, JSON.stringify({ ...of, end: typeof end === 'number' ? null : end })]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk))
  if (typeof end === 'number') {
    while (!text.includes('asked\n') && child.exitCode === null) await once(child.stdout, 'data')
    await pause(end)
    child.kill('SIGKILL')
  }
  const [code, signal] = await closed
  assert.equal(signal, 'SIGKILL', `the process ended by itself with ${code}: ${text}`)
}

interface Looked {
  readonly capture: Capture
  readonly aheadMs: number
  readonly runsJobs?: boolean
  readonly told: string
}

/** Opens the realm and holds every copy to its record and its contents; gives the states of all, and how many contents belong to none. */
async function looksWhole(
  place: StorePlace,
  folder: string,
  { told, ...how }: Looked,
): Promise<{ readonly states: readonly string[]; readonly unnamed: number }> {
  const house = await openCapturing(place, folder, how)
  try {
    await house.settled(SETTLE_MS)
    const { rows, parts, addresses } = await house.store.read(async (tx) => ({
      rows: await snapshots.many(tx, {}, { order: ['id'], limit: 100 }),
      parts: await snapshotParts.many(tx, {}, { order: ['snapshot', 'n'], limit: 800 }),
      addresses: await links.many(tx, {}, { limit: 100 }),
    }))
    const log = await house.store.read((tx) => house.store.recordsAfter(tx, -1, 10_000))
    const kept = log.filter(({ type }) => type === 'snapshot.taken')
    const taken = rows.filter(({ state }) => state === 'taken')
    const hashes = taken.map(({ id, record, page }) => [id, record, page?.sha256])
    const inLog = kept.map(({ id, subject, body }) => [
      subject,
      id,
      (body as { sha256: string }).sha256,
    ])
    assert.deepEqual(inLog.toSorted(), hashes.toSorted(), `${told}: each copy has its record`)
    const ids = new Set(taken.map(({ id }) => id))
    for (const { snapshot } of [...parts, ...addresses])
      assert.ok(ids.has(snapshot), `${told}: nothing is half there`)
    const files = house.files('sources')
    for (const { id, page } of taken) {
      const own = parts.filter(({ snapshot, n }) => snapshot === id && n > 0)
      const bytes = await Promise.all(own.map(async ({ sha256 }) => await files.get(sha256)))
      const whole = Buffer.concat(bytes.map((one) => one ?? new Uint8Array()))
      assert.equal(
        hash('sha256', whole),
        page?.sha256,
        `${told}: its bytes are those of the record`,
      )
    }
    const contents = wholeContents(folder, told)
    assert.equal((await verifyLog(house.store)).fault, null, told)
    const named = new Set(parts.map(({ sha256 }) => sha256))
    const unnamed = contents.filter((sha256) => !named.has(sha256)).length
    return { states: rows.map(({ state }) => state), unnamed }
  } finally {
    await house.close()
  }
}

/** The hashes of all contents, each of which is what its name says; nothing is still on its way in. */
function wholeContents(folder: string, told: string): string[] {
  const root = join(folder, 'files')
  const taking = join(root, 'sources', '.taking')
  const coming = existsSync(taking) ? readdirSync(taking) : []
  assert.deepEqual(coming, [], `${told}: nothing is on its way in`)
  return [...allFiles(root)].map(({ path, sha256 }) => {
    assert.equal(hash('sha256', readFileSync(path)), sha256, told)
    return sha256
  })
}
