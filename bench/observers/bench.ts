// What a node hears of observers in an hour, whether any of it is lost, and what the board and the map take with a million
// entries against ten thousand.
//   npm run bench -- observers [--postgres] [--entries N]
// Both nodes are asked in turns, so that a busy machine slows both alike. Ends with 1 where something is lost, an order of
// arrival makes a difference, fewer than 50,000 an hour are heard, or a p99 is above three times that of ten thousand.

import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as store from '../../src/domains/pollwatch/store.ts'
import { startDurableCluster } from '../records/cluster.ts'
import { type Filled, HAND, openFilled, type Sender } from './filled.ts'

const FEW = 10_000
/** So many that a pause of the collector is not the 99th of a hundred. */
const ROUNDS = 2_000
const WARM_UP = 10
const MAX_RATIO = 3
const WANTED_PER_HOUR = 50_000
/** Messages that are heard one by one, so many of them at a time, and those of one observer. */
const HEARD = 6_000
const AT_A_TIME = 8
const PER_OBSERVER = 20
const JUNK = 10_000

const { values: options } = parseArgs({
  options: {
    postgres: { type: 'boolean', default: false },
    entries: { type: 'string', default: '1000000' },
  },
})

const failed: string[] = []

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const line = { bench: 'observers', figure, value: Number(value.toPrecision(4)), unit, vs }
  console.log(JSON.stringify(line))
}

function check(holds: boolean, sentence: string): void {
  if (!holds) failed.push(sentence)
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const hear = (node: Filled, items: readonly { from: string; text: string }[]) =>
  node.call<{ results: string[] }>(HAND, 'pollwatch.hearSms', { items })

const smsOf = ({ number, letters, phone }: Sender, text: string) => ({
  from: phone,
  text: text.replace('#', `${number} ${letters}`),
})

/** Messages one by one as a gateway brings them; every one that was answered must be there. */
async function throughput(node: Filled): Promise<void> {
  const { group, senders } = await node.addGroup(HEARD / PER_OBSERVER)
  const all = Array.from({ length: PER_OBSERVER }, (_, n) =>
    senders.map((one) => smsOf(one, `TU # X${n + 1} V${100 + n} Q3`)),
  ).flat()
  const waiting = [...all]
  const ms = await msOf(async () => {
    const worker = async () => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) await hear(node, [one])
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  })
  const kept = await node.read((tx) => store.entries.count(tx, { observerGroup: group }))
  const perHour = (all.length / ms) * 3_600_000
  print('submissions heard in an hour', perHour, '1/h')
  print('submissions lost', all.length - kept, '1')
  check(perHour >= WANTED_PER_HOUR, `${Math.round(perHour)} an hour`)
  check(kept === all.length, `${all.length - kept} lost`)
}

/** The same messages in another order give the same rows of stations, but for who is behind them. */
async function orders(node: Filled): Promise<void> {
  const hashes: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const { group, senders } = await node.addGroup(300, 3)
    const all = senders.flatMap((one, n) => [
      smsOf(one, `OP # A07${10 + (n % 3)} B1 C1`),
      smsOf(one, `OP # D${n % 50 === 0 ? 2 : 1} F2`),
      smsOf(one, `TU # X1 V${100 + Math.floor(n / 3)} Q${n % 4}`),
    ])
    const shuffled = all
      .map((one) => ({ one, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one)
    for (let from = 0; from < shuffled.length; from += 50)
      await hear(node, shuffled.slice(from, from + 50))
    const how = { order: ['station', 'form', 'serial'], limit: 1_000 } as const
    const rows = await node.read((tx) => store.places.many(tx, { view: group }, how))
    const plain = rows.map(({ view: _v, fields, ...row }) => ({
      ...row,
      fields: Object.entries(fields)
        .map(([tag, { from: _f, ...field }]) => [tag, field] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    }))
    hashes.push(hash('sha256', JSON.stringify(plain)))
    if (round === 0) print('rows of stations compared', rows.length, '1')
  }
  print('different master tables of three orders', new Set(hashes).size, '1')
  check(new Set(hashes).size === 1, 'the order of arrival makes a difference')
}

/** Junk is quarantined or dropped, and an observer is heard behind it. */
async function junk(node: Filled): Promise<void> {
  const { group, senders } = await node.addGroup(1)
  const results: string[] = []
  const ms = await msOf(async () => {
    for (let n = 0; n < JUNK; n += 100) {
      const items = Array.from({ length: 100 }, (_, k) => ({
        from: `+99966${String(n + k).padStart(7, '0')}`,
        text: `OP ${String((n * 7 + k * 13) % 1_000_000).padStart(6, '0')} A0710 B1 @ ${n + k}`,
      }))
      results.push(...(await hear(node, items)).results)
    }
  })
  const count = (what: string) => results.filter((one) => one === what).length
  print('10,000 junk messages', ms / 1000, 's')
  print('junk quarantined', count('quarantined'), '1')
  print('junk counted and dropped', count('dropped'), '1')
  check(ms < 60_000, 'junk of a minute takes longer than one')
  check(count('counted') === 0, 'junk counts')
  const [one] = senders
  if (one !== undefined) await hear(node, [smsOf(one, 'TU # X1 V5')])
  const kept = await node.read((tx) => store.entries.count(tx, { observerGroup: group }))
  check(kept === 1, 'an observer was not heard behind the junk')
}

/** What board and map ask. */
const ASKED: Readonly<Record<string, (node: Filled, n: number) => Promise<unknown>>> = {
  'board, newest': (node) => node.call(node.manager, 'pollwatch.board', { view: 'all', limit: 50 }),
  'board, problems': (node) =>
    node.call(node.manager, 'pollwatch.board', { view: 'problems', limit: 50 }),
  'board, incidents': (node) =>
    node.call(node.manager, 'pollwatch.board', { view: 'incidents', limit: 50 }),
  'head of the board': (node) => node.call(node.manager, 'pollwatch.ownDesk', {}),
  'figures of stations': (node) => node.call(node.manager, 'pollwatch.ownFigures', {}),
  'stations that differ': (node) =>
    node.call(node.manager, 'pollwatch.ownPlaces', {
      form: 'TU',
      serial: 1,
      view: 'conflicts',
      limit: 50,
    }),
  'map of issues': (node) => node.call(HAND, 'pollwatch.publicAreas', {}),
}

const p99 = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? Number.NaN

async function compare(few: Filled, many: Filled): Promise<void> {
  for (const [figure, ask] of Object.entries(ASKED)) {
    for (let n = 0; n < WARM_UP; n += 1) for (const one of [few, many]) await ask(one, n)
    const times: [number[], number[]] = [[], []]
    for (let n = 0; n < ROUNDS; n += 1) {
      times[0].push(await msOf(() => ask(few, n)))
      times[1].push(await msOf(() => ask(many, n)))
    }
    const [low, high] = times.map(p99) as [number, number]
    const ratio = Number((high / low).toFixed(2))
    print(`${figure}, p99`, high, 'ms', { [`${FEW} entries`]: ratio })
    check(ratio <= MAX_RATIO, `${figure}: ${ratio} times`)
  }
}

async function main(folder: string): Promise<void> {
  const clusters = options.postgres
    ? [await startDurableCluster(), await startDurableCluster()]
    : []
  const place = (n: number) => {
    const url = clusters[n]?.url
    const data = { SCRUTINEER_DATA: join(folder, String(n)) }
    return url === undefined ? data : { ...data, DATABASE_URL: url }
  }
  const opened: Filled[] = []
  try {
    for (const [n, entries] of [FEW, Number(options.entries)].entries()) {
      const ms = await msOf(async () => opened.push(await openFilled(place(n), entries)))
      print(`time to bring ${entries} entries in`, ms / 1000, 's')
    }
    const [few, many] = opened
    if (few === undefined || many === undefined) throw new Error('a node is missing')
    await compare(few, many)
    await throughput(many)
    await orders(few)
    await junk(few)
    for (const one of failed) console.error(`not as wanted: ${one}`)
    if (failed.length > 0) process.exitCode = 1
  } finally {
    for (const one of opened) await one.close()
    for (const one of clusters) await one.stop()
  }
}

const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'bench-observers-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
