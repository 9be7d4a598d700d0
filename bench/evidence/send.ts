// The sender of the bench, in a process of its own: hands one file in as a browser does, part by part.
//   node send.ts ORIGIN BEARER FILE  →  the item
import { open } from 'node:fs/promises'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

const [origin = '', bearer = '', file = ''] = process.argv.slice(2)

const PART_BYTES = 8 * 1024 * 1024
const LOOK_MS = 50

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${bearer}`, ...init.headers }
  const response = await fetch(`${origin}/api/evidence.${path}`, { ...init, headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

async function command<T>(action: string, input: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(input) }
  return (await ask<{ output: T }>(action, init)).output
}

const agent = new Agent({ keepAlive: true })

/** One part, as cheaply as Node can: what a browser's own code costs is no cost of the product. */
async function post(path: string, bytes: Uint8Array): Promise<void> {
  const headers = { authorization: `Bearer ${bearer}`, 'content-length': bytes.length }
  const sent = request(`${origin}/api/evidence.${path}`, { method: 'POST', headers, agent })
  sent.end(bytes)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const answer = await text(response)
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${answer}`)
}

const facts = { area: '/', title: 'Disk image', place: 'Bench', name: 'disk.img' }
const { item } = await command<{ item: string }>('openItem', facts)
const whole = await open(file)
const { size } = await whole.stat()
let next = 0
/** Two at once, as a browser does. */
async function lane(): Promise<void> {
  const part = Buffer.alloc(PART_BYTES)
  while (next * PART_BYTES < size) {
    const n = next
    next += 1
    const { bytesRead } = await whole.read(part, 0, PART_BYTES, n * PART_BYTES)
    await post(`addPart?item=${item}&n=${n}`, part.subarray(0, bytesRead))
  }
}
await Promise.all([lane(), lane()])
await command('closeItem', { item, size })
for (;;) {
  const { state } = await ask<{ state: string }>(`item?item=${item}`)
  if (state === 'held') break
  await pause(LOOK_MS)
}
process.stdout.write(item)
agent.destroy()
