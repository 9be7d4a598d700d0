import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Tx } from '../../core/port.ts'
import { createHistogram, type Histogram } from '../../lib/prometheus/index.ts'
import {
  type Capability,
  COMMIT_BOUNDS,
  type Connection,
  createHub,
  type Engine,
  MAX_COMMAND_MS,
  QUEUE_LIMIT,
  type Topic,
} from './engine.ts'
import { createGate, createLine } from './gate.ts'
import { lend, run } from './lend.ts'
import { busy, closed, full } from './problems.ts'

/** Commands of one shared commit: at 64 the fsync costs each of them next to nothing, beyond only the wait grows. */
const BATCH_COMMANDS = 64

/** Longest time that a commit collects commands; nobody should wait for strangers longer than a page is noticed. */
const BATCH_MS = 5

/** Snapshots open at once. They rarely overlap, because a read awaits only the store. */
const READERS = 4

/** Longest the event loop is kept from sockets by reads that follow each other. */
const TURN_MS = 5

/** Prepared statements kept per connection; the whole product has a few hundred. */
const STATEMENTS = 600

/**
 * Pages of the file that a snapshot keeps, in KiB: the system keeps them too, once for all. SQLite's own measure, four
 * times that, is filled by each of the readers as a node grows.
 */
const READER_CACHE_KIB = 512

/** Waiting for a foreign process that holds the write lock: a backup takes moments. */
const LOCK_WAIT_MS = 5_000

const dialect: Dialect = {
  createDriver: () => {
    throw new Error('The store lends its transactions.')
  },
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
}

const capability: Capability = {
  name: 'sqlite',
  skipLocked: '',
  maxParameters: 32_766,
  words: {
    text: 'text',
    integer: 'integer',
    real: 'real',
    bytes: 'blob',
    identity: 'integer primary key autoincrement',
    strict: ' strict',
  },
  isShared: false,
  // With one writer the identity column counts without gaps.
  numberedPosition: (seq) => seq + 1,
  setPosition: '',
  tryLead: async () => true,
  lockSchema: async () => {},
  async tableFault(tx, table) {
    const { rows } = await run(tx, `pragma integrity_check('${table}')`)
    const first = String(rows[0]?.['integrity_check'])
    return first === 'ok' ? null : first
  },
  async hasTable(tx, table) {
    const sql = `select name from sqlite_schema where type = 'table' and name = ?`
    return (await run(tx, sql, table)).rows.length > 0
  },
  isConflict: (error) => [1555, 2067, 2579].includes(errorNumber(error)),
  isForeignKey: (error) => errorNumber(error) === 787,
  isRetryable: (error) => [5, 6].includes(errorNumber(error) & 0xff),
}

/** SQLite's extended result code, 0 for other errors. */
function errorNumber(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
}

/** What the caller is told of an error: a Problem for a full disk or a held lock, else the error itself. */
function told(error: unknown): unknown {
  const primary = errorNumber(error) & 0xff
  // 13 full, 10 input or output failed: a full disk shows as either.
  if (primary === 13 || primary === 10) return full(error)
  if (capability.isRetryable(error)) return busy(error)
  return error
}

/** A connection with its prepared statements. */
interface Handle extends Connection {
  readonly db: DatabaseSync
  control(sql: string): void
}

function connect(file: string, readOnly: boolean): Handle {
  const db = new DatabaseSync(file, { readOnly, timeout: LOCK_WAIT_MS })
  db.exec('pragma foreign_keys = on; pragma trusted_schema = off; pragma temp_store = memory')
  if (readOnly) db.exec(`pragma cache_size = -${READER_CACHE_KIB}`)
  else {
    // FULL: each commit is on the disk before it is acknowledged; NORMAL would lose the last ones in a power cut.
    // secure_delete: an erased body is overwritten, not only forgotten.
    db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on')
  }
  const statements = new Map<string, Prepared>()
  function prepared(sql: string): Prepared {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = db.prepare(sql)
    // Rows as lists: those that node:sqlite makes itself have no prototype and take three times as long.
    statement.setReturnArrays(true)
    const entry = { statement, columns: statement.columns().map(({ name }) => name) }
    const oldest = statements.size < STATEMENTS ? undefined : statements.keys().next().value
    if (oldest !== undefined) statements.delete(oldest)
    statements.set(sql, entry)
    return entry
  }
  return {
    db,
    control: (sql) => void prepared(sql).statement.run(),
    run(sql, params) {
      const { statement, columns } = prepared(sql)
      if (columns.length === 0) {
        return { rows: [], changed: Number(statement.run(...params).changes) }
      }
      const lists = statement.all(...params) as unknown as unknown[][]
      return { rows: lists.map((values) => rowOf(columns, values)), changed: lists.length }
    },
  }
}

/** A statement, and the names of what it reads; one that only writes has none. */
interface Prepared {
  readonly statement: StatementSync
  readonly columns: readonly string[]
}

function rowOf(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  columns.forEach((column, n) => void (row[column] = values[n]))
  return row
}

/** What is to be done in a transaction. */
interface Work<T> {
  work(tx: Tx): Promise<T>
  readonly limitMs: number
}

/** A command that waits for its commit. */
interface Command extends Work<unknown> {
  resolve(value: never): void
  reject(error: unknown): void
}

/**
 * Opens the embedded store in `file` (mode 0600): one writer with shared commits, several readers on snapshots.
 * Throws when the file is not a database or cannot be opened.
 */
export function openSqlite(file: string, readOnly: boolean): Engine {
  if (!readOnly) closeSync(openSync(file, 'a', 0o600))
  const hub = createHub()
  const readers = createReaders(file)
  const writer = readOnly ? null : createWriter(connect(file, false), hub.tell)
  return {
    capability,
    read: (work) => readers.read(work),
    write: async (work, options) => {
      const line = options?.urgent === true ? 'urgent' : 'usual'
      return await (writer ?? refuseWrites()).add({ work, limitMs: MAX_COMMAND_MS }, line)
    },
    claim: async (work, limitMs = MAX_COMMAND_MS) =>
      await (writer ?? refuseWrites()).add({ work, limitMs }, 'own'),
    get beforeCommit() {
      return writer?.lastStep.run ?? null
    },
    set beforeCommit(step) {
      if (writer !== null) writer.lastStep.run = step
    },
    onCommitted: hub.on,
    emptyJournal: async () => await (writer ?? refuseWrites()).emptyJournal(),
    load: () => writer?.load() ?? { waiting: 0, commits: [] },
    async close() {
      await writer?.drain()
      await readers.close()
      // Last, because only a connection that may write can put the write-ahead log back into the file.
      writer?.close()
    },
  }
}

function refuseWrites(): never {
  throw new Error('This store was opened for reading only.')
}

function createReaders(file: string) {
  const idle: Handle[] = []
  const gate = createGate(READERS, QUEUE_LIMIT)
  let turnAt = performance.now()
  return {
    async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      // node:sqlite settles in microtasks: without a pause, callers that read in a loop would starve the sockets.
      if (performance.now() - turnAt > TURN_MS) {
        await nextTurn()
        turnAt = performance.now()
      }
      const leave = await gate.enter()
      try {
        const handle = idle.pop() ?? connect(file, true)
        try {
          handle.control('begin')
          return (await lend(handle, dialect, work)).value
        } catch (error) {
          throw told(error)
        } finally {
          if (handle.db.isTransaction) handle.control('rollback')
          idle.push(handle)
        }
      } finally {
        leave()
      }
    },
    async close() {
      await gate.close()
      for (const handle of idle) handle.db.close()
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function createWriter(handle: Handle, tell: (topics: ReadonlySet<Topic>) => void) {
  const urgent = createLine<Command>()
  const usual = createLine<Command>()
  const lastStep: { run: Engine['beforeCommit'] } = { run: null }
  const times = createHistogram(COMMIT_BOUNDS)
  const emptying: ((isEmpty: boolean) => void)[] = []
  let isRunning = false
  let onDrained: (() => void) | null = null

  async function commitAll(): Promise<void> {
    // A turn of the event loop between commits, the first one too, for the reason given at the readers.
    await nextTurn()
    while (urgent.length() + usual.length() + emptying.length > 0) {
      if (urgent.length() + usual.length() > 0) {
        const touched = await commitBatch({
          handle,
          take: () => urgent.take() ?? usual.take(),
          lastStep: lastStep.run,
          times,
        })
        tell(touched)
      }
      if (emptying.length > 0) {
        const isEmpty = emptied(handle)
        for (const resolve of emptying.splice(0)) resolve(isEmpty)
      }
      await nextTurn()
    }
    isRunning = false
    onDrained?.()
  }

  function start(): void {
    if (isRunning) return
    isRunning = true
    void commitAll()
  }

  return {
    lastStep,
    /** `own` is for the platform's few loops: urgent, and let in even when the queue is full. */
    add<T>(work: Work<T>, line: 'urgent' | 'usual' | 'own'): Promise<T> {
      return new Promise((resolve, reject) => {
        if (onDrained !== null) return reject(closed())
        const isFull = usual.length() + urgent.length() >= QUEUE_LIMIT
        if (isFull && line !== 'own') return reject(busy())
        const command = { ...work, resolve, reject }
        if (line === 'usual') usual.add(command)
        else urgent.add(command)
        start()
      })
    },
    /** Between two commits, once what was accepted before is committed. */
    emptyJournal: () =>
      new Promise<boolean>((resolve) => {
        if (onDrained !== null) return resolve(false)
        emptying.push(resolve)
        start()
      }),
    load: () => ({ waiting: urgent.length() + usual.length(), commits: times.distributions() }),
    /** Refuses newcomers and resolves when the last accepted command was answered. */
    async drain() {
      await new Promise<void>((resolve) => {
        onDrained = resolve
        if (!isRunning) resolve()
      })
    },
    close: () => handle.db.close(),
  }
}

/**
 * Puts the write-ahead log into the file and empties it; false where a reader needs it. Waits for nobody: readers are in
 * this process, and would wait for it.
 */
function emptied({ db }: Handle): boolean {
  db.exec('pragma busy_timeout = 0')
  try {
    return db.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0
  } catch {
    // A full disk, or a foreign process that holds the lock: it is tried again.
    return false
  } finally {
    db.exec(`pragma busy_timeout = ${LOCK_WAIT_MS}`)
  }
}

/** One shared commit; gives what it touched. Every reply, refusals too, comes after it, so that nobody acts on what is not yet on the disk. */
async function commitBatch({
  handle,
  take,
  lastStep,
  times,
}: {
  readonly handle: Handle
  take(): Command | undefined
  readonly lastStep: Engine['beforeCommit']
  readonly times: Histogram
}): Promise<ReadonlySet<Topic>> {
  const commands: Command[] = []
  const replies: (() => void)[] = []
  const touched = new Set<Topic>()
  try {
    handle.control('begin immediate')
    const until = performance.now() + BATCH_MS
    while (
      commands.length < BATCH_COMMANDS &&
      (commands.length === 0 || performance.now() < until)
    ) {
      const command = take()
      if (command === undefined) break
      commands.push(command)
      replies.push(await attempt(handle, command, touched))
    }
    if (touched.has('log') && lastStep !== null) await lend(handle, dialect, lastStep)
    const from = performance.now()
    handle.control('commit')
    times.observe({}, (performance.now() - from) / 1000)
  } catch (error) {
    if (handle.db.isTransaction) handle.control('rollback')
    // Also when `begin` failed: whoever is next must hear it, or the queue would try for ever.
    if (commands.length === 0) commands.push(...[take()].filter((one) => one !== undefined))
    const reason = told(error)
    for (const command of commands) command.reject(reason)
    return new Set()
  }
  for (const reply of replies) reply()
  return touched
}

/**
 * Runs one command in a savepoint and gives its reply, to be sent after the commit. Throws when the whole transaction
 * is gone, which SQLite does by itself on a full disk.
 */
async function attempt(handle: Handle, command: Command, touched: Set<Topic>): Promise<() => void> {
  handle.control('savepoint command')
  try {
    const done = await lend(handle, dialect, (tx) => command.work(tx), command.limitMs)
    handle.control('release command')
    for (const topic of done.touched) touched.add(topic)
    return () => command.resolve(done.value as never)
  } catch (error) {
    if (!handle.db.isTransaction) throw error
    handle.control('rollback to command')
    handle.control('release command')
    const reason = told(error)
    // A command that met a full disk leaves the others in doubt about the room for theirs.
    if (reason !== error && !capability.isRetryable(error)) throw error
    return () => command.reject(reason)
  }
}
