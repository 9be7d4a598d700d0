import type { Expression, ExpressionBuilder, ReferenceExpression, SqlBool } from 'kysely'

/** A stretch of values, each end with its value (`from`, `upTo`) or without it (`after`, `before`). */
export interface Span<V = string> {
  readonly from?: V
  readonly after?: V
  readonly upTo?: V
  readonly before?: V
}

/** Any value but null. */
interface Present {
  readonly not: null
}

/** What is wanted of one column: this value, null, any but null, a stretch of values, or one of a list of either. */
export type Condition<V> =
  | V
  | (null extends V ? Present : never)
  | Span<NonNullable<V>>
  | readonly NonNullable<V>[]
  | readonly Span<NonNullable<V>>[]

const OPERATORS = { from: '>=', after: '>', upTo: '<=', before: '<' } as const
const ENDS = Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]

/** The condition as kysely has it: `.where((eb) => matches(eb, 'station.area', under(areas)))`. An empty list is false. */
export function matches<DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  column: ReferenceExpression<DB, TB>,
  condition: unknown,
): Expression<SqlBool> {
  if (condition === null) return eb(column, 'is', null)
  if (Array.isArray(condition)) {
    if (condition.length > 0 && !isObject(condition[0])) return eb(column, 'in', condition as never)
    return eb.or(condition.map((one) => matches(eb, column, one)))
  }
  if (!isObject(condition)) return eb(column, '=', condition as never)
  if ('not' in condition) return eb(column, 'is not', null)
  const span = condition as Span<unknown>
  return eb.and(endsOf(span).map((end) => eb(column, OPERATORS[end], span[end] as never)))
}

function endsOf(span: Span<unknown>): (keyof typeof OPERATORS)[] {
  return ENDS.filter((end) => span[end] !== undefined)
}

/** What a condition is like without its values: two of one shape are the same SQL. */
export function shapeOf(condition: unknown): string {
  if (condition === null) return 'null'
  if (Array.isArray(condition)) {
    if (condition.length > 0 && !isObject(condition[0])) return `in ${condition.length}`
    return `any(${condition.map(shapeOf).join()})`
  }
  if (!isObject(condition)) return '='
  if ('not' in condition) return 'not null'
  return endsOf(condition).join('&')
}

/** The values of a condition, in the order in which `matches` asks with them. */
export function valuesOf(condition: unknown): unknown[] {
  if (condition === null) return []
  if (Array.isArray(condition)) return condition.flatMap(valuesOf)
  if (!isObject(condition)) return [condition]
  const span = condition as Span<unknown>
  return 'not' in condition ? [] : endsOf(span).map((end) => span[end])
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}

/** Whether a condition is an empty list, so that nothing can match. */
export function isHopeless(where: object): boolean {
  return Object.values(where).some((one) => Array.isArray(one) && one.length === 0)
}
