import { tables } from '../../../lib/sql/tables.ts'

interface Tables {
  record: {
    id: string
    seq: number | null
    at: string
    type: string
    action: string
    actor: string
    subject: string
    area: string
    marking: string
    body: string | null
    salt: Uint8Array | null
    hash: Uint8Array
  }
  /** The store signs no checkpoint while one is not named; see `migrations/0056-log-damage.sql`. */
  log_damage: {
    id: string
    found_at: string
    faults: string
    named_at: string | null
    reason: string | null
  }
  /** Counted where it is done; see `migrations/0014-surplus.sql`. */
  surplus: {
    what: string
    who: string
    hour_at: string
    taken: number
    over: number
    told: number
  }
  /** Kept by the store as it numbers records; see `migrations/0054-record-figure.sql`. */
  record_figure: { type: string; count: number; last: string }
}

export type Row<T extends keyof Tables> = Tables[T]

export const db = tables<Tables>()
