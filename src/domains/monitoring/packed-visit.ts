import { hash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import type { Baseline, Verdict } from './checks/index.ts'
import { MAX_OBSERVATIONS, MAX_ROW_BYTES } from './schema.ts'

/** A visit whole: what it observed, word for word, and what it came to. */
export interface WholeVisit {
  readonly observations: readonly Written[]
  readonly verdicts: Verdict[]
  /** What could be approved as right; null where the page was not seen whole. */
  readonly snapshot: Baseline | null
}

/** An observation as the hash of its visit covers it. */
export interface Written {
  /** JSON, without a line break. */
  readonly content: string
  /** A short message; null where none was recorded, or it is a file. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
}

/** Largest visit as plain bytes: several times of what the limits of a look let come together. */
const MAX_PLAIN_BYTES = 64 * 1024 * 1024

/** Level 9 finds a tenth more that is alike, in twice the time. */
const LEVEL = 3

const head = z.strictObject({
  v: z.literal(1),
  /** Length of the bytes of each observation, in their order. */
  bytes: z.array(z.number().int().min(0).max(MAX_ROW_BYTES).nullable()).max(MAX_OBSERVATIONS),
})

/**
 * The hash that the hourly record vouches for: SHA-256 in hex over the observations as they were written and, without
 * numbers, what they came to.
 */
export function hashOfVisit({ observations, verdicts }: WholeVisit): string {
  return hash('sha256', [...observations.map(({ content }) => content), setOf(verdicts)].join('\n'))
}

/** Results and reasons without numbers: the same of thousands of quiet visits. */
export function setOf(verdicts: readonly Verdict[]): string {
  return JSON.stringify(
    verdicts.map(({ check, subject, result, reason }) => [check, subject, result, reason]),
  )
}

/** SHA-256 of the files that observations point at: their bytes stand elsewhere. */
export function filesOf(observations: readonly Written[]): string[] {
  const files = observations.flatMap(({ content, bytes }) => {
    const sha256 = bytes === null ? pointed.parse(JSON.parse(content)).sha256 : null
    return sha256 === null ? [] : [sha256]
  })
  return [...new Set(files)]
}

const pointed = z.object({ sha256: z.string().nullable() })

/** The hash of bytes that stand beside it need not be said: the place of these between tabs, which no JSON holds, says it. */
const HASH = /"sha256":"([0-9a-f]{64})"/g
const NAMED = /\t(\d{1,3})\t/g

/**
 * A visit as plain bytes, in an order in which two visits that saw the same differ little: a line that says the lengths,
 * the observations, the verdicts and the snapshot each in a line, then all recorded bytes. Hashes of these are left out.
 * Throws RangeError beyond MAX_PLAIN_BYTES.
 */
export function plainVisit({ observations, verdicts, snapshot }: WholeVisit): Buffer {
  const bytes = observations.map((one) => one.bytes)
  const lines = [
    JSON.stringify({ v: 1, bytes: bytes.map((one) => one?.length ?? null) }),
    ...observations.map(({ content }) => content),
    JSON.stringify(verdicts),
    JSON.stringify(snapshot),
  ]
  const names = new Map(hashesOf(bytes).map((one, n) => [one, `\t${n}\t`]))
  const text = lines.join('\n').replace(HASH, (found, one: string) => names.get(one) ?? found)
  const plain = Buffer.concat([Buffer.from(text), ...bytes.flatMap((one) => one ?? [])])
  if (plain.length > MAX_PLAIN_BYTES) throw new RangeError('a visit is too large to be kept')
  return plain
}

/** As only an observation of that kind has it: within a text its quotes would be escaped. */
const SUITES = '"kind":"tls.suites"'

/** Lists of suites in what `plainVisit` wrote, as they were written; they bring no bytes, so nothing else need be read. */
export function suitesIn(plain: Buffer): string[] {
  const { lengths, end } = partsOf(plain)
  const lines = plain.toString('utf8', 0, end).split('\n', lengths.length + 1)
  return lines.slice(1).filter((line) => line.includes(SUITES))
}

/** The lengths of all bytes, and where the text before them ends. */
function partsOf(plain: Buffer) {
  const first = plain.toString('utf8', 0, Math.max(0, plain.indexOf('\n')))
  const { bytes: lengths } = head.parse(JSON.parse(first))
  const end = plain.length - lengths.reduce((sum: number, length) => sum + (length ?? 0), 0)
  return { lengths, end }
}

/** What `plainVisit` wrote. Throws where it is something else. */
export function visitIn(plain: Buffer): WholeVisit {
  const { lengths, end } = partsOf(plain)
  let at = end
  const text = plain.toString('utf8', 0, end)
  const bytes = lengths.map((length) => {
    if (length === null) return null
    at += length
    return new Uint8Array(plain.subarray(at - length, at))
  })
  const hashes = hashesOf(bytes)
  const named = (_: string, n: string) => `"sha256":"${hashes[Number(n)] ?? ''}"`
  const lines = text.replace(NAMED, named).split('\n')
  if (lines.length !== lengths.length + 3) throw new Error('a kept visit has other lines')
  const [verdicts = '', snapshot = ''] = lines.slice(-2)
  return {
    observations: bytes.map((one, n) => ({ content: lines[n + 1] ?? '', bytes: one })),
    // As rows of a table are read: who hands them on parses them.
    verdicts: JSON.parse(verdicts) as Verdict[],
    snapshot: JSON.parse(snapshot) as Baseline | null,
  }
}

/** By the place of their observation; empty for one without bytes. */
function hashesOf(bytes: readonly (Uint8Array | null)[]): string[] {
  return bytes.map((one) => (one === null ? '' : hash('sha256', one)))
}

/** Packs plain bytes, as their difference from others where these are given. */
export function packed(plain: Buffer, base?: Uint8Array): Uint8Array<ArrayBuffer> {
  const params = {
    [constants.ZSTD_c_compressionLevel]: LEVEL,
    // Read with another base, or changed, it is said to be wrong.
    [constants.ZSTD_c_checksumFlag]: 1,
  }
  return zstdCompressSync(plain, base === undefined ? { params } : { params, dictionary: base })
}

/** What was packed, with the same base. Throws where it was changed, or is too large. */
export function unpacked(bytes: Uint8Array, base?: Uint8Array): Buffer {
  const maxOutputLength = MAX_PLAIN_BYTES
  return zstdDecompressSync(
    bytes,
    base === undefined ? { maxOutputLength } : { maxOutputLength, dictionary: base },
  )
}
