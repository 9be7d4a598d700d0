import { channel } from 'node:diagnostics_channel'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  type RootOperationNode,
  Transaction,
} from 'kysely'
import type { Tx } from '../../core/port.ts'
import { EXEMPT_TABLES } from '../../core/record.ts'
import { bindable, type Connection, MAX_COMMAND_MS, type Result, type Topic } from './engine.ts'

/** What the platform knows of a transaction that is lent out. */
interface Loan {
  readonly connection: Connection
  /** Statements fail once it is false, instead of joining a stranger's transaction. */
  alive: boolean
  /** Rows changed in tables that are not exempt from records. */
  changed: number
  /** First statement that failed. PostgreSQL can only roll back after it, so SQLite does the same. */
  failure: { readonly error: unknown } | null
  readonly touched: Set<Topic>
}

/** Every statement of this process, as its SQL; costs nothing while nobody listens. */
export const statements = channel('scrutineer:statement')

const loans = new WeakMap<object, Loan>()
const exempt = new Set([...EXEMPT_TABLES, 'record', 'record_figure', 'tile_entry', 'log_state'])

/**
 * Runs `work` with a transaction of its own over `connection`, dead when it is done. Gives what was touched besides
 * the result. Throws what `work` threw, the first failed statement even if `work` caught it, or Error after `limitMs`.
 */
export async function lend<T>(
  connection: Connection,
  dialect: Dialect,
  work: (tx: Tx) => Promise<T>,
  limitMs = MAX_COMMAND_MS,
): Promise<{ readonly value: T; readonly touched: ReadonlySet<Topic> }> {
  const loan: Loan = { connection, alive: true, changed: 0, failure: null, touched: new Set() }
  const tx = queryBuilder(loan, dialect)
  loans.set(tx, loan)
  try {
    const value = await withLimit(work(tx), limitMs)
    if (loan.failure !== null) throw loan.failure.error
    return { value, touched: loan.touched }
  } finally {
    loan.alive = false
  }
}

async function withLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(new Error('A transaction waited for something other than the store.'))
    timer = setTimeout(late, limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Runs one statement of the platform's own, with `?` for parameters; its changes are not counted. */
export async function run(tx: Tx, sql: string, ...params: unknown[]): Promise<Result> {
  return await execute(loanOf(tx), sql, { params, placeholders: true })
}

/** Rows changed so far by slices in tables that are not exempt from records. */
export function changesOf(tx: Tx): number {
  return loanOf(tx).changed
}

/** Notes that listeners of `topic` are to be told once this transaction is committed. */
export function touch(tx: Tx, topic: Topic): void {
  loanOf(tx).touched.add(topic)
}

function loanOf(tx: Tx): Loan {
  const loan = loans.get(tx)
  if (loan === undefined) throw new TypeError('this is not a transaction of the store')
  return loan
}

async function execute(
  loan: Loan,
  sql: string,
  how: { readonly params: readonly unknown[]; readonly placeholders: boolean },
): Promise<Result> {
  if (!loan.alive) throw new Error('This transaction is over; was a statement not awaited?')
  if (statements.hasSubscribers) statements.publish(sql)
  try {
    return await loan.connection.run(sql, how.params.map(bindable), how.placeholders)
  } catch (error) {
    loan.failure ??= { error }
    throw error
  }
}

const noDriver: Driver = {
  init: async () => {},
  acquireConnection: () => refuse(),
  beginTransaction: () => refuse(),
  commitTransaction: () => refuse(),
  rollbackTransaction: () => refuse(),
  releaseConnection: () => refuse(),
  destroy: async () => {},
}

function refuse(): never {
  throw new Error('A lent transaction neither begins nor ends anything.')
}

function queryBuilder(loan: Loan, dialect: Dialect): Tx & object {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery) {
      const result = await execute(loan, query.sql, {
        params: query.parameters,
        placeholders: false,
      })
      const table = writtenTable(query.query, query.sql)
      if (table !== null && !exempt.has(table)) loan.changed += result.changed
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.changed) }
    },
    streamQuery: () => refuse(),
  }
  const executor = new DefaultQueryExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    { provideConnection: (consumer) => consumer(connection) },
    [],
  )
  return new Transaction({ config: { dialect }, dialect, driver: noDriver, executor })
}

/** The table that a statement writes to, `''` when it cannot be told, null for one that only reads. */
function writtenTable(node: RootOperationNode, sql: string): string | null {
  switch (node.kind) {
    case 'SelectQueryNode':
      return null
    case 'InsertQueryNode':
      return node.into?.table.identifier.name ?? ''
    case 'UpdateQueryNode':
      return node.table === undefined ? '' : tableName(node.table)
    case 'DeleteQueryNode':
      return node.from.froms[0] === undefined ? '' : tableName(node.from.froms[0])
    default:
      return /^\s*select\b/i.test(sql) ? null : ''
  }
}

function tableName(node: { readonly kind: string }): string {
  if ('table' in node) {
    const { table } = node as { table: { identifier?: { name: string } } }
    return table.identifier?.name ?? ''
  }
  if ('node' in node) return tableName(node.node as { kind: string })
  return ''
}
