import type { ExpressionBuilder } from 'kysely'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'

/** Rows as `migrations/0020-territory.sql` and `0021-roster.sql` declare them. */
export interface Tables {
  election: {
    id: string
    name: string
    date: string
    zone: string
    phases: string
    freezes: string
    created_at: Time
  }
  area: {
    path: string
    parent: string
    name: string
    name_fold: string
    kind: string
    next_code: number
    stations: number
    changes: number
    import: string | null
  }
  station: {
    id: string
    number: string
    name: string
    name_fold: string
    address: string
    phone: string | null
    area: string
    lon: number | null
    lat: number | null
    import: string | null
    closed_at: Time | null
  }
  station_import: {
    id: string
    name: string
    election: string | null
    columns: string
    delimiter: ',' | ';'
    skips_bad: number
    state: string
    ends_as: string | null
    staged: number
    good: number
    bad: number
    applied: number
    begun_by: string
    begun_at: Time
    finished_at: Time | null
    ended_at: Time | null
  }
  import_row: {
    import: string
    n: number
    station: string
    number: string
    name: string
    name_fold: string
    address: string
    phone: string | null
    area: string
    lon: number | null
    lat: number | null
    errors: string | null
  }
  import_area: { import: string; area: string; stations: number }
  official: {
    id: string
    station: string | null
    area: string
    post: string
    label: string | null
    contact: string | null
    /** `person:<id>` of who holds it and signs in here. */
    person: string | null
    added_at: Time
    removed_at: Time | null
  }
  duty: {
    id: string
    official: string
    area: string
    begins_at: Time
    ends_at: Time
    withdrawn_at: Time | null
  }
  handover: {
    id: string
    duty: string
    successor: string
    area: string
    note: string
    written_by: string
    written_at: Time
    accepted_by: string | null
    accepted_at: Time | null
    wiped_at: Time | null
  }
}

export type Row<T extends keyof Tables> = Tables[T]

/** The query builder over a lent transaction, knowing the tables of this slice. */
export const db = tables<Tables>()

/** Whether the area in `column` is one of `areas` or lies below one. */
export function within<T extends keyof Tables>(
  eb: ExpressionBuilder<Tables, T>,
  column: Parameters<ExpressionBuilder<Tables, T>['eb']>[0],
  areas: readonly string[],
) {
  return eb.or(
    areas
      .map(areaRange)
      .map(({ from, to }) => eb.and([eb(column, '>=', from), eb(column, '<', to)])),
  )
}

/** Whether a station stands outside of every unfinished import. */
export function isVisible(eb: ExpressionBuilder<Tables, 'station'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('station_import')
        .select('station_import.id')
        .whereRef('station_import.id', '=', 'station.import')
        .where('station_import.finished_at', 'is', null),
    ),
  )
}
