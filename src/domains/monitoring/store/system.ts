import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { MAX_RULES, MAX_SYSTEMS, signalKind } from '../system-schema.ts'
import { inAreas } from './site.ts'
import { db, type Row } from './tables.ts'

export type SystemRow = Row<'inside_system'>
export type ExpectedRow = Row<'expected_signal'>
export type RuleRow = Row<'value_rule'>

const SYSTEM = [
  'inside_system.id',
  'inside_system.organization',
  'inside_system.name',
  'inside_system.area',
  'inside_system.affected',
  'inside_system.kind',
  'inside_system.backup_max_age_ms',
  'inside_system.restore_max_age_ms',
  'inside_system.sensor_least',
  'inside_system.added_at',
  'inside_system.ended_at',
] as const

export async function addSystem(tx: Tx, row: SystemRow): Promise<void> {
  await db(tx).insertInto('inside_system').values(row).execute()
}

export async function changeSystem(
  tx: Tx,
  id: string,
  values: Partial<Omit<SystemRow, 'id'>>,
): Promise<void> {
  await db(tx).updateTable('inside_system').set(values).where('id', '=', id).execute()
}

/** The system, also one that is not expected to tell anything any more. */
export async function systemById(tx: Tx, id: string): Promise<SystemRow | undefined> {
  return await db(tx)
    .selectFrom('inside_system')
    .select(SYSTEM)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Systems that have not ended, by name, with their organization. */
export async function systemsIn(
  tx: Tx,
  { areas, limit }: { areas: readonly string[]; limit: number },
) {
  if (areas.length === 0) return []
  return await db(tx)
    .selectFrom('inside_system')
    .innerJoin('organization', 'organization.id', 'inside_system.organization')
    .select(SYSTEM)
    .select('organization.name as owner')
    .where('inside_system.ended_at', 'is', null)
    .where((eb) => inAreas(eb, 'inside_system.area', areas))
    .orderBy('inside_system.name')
    .orderBy('inside_system.id')
    .limit(limit)
    .execute()
}

export async function countSystems(tx: Tx): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('inside_system')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function setKey(tx: Tx, row: Row<'system_key'>): Promise<void> {
  const { secret, made_at } = row
  await db(tx)
    .insertInto('system_key')
    .values(row)
    .onConflict((conflict) => conflict.column('system').doUpdateSet({ secret, made_at }))
    .execute()
}

export async function dropKey(tx: Tx, system: string): Promise<void> {
  await db(tx).deleteFrom('system_key').where('system', '=', system).execute()
}

export async function keyOf(tx: Tx, system: string): Promise<Row<'system_key'> | undefined> {
  return await db(tx)
    .selectFrom('system_key')
    .select(['system', 'secret', 'made_at'])
    .where('system', '=', system)
    .executeTakeFirst()
}

export async function setExpected(tx: Tx, row: ExpectedRow): Promise<void> {
  const { every_ms, grace_ms, since_at } = row
  await db(tx)
    .insertInto('expected_signal')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['system', 'kind']).doUpdateSet({ every_ms, grace_ms, since_at }),
    )
    .execute()
}

export async function dropExpected(tx: Tx, system: string, kind: ExpectedRow['kind']) {
  await db(tx)
    .deleteFrom('expected_signal')
    .where('system', '=', system)
    .where('kind', '=', kind)
    .execute()
}

/** What these systems are expected to tell, by kind. */
export async function expectedOf(tx: Tx, systems: readonly string[]): Promise<ExpectedRow[]> {
  if (systems.length === 0) return []
  return await db(tx)
    .selectFrom('expected_signal')
    .select(['system', 'kind', 'every_ms', 'grace_ms', 'since_at'])
    .where('system', 'in', systems)
    .orderBy('system')
    .orderBy('kind')
    .limit(systems.length * signalKind.options.length)
    .execute()
}

const RULE = [
  'id',
  'system',
  'kind',
  'value',
  'least',
  'most',
  'most_drop',
  'same_as_value',
  'same_as_system',
] as const

export async function addRule(tx: Tx, row: RuleRow): Promise<void> {
  await db(tx).insertInto('value_rule').values(row).execute()
}

export async function dropRule(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('value_rule').where('id', '=', id).execute()
}

export async function ruleById(tx: Tx, id: string): Promise<RuleRow | undefined> {
  return await db(tx).selectFrom('value_rule').select(RULE).where('id', '=', id).executeTakeFirst()
}

export async function rulesOf(tx: Tx, system: string): Promise<RuleRow[]> {
  return await db(tx)
    .selectFrom('value_rule')
    .select(RULE)
    .where('system', '=', system)
    .orderBy('id')
    .limit(MAX_RULES)
    .execute()
}

/** Systems with a rule that compares with this one. */
export async function comparedWith(tx: Tx, system: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('value_rule')
    .select('system')
    .distinct()
    .where('same_as_system', '=', system)
    .orderBy('system')
    .limit(MAX_SYSTEMS)
    .execute()
  return rows.map((row) => row.system)
}

/** Systems whose next look was given up or never set; a look that is set stays as it is. */
export async function allSystems(tx: Tx): Promise<{ id: string; added_at: Time }[]> {
  return await db(tx)
    .selectFrom('inside_system')
    .select(['id', 'added_at'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .limit(MAX_SYSTEMS)
    .execute()
}
