import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { findingEnd } from '../schema.ts'

/** A finding behind an alert: the words that it asks for, and how it ended. */
export const alertFindingRow = z.strictObject({
  alert: id,
  finding: z.string(),
  /** The check that made it; null where an older version of the node noted it. */
  checkName: z.string().nullable(),
  eventCode: z.string(),
  severity: z.string(),
  addedAt: time,
  overAt: time.nullable(),
  overWhy: findingEnd.nullable(),
})
export const alertFindings = table('alert_finding', alertFindingRow, ['alert', 'finding'])
export type AlertFinding = RowOf<typeof alertFindings>

/** Findings behind one alert; a site has one for each check and place at most. */
const MAX_FINDINGS = 500

/** The findings behind an alert, in the order in which they came. */
export function findingsOf(tx: Tx, alert: string): Promise<AlertFinding[]> {
  return alertFindings.many(tx, { alert }, { order: ['addedAt', 'finding'], limit: MAX_FINDINGS })
}

const db = tables<Database<typeof alertFindings>>()

/** What the open findings behind an alert ask for, each once, however many they are. */
export async function openWarnings(tx: Tx, alert: string) {
  return await db(tx)
    .selectFrom('alert_finding')
    .select(['event_code as eventCode', 'severity'])
    .distinct()
    .where('alert', '=', alert)
    .where('over_at', 'is', null)
    .orderBy('event_code')
    .orderBy('severity')
    .limit(MAX_FINDINGS)
    .execute()
}

/** Whether what an alert warns of is still so: one of its findings is not over. */
export async function isFindingOpen(tx: Tx, alert: string): Promise<boolean> {
  return (await alertFindings.one(tx, { alert, overAt: null })) !== undefined
}

/** Alerts on which one finding stands. */
const MAX_ALERTS = 20

/** Where a finding stands, the oldest alert first. */
export function placesOf(tx: Tx, finding: string): Promise<AlertFinding[]> {
  return alertFindings.many(tx, { finding }, { order: ['alert'], limit: MAX_ALERTS })
}
