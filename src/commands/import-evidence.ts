// `scrutineer import evidence FILE`: hands a file in as evidence part by part, and waits until it has its chain.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../core/config.ts'
import { MAX_FILE_BYTES } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import type { Machine } from '../cli/machine.ts'
import { type Line, openLine } from './line.ts'

type EvidenceOrder = Parameters<Machine['importEvidence']>[1]

interface Item {
  readonly state: string
  readonly code: string
  readonly content: {
    readonly size: number
    readonly sha256: string
    readonly sha512: string
  } | null
  readonly upload: { readonly next: number }
}

/** How often the node is asked how far it is. */
const LOOK_MS = 300

/** Longest wait for the hashes: 64 GiB from a slow disk. */
const HASHED_MS = 3_600_000

/** Gives the exit code. Throws Problem `cli.no_file`, and what the node refuses. */
export async function importEvidence(
  config: Config,
  path: string,
  order: EvidenceOrder,
  say: { out(line: string): void; err(line: string): void },
): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile() || found.size === 0)
    throw new Problem('cli.no_file', 400, `${path} is no file, or an empty one.`)
  const line = await openLine(config, { runsJobs: true })
  try {
    const item = order.item ?? (await begin(line, path, order))
    say.err(`item ${item}; if this breaks off: import evidence ${basename(path)} --item ${item}`)
    await sendParts(line, { path, size: found.size, item }, say.err)
    await ask(line, 'closeItem', { item, size: found.size })
    const held = await whenHeld(line, item)
    say.out(`${held.code}  ${held.content?.size ?? 0} bytes`)
    say.out(`SHA-256  ${held.content?.sha256 ?? ''}`)
    say.out(`SHA-512  ${held.content?.sha512 ?? ''}`)
    say.err(
      'The machine’s operator has it; no passkey signed it. A custodian takes it over in the console.',
    )
    return 0
  } finally {
    await line.close()
  }
}

async function ask<T>(line: Line, verb: string, input: object): Promise<T> {
  const request = { realm: 'actual', action: `evidence.${verb}`, input } as const
  return (await line.call(request)).output as T
}

async function begin(line: Line, path: string, order: EvidenceOrder): Promise<string> {
  const { area, incident, title, place, recipients } = order
  const name = basename(path)
  const facts = { area, name, title: title ?? name, place: place ?? 'The machine of the node.' }
  const to = recipients.length === 0 ? {} : { recipients: recipients.join('\n') }
  const input = { ...facts, ...to, ...(incident === null ? {} : { incident }) }
  return (await ask<{ item: string }>(line, 'openItem', input)).item
}

async function sendParts(
  line: Line,
  { path, size, item }: { readonly path: string; readonly size: number; readonly item: string },
  err: (line: string) => void,
): Promise<void> {
  const { upload } = await ask<Item>(line, 'item', { item })
  const count = Math.ceil(size / MAX_FILE_BYTES)
  for (let n = upload.next; n < count; n += 1) {
    const start = n * MAX_FILE_BYTES
    const bytes = { path, start, length: Math.min(MAX_FILE_BYTES, size - start) }
    await line.call({ realm: 'actual', action: 'evidence.addPart', input: { item, n }, bytes })
    if ((n + 1) % PARTS_TOLD === 0) err(`${n + 1} of ${count} parts …`)
  }
}

/** Parts between two lines of progress. */
const PARTS_TOLD = 64

async function whenHeld(line: Line, item: string): Promise<Item> {
  const until = performance.now() + HASHED_MS
  while (performance.now() < until) {
    const found = await ask<Item>(line, 'item', { item })
    if (found.state === 'held') return found
    await pause(LOOK_MS)
  }
  throw new Problem(
    'cli.import_stalled',
    504,
    'The hashes are still being taken; the node goes on.',
  )
}
