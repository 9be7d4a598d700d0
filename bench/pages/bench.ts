// What a page costs with a whole nation: 46,530 stations, 200 sites, 100,000 records and an alert that most have answered.
//   npm run bench -- pages [--peer FOLDER] [--rounds N] [--only NAME]
// Every page is drawn over HTTP, one after the other and a few at once; 50 desks have the situation open while stations
// answer. FOLDER is another checkout of the product: its node gets the same nation, and both are asked in turns, so that
// a busy machine slows both alike. SQLite unless DATABASE_URL names an empty database; then the peer is left out.
// NAME is a page by its name below: that one alone, and no desks. What misses a limit is said, and the bench ends with 1.

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Desk, openDesk } from './desks.ts'
import { fill, type Nation } from './nation.ts'
import { type Place, startPlace } from './node.ts'

/** A page's slowest of a hundred, and a change on the screens. */
const MAX_P99_MS = 300
const MAX_LIVE_MS = 1_000
/** Median of a page against the peer's. */
const MAX_RATIO = 1.2

const AT_ONCE = 4
const WARM_UP = 5
/** Changes that the desks wait for; and answers a second while they do, as in the minutes after an alert. */
const CHANGES = 12
const STORM_ANSWERS = 100
const STORM_EVERY_MS = 100
/** Who has seen nothing by then counts as one who never will. */
const MAX_WAIT_MS = 10_000

const { values: options } = parseArgs({
  options: {
    peer: { type: 'string' },
    rounds: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
})
const ROUNDS = Number(options.rounds)

/** A node with its nation. */
interface Side {
  readonly name: string
  readonly place: Place
  readonly nation: Nation
}

interface Wanted {
  readonly name: string
  /** Null: nobody in particular. */
  readonly as: 'person' | 'device' | null
  /** Null where this nation has no such page. */
  path(nation: Nation): string
}

const person = (name: string, path: Wanted['path']): Wanted => ({ name, as: 'person', path })
const search = (words: (nation: Nation) => string) => (nation: Nation) =>
  `/en/console/search?words=${encodeURIComponent(words(nation))}`

const PAGES: readonly Wanted[] = [
  person('situation', () => '/en/console'),
  person('what waits', () => '/en/console/waiting'),
  person('board', ({ alert }) => `/en/console/alerts/${alert}`),
  person('call list', ({ alert }) => `/en/console/alerts/${alert}/calls`),
  person('alerts', () => '/en/console/alerts'),
  person('compose', () => '/en/console/alerts/new'),
  person('release', ({ proposed }) => `/en/console/alerts/${proposed}/release`),
  person('problems', () => '/en/console/problems'),
  person('stations', () => '/en/console/stations'),
  person(
    'stations of an area',
    ({ station }) => `/en/console/stations?show=all&area=${station.area}`,
  ),
  person('a station', ({ station }) => `/en/console/stations/${station.station}`),
  person('territory', () => '/en/console/territory'),
  person('sites', () => '/en/console/sites'),
  person('a site', ({ site }) => `/en/console/sites/${site}`),
  person('findings', () => '/en/console/findings'),
  person('records', () => '/en/console/records'),
  person(
    'search, station by number',
    search(({ station }) => station.number),
  ),
  person(
    'search, station by name',
    search(({ station }) => station.name),
  ),
  person(
    'search, station by telephone',
    search(({ station }) => `+2547${station.number.padStart(8, '0')}`),
  ),
  person(
    'search, a record',
    search(() => '54321'),
  ),
  person(
    'search, nothing',
    search(() => 'nowhere'),
  ),
  { name: 'front page', as: null, path: () => '/en' },
  { name: 'alerts of the public', as: null, path: () => '/en/alerts' },
  { name: 'programme', as: null, path: () => '/en/programme' },
  { name: 'station page', as: 'device', path: () => '/en/station' },
]

const isAsked = ({ name }: Wanted) => options.only === undefined || options.only === name

/** What drawings of a page came to. */
interface Seen {
  readonly times: number[]
  /** With a few at once. */
  readonly together: number[]
  queries: number
  bytes: number
}

interface Drawing {
  readonly ms: number
  readonly bytes: number
}

/** Draws a page; null where there is none. With `search` it is one that nobody has asked for before. */
async function draw({ place, nation }: Side, wanted: Wanted, search = ''): Promise<Drawing | null> {
  const cookie = wanted.as === null ? '' : nation[wanted.as]
  const began = performance.now()
  const response = await fetch(`http://localhost:${place.port}${wanted.path(nation)}${search}`, {
    headers: { cookie, 'accept-encoding': 'identity' },
    redirect: 'manual',
  })
  const bytes = (await response.arrayBuffer()).byteLength
  const ms = performance.now() - began
  if (response.status === 404) return null
  if (response.status !== 200) throw new Error(`${wanted.name}: ${response.status}`)
  return { ms, bytes }
}

/** Draws a page again and again on every side in turns. */
async function measure(sides: readonly Side[], wanted: Wanted): Promise<Map<Side, Seen>> {
  const seen = new Map<Side, Seen>()
  for (const side of sides) {
    if ((await draw(side, wanted)) === null) continue
    for (let n = 0; n < WARM_UP; n += 1) await draw(side, wanted)
    seen.set(side, { times: [], together: [], ...(await costOf(side, wanted)) })
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [side, { times }] of seen) times.push((await draw(side, wanted))?.ms ?? 0)
  }
  for (let round = 0; round < ROUNDS; round += AT_ONCE) {
    for (const [side, { together }] of seen) {
      const some = Array.from({ length: AT_ONCE }, () => draw(side, wanted))
      for (const drawing of await Promise.all(some)) together.push(drawing?.ms ?? 0)
    }
  }
  return seen
}

/** Statements and bytes of one drawing: the fewest of several, since jobs go on beside it. */
async function costOf(side: Side, wanted: Wanted): Promise<{ queries: number; bytes: number }> {
  let least = { queries: Number.POSITIVE_INFINITY, bytes: 0 }
  for (let n = 0; n < WARM_UP; n += 1) {
    const before = await side.place.order<number>({ does: 'count' })
    const drawing = await draw(side, wanted, wanted.as === null ? `?drawing=${n}` : '')
    const queries = (await side.place.order<number>({ does: 'count' })) - before
    if (queries < least.queries) least = { queries, bytes: drawing?.bytes ?? 0 }
  }
  return least
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const missed: string[] = []

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const ratios = Object.entries(vs).map(([peer, other]) => [
    peer,
    Number((value / other).toFixed(2)),
  ])
  const line = { bench: 'pages', figure, value: Number(value.toPrecision(3)), unit }
  console.log(JSON.stringify({ ...line, vs: Object.fromEntries(ratios) }))
}

function limit(figure: string, value: number, most: number): void {
  if (value > most) missed.push(`${figure}: ${value.toPrecision(3)}, at most ${most}`)
}

function tell(name: string, own: Seen, peer: Seen | undefined): void {
  const [half, most] = [quantile(own.times, 0.5), quantile(own.times, 0.99)]
  const beside = peer && { peer: quantile(peer.times, 0.5) }
  print(`${name}, p50`, half, 'ms', beside)
  print(`${name}, p99`, most, 'ms', peer && { peer: quantile(peer.times, 0.99) })
  print(`${name}, p99 of ${AT_ONCE} at once`, quantile(own.together, 0.99), 'ms')
  print(`${name}, queries`, own.queries, 'queries', peer && { peer: peer.queries })
  print(`${name}, size`, own.bytes / 1000, 'kB', peer && { peer: peer.bytes / 1000 })
  limit(`${name}, p99 in ms`, most, MAX_P99_MS)
  if (beside !== undefined) limit(`${name}, p50 against the peer`, half / beside.peer, MAX_RATIO)
}

/** Changes on the screens of all desks, each from the commit of an answer to the last desk that shows it. */
async function follow({ name, place, nation }: Side, isStorm: boolean): Promise<void> {
  const address = `http://localhost:${place.port}/en/console?_live=1`
  const desks = await Promise.all(nation.desks.map((cookie) => openDesk(address, cookie)))
  const answers = nation.answers.slice(isStorm ? CHANGES : 0)
  const before = await place.order<number>({ does: 'count' })
  const began = performance.now()
  const delays: number[] = []
  for (let n = 0; n < CHANGES; n += 1) {
    await pause(1_500)
    const counts = desks.map(({ arrivals }) => arrivals.length)
    const at = isStorm
      ? await storm(place, answers.slice(n * STORM_ANSWERS))
      : await answered(place, answers.slice(n, n + 1))
    const isLate = () => desks.some((desk, d) => isWaiting(desk, counts[d] ?? 0, at))
    while (isLate() && performance.now() - at < MAX_WAIT_MS) await pause(50)
    for (const [d, desk] of desks.entries()) delays.push(firstAfter(desk, counts[d] ?? 0, at))
  }
  const seconds = (performance.now() - began) / 1000
  const queries = (await place.order<number>({ does: 'count' })) - before
  const what = `${desks.length} desks, ${isStorm ? 'while many answer' : 'one answer at a time'}`
  const prefix = name === 'own' ? '' : `${name}: `
  print(`${prefix}${what}: on the screen, p50`, quantile(delays, 0.5), 'ms')
  print(`${prefix}${what}: on the screen, p99`, quantile(delays, 0.99), 'ms')
  print(`${prefix}${what}: queries`, queries / seconds, '1/s')
  print(`${prefix}${what}: sent`, desks.reduce((sum, desk) => sum + desk.bytes(), 0) / 1e6, 'MB')
  if (name === 'own') limit(`${what}: p99 in ms`, quantile(delays, 0.99), MAX_LIVE_MS)
  for (const desk of desks) desk.close()
}

/** Answers for a second; gives when the last of them was stored. */
async function storm(place: Place, answers: readonly object[]): Promise<number> {
  const each = (STORM_ANSWERS * STORM_EVERY_MS) / 1_000
  let at = 0
  for (let from = 0; from < STORM_ANSWERS; from += each) {
    if (from > 0) await pause(STORM_EVERY_MS)
    at = await answered(place, answers.slice(from, from + each))
  }
  return at
}

/** When these answers were stored. */
async function answered(place: Place, items: readonly object[]): Promise<number> {
  await place.call('alerting.acknowledgeBatch', { items })
  return performance.now()
}

function isWaiting(desk: Desk, from: number, at: number): boolean {
  return !Number.isFinite(firstAfter(desk, from, at))
}

/** From `at` to the first part that came after it; a desk that got nothing counts as one that waits for ever. */
function firstAfter({ arrivals }: Desk, from: number, at: number): number {
  const found = arrivals.slice(from).find((arrival) => arrival >= at)
  return found === undefined ? Number.POSITIVE_INFINITY : found - at
}

/** A resolver that knows no name: what sites show is handed in. Gives its address. */
async function startResolver(): Promise<{ address: string; close(): void }> {
  const NO_SUCH_NAME = [0x81, 0x83]
  const socket = createSocket('udp4')
  socket.on('message', (question, { port, address }) => {
    const answer = Buffer.from(question)
    answer.set(NO_SUCH_NAME, 2)
    socket.send(answer, port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

interface Opening {
  readonly name: string
  readonly checkout: string
  readonly folder: string
  readonly resolver: string
}

async function open({ name, checkout, folder, resolver }: Opening): Promise<Side> {
  const place = await startPlace(checkout, {
    SCRUTINEER_DATA: join(folder, name),
    SCRUTINEER_VISIT_MS: '86400000',
    SCRUTINEER_RECHECK_MS: '86400000 86400000 86400000',
    SCRUTINEER_RESOLVERS: resolver,
  })
  const began = performance.now()
  const nation = await fill(place)
  print(`${name}: records`, nation.records, 'records')
  print(`${name}: time to bring the nation in`, (performance.now() - began) / 1000, 's')
  return { name, place, nation }
}

async function main(folder: string): Promise<void> {
  const { address: resolver, close } = await startResolver()
  const checkout = join(import.meta.dirname, '../..')
  const own = await open({ name: 'own', checkout, folder, resolver })
  const sides = [own]
  if (options.peer !== undefined && process.env['DATABASE_URL'] === undefined)
    sides.push(await open({ name: 'peer', checkout: resolve(options.peer), folder, resolver }))
  const [, peer] = sides
  try {
    for (const wanted of PAGES.filter(isAsked)) {
      const seen = await measure(sides, wanted)
      const ours = seen.get(own)
      if (ours === undefined) throw new Error(`there is no page ${wanted.name}`)
      tell(wanted.name, ours, peer && seen.get(peer))
    }
    if (options.only !== undefined) return
    for (const side of sides) for (const isStorm of [false, true]) await follow(side, isStorm)
  } finally {
    for (const { place } of sides) await place.stop()
    close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-pages-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const one of missed) console.log(`Missed: ${one}`)
process.exitCode = missed.length > 0 ? 1 : 0
