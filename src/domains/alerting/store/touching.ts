import type { ExpressionBuilder, ReferenceExpression } from 'kysely'
import { under, withAncestors } from '../../../core/permission.ts'
import { matches } from '../../../lib/sql/condition.ts'

/** Whether the area in `column` touches one of `areas`: it lies inside, or around. */
export function touches<DB, T extends keyof DB>(
  eb: ExpressionBuilder<DB, T>,
  column: ReferenceExpression<DB, T>,
  areas: readonly string[],
) {
  const above = [...new Set(areas.flatMap(withAncestors))]
  return eb.or([matches(eb, column, above), matches(eb, column, under(areas))])
}
