import { SHARD } from '../domains/alerting/index.ts'

/** Where a station is in the stream: the newest number it has, of which epoch. */
export interface Cursor {
  readonly epoch: string
  readonly seq: number
}

const CURSOR = /^([\w.:/-]{1,64})~([\w.:/-]{1,64})~(\d{1,15})$/

/** Reads `shard~epoch~seq`; null for anything else, and for another shard: such a station starts anew. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, shard, epoch = '', seq = ''] = CURSOR.exec(text ?? '') ?? []
  return shard === SHARD ? { epoch, seq: Number(seq) } : null
}

/** The text of a place, as clients send it back. */
export function writeCursor({ epoch, seq }: Cursor): string {
  return `${SHARD}~${epoch}~${seq}`
}
