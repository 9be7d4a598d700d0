// Replies of a nation's stations by SMS: how many a minute are matched and recorded, through the real address.
//   npm run bench -- sms
// 5,000 stations with printed cards; each reply is a request of its own, as a gateway sends it, 32 at once, and counts
// only once its answer is durable. Beside it a bare Node process that answers the same requests and keeps nothing.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/core/config.ts'
import type { Actor } from '../../src/core/actor.ts'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { openNode, type RunningNode } from '../../src/node.ts'

const STATIONS = 5_000
const AT_ONCE = 32
const SECRET = 'secret-of-the-bench-gateway'
/** The one who prepares everything, and the two who release. */
const HAND: Actor = { id: 'cli:0', holds: 'all' }
const FIRST: Actor = {
  id: 'person:first',
  via: 'session:first',
  device: 'browser:first',
  holds: 'all',
}
const SECOND: Actor = {
  id: 'person:second',
  via: 'session:second',
  device: 'browser:second',
  holds: 'all',
}

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const ratios = Object.entries(vs).map(([peer, other]) => [
    peer,
    Number((value / other).toFixed(2)),
  ])
  const line = { bench: 'sms', figure, value: Number(value.toPrecision(4)), unit }
  console.log(JSON.stringify({ ...line, vs: Object.fromEntries(ratios) }))
}

type Call = (name: string, input: object, actor?: Actor) => Promise<Record<string, unknown>>

function caller(node: RunningNode): Call {
  const house = node.house('actual')
  if (house === null) throw new Error('the node has no house')
  return async (name, input, actor = HAND) =>
    (await house.runner.call(actor, house.action(name), input)).output as Record<string, unknown>
}

/** Stations in ten areas and a card for each station; gives one code of each. */
async function prepare(call: Call): Promise<string[]> {
  for (let area = 0; area < 10; area += 1) {
    const { path } = await call('territory.addArea', {
      parent: '/',
      name: `District ${area}`,
      kind: 'district',
    })
    for (let station = 0; station < STATIONS / 10; station += 1) {
      const number = `${area}-${station}`
      await call('territory.addStation', { number, name: `School ${number}`, area: path })
    }
  }
  const codes: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const more: object = after === '' ? {} : { after }
    const made = await call('alerting.issueCards', { area: '/', ...more })
    for (const card of made['cards'] as { codes: string[] }[]) codes.push(card.codes[0] ?? '')
    after = made['next'] as string | null
  }
  return codes
}

/** Sends every reply, some at once; gives each one's time in ms. */
async function send(address: string, texts: readonly string[]): Promise<number[]> {
  const waiting = texts.entries()
  const times: number[] = []
  const worker = async () => {
    for (const [index, text] of waiting) {
      const began = performance.now()
      const body = new URLSearchParams({ from: `+2010${String(index).padStart(8, '0')}`, text })
      const response = await fetch(address, { method: 'POST', body })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`a reply was answered by ${response.status}`)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return times
}

/** The same requests to a process that keeps nothing. */
async function bareRate(texts: readonly string[]): Promise<number> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end())
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const began = performance.now()
  await send(`http://127.0.0.1:${port}/sms/in/${SECRET}`, texts)
  const seconds = (performance.now() - began) / 1000
  server.closeAllConnections()
  server.close()
  return (texts.length / seconds) * 60
}

async function main(folder: string): Promise<void> {
  const config = readConfig({
    PORT: '0',
    SCRUTINEER_DATA: folder,
    SMS_IN_SECRET: SECRET,
    SCRUTINEER_LANGUAGES: 'en',
  })
  const node = await openNode(config, { log: () => {} })
  try {
    const call = caller(node)
    const codes = await prepare(call)
    const alert = await release(call)
    const texts = codes.map((code, index) => `${code} ${(index % 3) + 1}`)
    const began = performance.now()
    const times = await send(`http://127.0.0.1:${node.port}/sms/in/${SECRET}`, texts)
    const seconds = (performance.now() - began) / 1000
    const { board } = (await call('alerting.show', { alert })) as {
      board: { acknowledged: number }
    }
    if (board.acknowledged !== STATIONS) {
      throw new Error(`${board.acknowledged} of ${STATIONS} answers are there`)
    }
    const bare = await bareRate(texts)
    print(
      'replies a minute, matched, recorded and durable',
      (STATIONS / seconds) * 60,
      'a minute',
      {
        'bare node that keeps nothing': bare,
      },
    )
    const sorted = times.toSorted((one, other) => one - other)
    print('time of a reply, median', sorted[STATIONS / 2] ?? 0, 'ms')
    print('time of a reply, slowest', sorted.at(-1) ?? 0, 'ms')
  } finally {
    await node.close()
  }
}

/** Puts an alert for the whole nation in force. */
async function release(call: Call): Promise<string> {
  const content = templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/'] })
  const { alert } = await call('alerting.draft', { content }, FIRST)
  await call('alerting.propose', { alert, confirmed: ['en', 'ar'] }, FIRST)
  const { read } = await call('alerting.preview', { alert }, SECOND)
  await call('alerting.issue', { alert, count: STATIONS, read }, SECOND)
  return String(alert)
}

const folder = mkdtempSync(join(tmpdir(), 'bench-sms-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
