import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'

/** Rows as `migrations/0070-directory.sql` and `0071-overseer.sql` declare them. */
interface Tables {
  nation: { what: string; iso3: string; languages: string; chosen_by: string; chosen_at: Time }
  agency: {
    id: string
    fact: string | null
    iso3: string
    kind: string
    name: string
    name_local: string | null
    languages: string
    source: string
    as_of: string
    confidence: string
    confirmed_by: string | null
    confirmed_at: Time | null
    confirmed_source: string | null
    added_by: string
    added_at: Time
    removed_at: Time | null
  }
  contact_point: { agency: string; kind: string; value: string }
  overseer: {
    what: string
    name: string
    post: string
    phone: string | null
    named_by: string
    named_at: Time
  }
  waiver: { item: string; reason: string; given_by: string; given_at: Time }
}

export const db = tables<Tables>()

/** A row of a table. */
export type Row<T extends keyof Tables> = Tables[T]
