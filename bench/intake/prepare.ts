// What senders would have done before they send: sealed, got a receipt, counted.

import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newBytes, newSecret } from '../../src/core/id.ts'
import { sealedFrame } from '../../src/domains/reports/envelope.ts'
import type { Challenge } from '../../src/domains/reports/puzzle.ts'
import { derive, digitsOf, readHash, SEED_BYTES } from '../../src/lib/receipt/index.ts'
import type { BenchDesk } from './nation.ts'
import type { Sender, Way } from './people.ts'

/** A report as it leaves its sender. */
export interface Prepared {
  readonly sender: Sender
  readonly mailbox: string
  /** The body of the form. */
  readonly body: string
}

/** Sealed files that reports share: what lies in them nobody can tell, and sealing is no part of this bench. */
const FILES = 64

/** Answers of a report by which it is routed: to no agency in particular, and handed on to nobody. */
export const ROUTING = {
  what: 'other',
  place: 'online',
  teller: 'voter',
  moment: 'today',
  forward: 'none',
} as const

/** Senders who all send in one way, for an idle node. */
export function waysOf(way: Way, count: number): Sender[] {
  const answers = { ...ROUTING, danger: false }
  return Array.from({ length: count }, () => ({ answers, isGenuine: false, way }))
}

/** Reports of these senders, ready to be sent to a desk. */
export async function prepared(
  senders: readonly Sender[],
  { desk, challenge }: { readonly desk: BenchDesk; readonly challenge: Challenge },
): Promise<Prepared[]> {
  const { recipient } = derive(newBytes(SEED_BYTES))
  const files: string[] = []
  for (let n = 0; n < FILES; n += 1) {
    const frame = { manifest: { v: 1, kind: 'answers', recipient }, text: `What I saw, ${n}` }
    files.push((await sealedFrame(frame, [...desk.readers, recipient])).toString('base64'))
  }
  const seeds = senders.map(() => newBytes(SEED_BYTES))
  // A box that counts for nothing needs no key behind it.
  const boxes = senders.map(({ way }, n) =>
    way === 'plain' ? derive(seeds[n] ?? new Uint8Array()).mailbox : newSecret(128),
  )
  const counting = senders.flatMap(({ way }, n) => (way === 'counted' ? [boxes[n] ?? ''] : []))
  const found = await countedFor(challenge, counting)
  return senders.map((sender, n) => {
    const { answers, way } = sender
    const { danger, ...routing } = answers
    const common = {
      ...routing,
      danger: danger ? 'yes' : 'no',
      contact: 'yes',
      agency: desk.agency,
    }
    const mailbox = boxes[n] ?? ''
    const own =
      way === 'plain'
        ? {
            step: 'check',
            seed: digitsOf(seeds[n] ?? new Uint8Array()),
            'sealed.text': `What I saw, ${n}`,
          }
        : {
            step: 'send',
            mailbox,
            readHash: readHash(newSecret()),
            recipient,
            sealedFile: files[n % FILES] ?? '',
            ...(way === 'counted' && { puzzle: found.get(mailbox) ?? '' }),
          }
    return { sender, mailbox, body: new URLSearchParams({ ...common, ...own }).toString() }
  })
}

const exec = promisify(execFile)

/** What browsers would find for their boxes, found with every core, by a program that counts faster than they do. */
async function countedFor(
  { text, bits }: Challenge,
  boxes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-count-'))
  const program = join(folder, 'count')
  await exec('gcc', ['-O3', '-o', program, join(import.meta.dirname, 'count.c')])
  const cores = availableParallelism()
  const all = Array.from({ length: cores }, async (_, core) => {
    const share = boxes.filter((_box, n) => n % cores === core)
    const running = exec(program, [String(bits)], { maxBuffer: 1 << 24 })
    running.child.stdin?.end(share.map((box) => `${hash('sha256', text + box)}\n`).join(''))
    const numbers = (await running).stdout.split('\n')
    return share.map((box, n) => [box, `${text}.${numbers[n] ?? ''}`] as const)
  })
  try {
    return new Map((await Promise.all(all)).flat())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
