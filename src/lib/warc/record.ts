/** Kinds of records that are written and read. */
export const RECORD_TYPES = ['warcinfo', 'request', 'response', 'metadata'] as const
export type RecordType = (typeof RECORD_TYPES)[number]

export const VERSION = 'WARC/1.1'

/** Bytes of the head of a record. */
export const MAX_HEAD = 64 * 1024
/** Records of one file: a page of 200 resources, each with five redirects, has a quarter of them. */
export const MAX_RECORDS = 10_000
/** Bytes of one file. */
export const MAX_FILE = 64 * 1024 * 1024

/** What every record says of itself. */
interface RecordFields {
  readonly type: RecordType
  /** UUID in lower case. */
  readonly id: string
  /** UTC, as `2026-11-24T08:00:00.000Z`. */
  readonly date: string
  /** What was asked for; null for a record about the file itself. */
  readonly url: string | null
  /** Where it was found; null where it was not fetched. */
  readonly ip: string | null
  /** Id of the record that this one belongs to; null for none. */
  readonly concurrentTo: string | null
  readonly contentType: string
}

/** A record to be written; its block is `head` and `payload`, one behind the other. */
export interface WarcDraft extends RecordFields {
  /** Head of an HTTP message, with the empty line at its end; empty for any other record. */
  readonly head: Uint8Array
  readonly payload: Uint8Array
}

/** A record that was read; its hashes were compared. */
export interface WarcRecord extends RecordFields {
  readonly block: Uint8Array
}

/** Why a file is none of ours, or not any more. */
export type WarcFault =
  | 'too-large'
  | 'too-many-records'
  | 'version'
  | 'head'
  | 'type'
  | 'length'
  | 'end'
  | 'digest'
  | 'http'
  | 'no-page'

/** A file that is no whole web archive. */
export class WarcError extends Error {
  override readonly name = 'WarcError'
  readonly fault: WarcFault
  /** Which record is at fault, from 1; 0 where it is the file. */
  readonly record: number

  constructor(fault: WarcFault, record: number) {
    super(record === 0 ? `web archive: ${fault}` : `web archive, record ${record}: ${fault}`)
    this.fault = fault
    this.record = record
  }
}
