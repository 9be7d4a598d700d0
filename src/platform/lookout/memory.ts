import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type LookoutFault, lookoutFaults } from '../../core/lookout.ts'
import { Problem } from '../../core/problem.ts'
import { time } from '../../core/time.ts'
import { openCheckpoint, parseVerifierKey } from '../../lib/tlog/index.ts'
import type { KnownLog } from './log.ts'
import { replaceFile } from '../replace-file.ts'

/** Messages that wait for a mail or SMS server; the oldest go first. */
export const MAX_OUTBOX = 100

/** Files of evidence in the folder: each holds one note that contradicts the kept one. */
const MAX_EVIDENCE = 50

const codes = Object.keys(lookoutFaults) as [LookoutFault, ...LookoutFault[]]

const message = z.strictObject({
  id: z.string(),
  channel: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  tries: z.number().int(),
})
/** One message to one person. */
export type Message = z.infer<typeof message>

const memory = z.strictObject({
  version: z.literal(1),
  of: z.string(),
  log: z
    .strictObject({ key: z.string(), note: z.string().nullable() })
    .refine(isKnownLog, 'its note is not signed by its key')
    .nullable(),
  stream: z.strictObject({ key: z.string(), epoch: z.string(), seq: z.number().int() }).nullable(),
  // A lookout of before kept nothing of its mirror.
  mirror: z
    .strictObject({ address: z.string(), made: time, size: z.number().int(), root: z.string() })
    .nullable()
    .default(null),
  alarm: z.strictObject({
    suspects: z.record(z.string(), z.number().int()),
    told: z.array(z.enum(codes)),
    since: time.nullable(),
    said: z.array(time),
    named: z.record(z.string(), time),
  }),
  outbox: z.array(message).max(MAX_OUTBOX),
})
/** All that a lookout remembers. */
export type Memory = z.infer<typeof memory>

function isKnownLog({ key, note }: KnownLog): boolean {
  try {
    const verifier = parseVerifierKey(key)
    return note === null || openCheckpoint(note, [verifier]) !== undefined
  } catch {
    return false
  }
}

/** A lookout's folder. */
export interface MemoryFolder {
  /** What was kept; null in a new folder. Throws Problem `lookout.memory` for a file that is none of ours or of another node. */
  read(of: string): Memory | null
  /** Keeps it so that a power cut leaves the old or the new one. */
  keep(memory: Memory): void
  /** Keeps a signed note beside, under its hash; nothing more once there are fifty. */
  keepEvidence(note: string): void
}

/** Opens the folder, made on first use and closed to others. */
export function memoryIn(folder: string): MemoryFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lookout.json')
  return {
    read(of) {
      const text = textOf(path)
      if (text === null) return null
      const kept = parsed(text)
      if (kept === null || kept.of !== of) {
        const sentence = `${path} is not what a lookout of ${of} keeps. Choose another folder with --state.`
        throw new Problem('lookout.memory', 409, sentence)
      }
      return kept
    },
    keep: (kept) => replaceFile(path, Buffer.from(`${JSON.stringify(kept, null, 1)}\n`)),
    keepEvidence(note) {
      const name = `evidence-${createHash('sha256').update(note).digest('hex').slice(0, 16)}.txt`
      const there = readdirSync(folder).filter((file) => file.startsWith('evidence-'))
      if (there.includes(name) || there.length >= MAX_EVIDENCE) return
      writeFileSync(join(folder, name), note, { mode: 0o600 })
    },
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parsed(text: string): Memory | null {
  try {
    return memory.parse(JSON.parse(text))
  } catch {
    return null
  }
}
