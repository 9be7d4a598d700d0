// The sender of the bench, in a process of its own: hands one file in as a browser does, part by part.
//   node send.ts ORIGIN BEARER FILE  →  the item
import { openAsBlob } from 'node:fs'
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

const facts = { area: '/', title: 'Disk image', place: 'Bench', name: 'disk.img' }
const { item } = await command<{ item: string }>('openItem', facts)
const whole = await openAsBlob(file)
for (let n = 0; n * PART_BYTES < whole.size; n += 1) {
  const body = whole.slice(n * PART_BYTES, (n + 1) * PART_BYTES)
  await ask(`addPart?item=${item}&n=${n}`, { method: 'POST', body })
}
await command('closeItem', { item, size: whole.size })
for (;;) {
  const { state } = await ask<{ state: string }>(`item?item=${item}`)
  if (state === 'held') break
  await pause(LOOK_MS)
}
process.stdout.write(item)
