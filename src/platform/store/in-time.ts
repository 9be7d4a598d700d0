import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { isSameHash, leafHash } from '../../lib/tlog/index.ts'
import type { Capability, Row } from './engine.ts'
import { COLUMNS, envelope, envelopeFields } from './envelope.ts'
import { run } from './lend.ts'

/** The last record of a log of `size` and when it was made; null in an empty log. */
export interface Newest {
  readonly size: number
  readonly at: Time | null
}

/** Records looked at from the end on for one whose time can be believed. */
const LOOK_BACK = 100

/** Rows of one update: three parameters each, far below either engine's limit. */
const UPDATE_ROWS = 100

/**
 * Finds the newest record of a log of `size`. One that does not have its hash is passed over, or a single flipped byte of
 * a year would put the node's time out of reach.
 */
export async function newestRecord(tx: Tx, size: number): Promise<Newest> {
  const { rows } = await run(
    tx,
    `select ${COLUMNS} from record where seq < ? order by seq desc limit ${size === 0 ? 0 : 1}`,
    size,
  )
  const sound = rows.find(isSound) ?? (await soundBefore(tx, size - 1))
  return { size, at: (sound?.['at'] as Time | undefined) ?? null }
}

async function soundBefore(tx: Tx, seq: number): Promise<Row | undefined> {
  if (seq <= 0) return undefined
  const { rows } = await run(
    tx,
    `select ${COLUMNS} from record where seq < ? order by seq desc limit ${LOOK_BACK}`,
    seq,
  )
  return rows.find(isSound)
}

function isSound(row: Row): boolean {
  try {
    return isSameHash(hashOf(row), row['hash'] as Uint8Array)
  } catch {
    // Damaged rows hold anything, also what is no text.
    return false
  }
}

function hashOf(row: Row): Buffer {
  return leafHash(envelope(envelopeFields(row), row['body_hash'] as Uint8Array))
}

/**
 * The rows as they enter the log, none older than `newest` or the one before it. Where a command began before another
 * one but came to its end later, or another process has another clock, the record is dated anew, while nobody has seen
 * it: then it gets the time of the one before, and its hash with it.
 */
export async function inTime(
  { tx, capability }: { readonly tx: Tx; readonly capability: Capability },
  rows: readonly Row[],
  newest: Time | null,
): Promise<readonly Row[]> {
  const times = new Map<number, Time>()
  let least = newest ?? ''
  for (const row of rows) {
    const at = row['at'] as Time
    if (at < least) times.set(row['seq'] as number, least)
    else least = at
  }
  if (times.size === 0) return rows
  const fresh = new Map<number, Row>()
  const seqs = [...times.keys()]
  for (let from = 0; from < seqs.length; from += UPDATE_ROWS) {
    const some = seqs.slice(from, from + UPDATE_ROWS)
    for (const row of await redated(tx, some, times)) fresh.set(row['seq'] as number, row)
  }
  await keep({ tx, capability }, [...fresh.values()])
  return rows.map((row) => fresh.get(row['seq'] as number) ?? row)
}

async function redated(
  tx: Tx,
  seqs: readonly number[],
  times: ReadonlyMap<number, Time>,
): Promise<Row[]> {
  const places = seqs.map(() => '?').join(', ')
  const { rows } = await run(
    tx,
    `select seq, ${COLUMNS} from record where seq in (${places})`,
    ...seqs,
  )
  return rows.map((row) => {
    const dated = { ...row, at: times.get(row['seq'] as number) }
    return { ...dated, hash: hashOf(dated) }
  })
}

async function keep(
  { tx, capability }: { readonly tx: Tx; readonly capability: Capability },
  rows: readonly Row[],
): Promise<void> {
  const one = `(cast(? as bigint), cast(? as text), cast(? as ${capability.words['bytes']}))`
  for (let from = 0; from < rows.length; from += UPDATE_ROWS) {
    const some = rows.slice(from, from + UPDATE_ROWS)
    await run(
      tx,
      `update record set at = fresh.column2, hash = fresh.column3
       from (values ${some.map(() => one).join(', ')}) as fresh where record.seq = fresh.column1`,
      ...some.flatMap((row) => [row['seq'], row['at'], row['hash']]),
    )
  }
}
