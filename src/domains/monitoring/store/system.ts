import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { MAX_RULES, MAX_SYSTEMS, sensorLeast, signalKind, systemKind } from '../system-schema.ts'
import type { organizations } from './site.ts'

const ms = z.number().int()

export const systems = table(
  'inside_system',
  z.strictObject({
    id,
    organization: id,
    name: z.string(),
    area: z.string(),
    /** Areas that rely on it and are told of its findings; empty: analysts only. */
    affected: z.array(z.string()),
    kind: systemKind,
    backupMaxAgeMs: ms.nullable(),
    restoreMaxAgeMs: ms.nullable(),
    sensorLeast,
    addedAt: time,
    endedAt: time.nullable(),
  }),
)
export type SystemRow = RowOf<typeof systems>

/** The key that signs what a system tells, 32 bytes in hex. */
export const systemKeys = table(
  'system_key',
  z.strictObject({ system: id, secret: z.string(), madeAt: time }),
  ['system'],
)

/** What a system is expected to tell, and how often. */
export const expectations = table(
  'expected_signal',
  z.strictObject({ system: id, kind: signalKind, everyMs: ms, graceMs: ms, sinceAt: time }),
  ['system', 'kind'],
)
export type ExpectedRow = RowOf<typeof expectations>

export const ruleRow = z.strictObject({
  id,
  system: id,
  kind: signalKind.exclude(['sensor-alert']),
  value: z.string(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  mostDrop: z.number().nullable(),
  sameAsValue: z.string().nullable(),
  sameAsSystem: id.nullable(),
})
export const rules = table('value_rule', ruleRow)
export type RuleRow = RowOf<typeof rules>

/** Systems that have not ended, by name, with their organization. */
export async function systemsIn(
  tx: Tx,
  areas: readonly string[],
  page: { readonly limit: number; readonly after?: string | undefined },
) {
  if (areas.length === 0) return []
  const { after, limit } = page
  const last = after === undefined ? undefined : await systems.one(tx, { id: after })
  let select = systems
    .select<typeof organizations>(tx)
    .innerJoin('organization', 'organization.id', 'inside_system.organization')
    .select('organization.name as owner')
    .where('inside_system.ended_at', 'is', null)
    .where((eb) => matches(eb, 'inside_system.area', under(areas)))
  if (last !== undefined)
    select = select.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('inside_system.name', 'inside_system.id'), '>', tuple(last.name, last.id)),
    )
  const rows = await select
    .orderBy('inside_system.name')
    .orderBy('inside_system.id')
    .limit(limit)
    .execute()
  return systems.read(rows)
}

/** What these systems are expected to tell, by kind. */
export async function expectedOf(tx: Tx, system: readonly string[]): Promise<ExpectedRow[]> {
  const limit = system.length * signalKind.options.length
  return await expectations.many(tx, { system }, { order: ['system', 'kind'], limit })
}

export async function rulesOf(tx: Tx, system: readonly string[]): Promise<RuleRow[]> {
  const limit = system.length * MAX_RULES
  return await rules.many(tx, { system }, { order: ['system', 'id'], limit })
}

const owner = ruleRow.pick({ system: true })

/** Systems with a rule that compares with this one. */
export async function comparedWith(tx: Tx, system: string): Promise<string[]> {
  const how = { order: ['system'], limit: MAX_SYSTEMS * MAX_RULES, as: owner } as const
  const rows = await rules.many(tx, { sameAsSystem: system }, how)
  return [...new Set(rows.map((row) => row.system))]
}
