// What a page may cost: few queries, none that grows with what it lists, and few bytes. Every page of the exercise's
// country that a link leads to is drawn twice: with what a day brings, and with more of everything.

import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { templateContent } from '../src/domains/alerting/index.ts'
import { statements } from '../src/platform/store/lend.ts'
import { type ApiPerson, joinByApi } from './support/api-person.ts'
import { pageAt } from './support/all-pages.ts'
import { startTestNode, type TestNode } from './support/node.ts'

/** Statements that drawing a page may take. */
const MAX_QUERIES = 30
/** However long a busy machine takes to play a country. */
const SETTLE_MS = 180_000
/** HTML of one page: the longest lists a hundred rows. */
const MAX_BYTES = 200_000
/** Drawings after the first, of which the least counts: what all pages of a person share for a while is asked by the first. */
const DRAWS = 2
/**
 * How often a page that seems dear is drawn again at most, when no job runs: what all pages share is asked anew whenever
 * something was recorded, and on a busy machine the country's stations answer for seconds.
 */
const MORE_DRAWS = 30
/** More of everything, to see what grows. */
const MORE = 8

const BASE = '/exercise/en'

interface Cost {
  readonly queries: number
  readonly bytes: number
}

test('no page takes more queries than it may, or more with more rows, or too many bytes', async () => {
  const node = await startTestNode('postgres', { SCRUTINEER_VISIT_MS: '3600000' })
  try {
    const person = await firstPerson(node)
    await startExercise(node)
    const before = await costOfPages(person)
    await node.node.settled(SETTLE_MS)
    assert.ok(before.size > 30, `only ${before.size} pages were seen`)
    await addMore(node)
    const after = new Map<string, Cost>()
    for (const address of before.keys()) after.set(address, await costOfDrawing(person, address))
    const isOver = (address: string, { queries, bytes }: Cost) =>
      queries > MAX_QUERIES ||
      bytes > MAX_BYTES ||
      queries >= (before.get(address)?.queries ?? 0) + MORE
    for (const [address, cost] of after)
      for (let n = 0; n < MORE_DRAWS && isOver(address, after.get(address) ?? cost); n += 1) {
        await node.node.settled(SETTLE_MS)
        after.set(address, await costOf(person, address))
      }
    print(before, after)
    const over = [...after].filter(([address, cost]) => isOver(address, cost))
    assert.deepEqual(Object.fromEntries(over), {})
  } finally {
    await node.remove()
  }
})

async function firstPerson(node: TestNode): Promise<ApiPerson> {
  const order = { name: 'Amina Sow', role: 'administrator', area: '/' }
  const { secret } = await node.call<{ secret: string }>('accounts.invite', order)
  return joinByApi(node.node.origin, secret)
}

async function startExercise(node: TestNode): Promise<void> {
  await node.call('exercises.start', {})
  await node.node.settled(SETTLE_MS)
  await draftAlerts(node, 1)
  await node.node.settled(SETTLE_MS)
}

async function draftAlerts(node: TestNode, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const template = { event: 'DEFACEMENT', severity: 'Severe' } as const
    const content = { ...templateContent({ ...template, areas: ['/1/1/'] }), scope: 'Public' }
    const { alert } = await node.call<{ alert: string }>('alerting.draft', { content }, 'exercise')
    await node.call('alerting.propose', { alert, confirmed: ['en', 'ar'] }, 'exercise')
    if (n % 2 === 1) continue
    const { read } = await node.call<{ read: string }>('alerting.preview', { alert }, 'exercise')
    await node.call('alerting.issue', { alert, count: 100, read }, 'exercise')
  }
}

/** Alerts, areas, stations, sites and people, as many of each. */
async function addMore(node: TestNode): Promise<void> {
  await draftAlerts(node, MORE)
  for (let n = 0; n < MORE; n += 1) {
    const name = `Newtown ${n}`
    const { path } = await node.call<{ path: string }>(
      'territory.addArea',
      { parent: '/1/', name },
      'exercise',
    )
    await node.call('territory.addStation', { number: `N${n}`, name, area: '/1/1/' }, 'exercise')
    const site = { name, host: `new${n}.example.org`, area: path, newOrganization: name }
    await node.call('monitoring.addSite', site, 'exercise')
    await node.call('accounts.invite', { name, role: 'analyst', area: '/' })
  }
  await node.node.settled(SETTLE_MS)
}

/** One address of each kind of page that a link leads to, with what it costs. */
async function costOfPages(person: ApiPerson): Promise<Map<string, Cost>> {
  const seen = new Set<string>()
  const costs = new Map<string, Cost>()
  const waiting = ['', '/console']
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = pageAt(path)
    if (kind === undefined || seen.has(kind.path)) continue
    seen.add(kind.path)
    const html = await open(person, `${BASE}${path}`)
    if (html === null) continue
    costs.set(`${BASE}${path}`, await costOf(person, `${BASE}${path}`))
    for (const [, link = ''] of html.matchAll(/href="([^"#?]+)/g))
      if (link.startsWith(`${BASE}/`)) waiting.push(link.slice(BASE.length))
  }
  return costs
}

/** HTML of a page; null for one that this person may not open. */
async function open(person: ApiPerson, address: string): Promise<string | null> {
  try {
    return await person.page(address)
  } catch {
    return null
  }
}

/** The drawing whose statements are counted, in everything that happens because of its request. */
const counting = new AsyncLocalStorage<{ queries: number }>()

/** What a page costs of its own. */
async function costOf(person: ApiPerson, address: string): Promise<Cost> {
  const costs: Cost[] = []
  for (let n = 0; n < DRAWS; n += 1) costs.push(await costOfDrawing(person, address))
  return costs.reduce((least, one) => (one.queries < least.queries ? one : least))
}

/** Draws the page and counts what its own request asks of the store, not what jobs ask beside it. */
async function costOfDrawing(person: ApiPerson, address: string): Promise<Cost> {
  const cost = { queries: 0 }
  const onRequest = (message: unknown) => {
    const { request } = message as { readonly request: IncomingMessage }
    if (request.url === address) counting.enterWith(cost)
  }
  const onStatement = () => {
    if (counting.getStore() === cost) cost.queries += 1
  }
  subscribe('http.server.request.start', onRequest)
  statements.subscribe(onStatement)
  try {
    const html = await person.page(address)
    assert.ok(cost.queries > 0, `nothing was counted for ${address}`)
    return { ...cost, bytes: Buffer.byteLength(html) }
  } finally {
    unsubscribe('http.server.request.start', onRequest)
    statements.unsubscribe(onStatement)
  }
}

function print(before: ReadonlyMap<string, Cost>, after: ReadonlyMap<string, Cost>): void {
  const rows = [...after].toSorted(([, a], [, b]) => b.queries - a.queries)
  for (const [address, { queries, bytes }] of rows)
    process.stdout.write(
      `${String(queries).padStart(4)} queries (${before.get(address)?.queries} before), ${bytes} bytes: ${address}\n`,
    )
}
