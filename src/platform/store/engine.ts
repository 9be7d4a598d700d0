import type { Tx, WriteOptions } from '../../core/port.ts'
import type { Distribution } from '../../lib/prometheus/index.ts'

/** What may be bound to a statement, after {@link bindable}. */
export type Bind = null | string | number | bigint | Uint8Array

/** One row as the engine gives it: text, number, bytes or null per column. */
export type Row = Readonly<Record<string, unknown>>

/** Rows that a statement gave, and how many it inserted, updated or deleted. */
export interface Result {
  readonly rows: readonly Row[]
  readonly changed: number
}

/** One connection inside one open transaction. `sql` has `?` for parameters where `placeholders` is true. */
export interface Connection {
  run(sql: string, params: readonly Bind[], placeholders: boolean): Result | Promise<Result>
}

/** What a commit may have touched that somebody waits for. */
export type Topic = 'log' | 'jobs'

/** Everything in which the two engines differ; nothing else asks which engine it is on. */
export interface Capability {
  readonly name: 'sqlite' | 'postgres'
  /** Ends a `select … limit` that picks rows to claim. */
  readonly skipLocked: string
  /** Most parameters of one statement. */
  readonly maxParameters: number
  /** Words in braces of migration files. */
  readonly words: Readonly<Record<string, string>>
  /** Other processes may write to the same store, so polling is needed. */
  readonly isShared: boolean
  /** `position` of a numbered record is tied to its seq, so that no stored column is left unchecked. */
  numberedPosition(seq: number): number
  /** What the numbering statement adds to `set seq = …`; `?` is the size of the log before. */
  readonly setPosition: string
  /** True when this transaction is the one that may number records. */
  tryLead(tx: Tx): Promise<boolean>
  /** Holds off other processes until the transaction ends. */
  lockSchema(tx: Tx): Promise<void>
  /** The engine's own check of a table's pages and indexes; null when sound, or when the engine has none. */
  tableFault(tx: Tx, table: string): Promise<string | null>
  hasTable(tx: Tx, table: string): Promise<boolean>
  isConflict(error: unknown): boolean
  isForeignKey(error: unknown): boolean
  isRetryable(error: unknown): boolean
}

/** How busy an engine is. */
export interface EngineLoad {
  /** Commands that wait for their turn. */
  readonly waiting: number
  /** How long commits took, in seconds. */
  readonly commits: readonly Distribution[]
}

/** Upper bounds of a commit's duration, in seconds: a good disk needs 0.2 ms, a bad one 50. */
export const COMMIT_BOUNDS: readonly number[] = [
  0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
]

/** What an engine offers to the store; see `core/port.ts` for the meaning of read and write. */
export interface Engine {
  readonly capability: Capability
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
  /**
   * As `write`, but read committed where the engine has a choice, and not refused for a full queue: it is for the few
   * loops of the platform. `limitMs` is for a migration, which may take longer than a command.
   */
  claim<T>(work: (tx: Tx) => Promise<T>, limitMs?: number): Promise<T>
  /** The last step of a commit that touched the log; only engines with one writer call it. */
  beforeCommit: ((tx: Tx) => Promise<void>) | null
  /** Calls `listener` after each commit that touched `topic`; returns the way to stop. */
  onCommitted(topic: Topic, listener: () => void): () => void
  /**
   * Empties what the engine keeps of rows as they were, where that is its own matter; false where a reader still needs
   * it. The embedded engine's write-ahead log; PostgreSQL's is the operator's.
   */
  emptyJournal(): Promise<boolean>
  load(): EngineLoad
  close(): Promise<void>
}

/** Commands that may wait for the store; at ten thousand a second the last one waits a second. Beyond: `store.busy`. */
export const QUEUE_LIMIT = 10_000

/** A transaction awaits only the store, so one that takes longer waits for something else and would hold up everybody. */
export const MAX_COMMAND_MS = 15_000

/**
 * The value as both engines can bind it; boolean becomes 0 or 1. Throws TypeError for everything else, because
 * SQLite would store null for a Date without a word, and for text that only one of the engines could hold.
 */
export function bindable(value: unknown): Bind {
  switch (typeof value) {
    case 'string':
      if (value.includes('\0') || !value.isWellFormed()) throw new TypeError('unstorable text')
      return value
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`cannot bind the number ${value}`)
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'bigint':
      return value
    default:
      if (value === null || value instanceof Uint8Array) return value
      throw new TypeError(`cannot bind a value of type ${typeof value}`)
  }
}

/** Listeners by topic, shared by both engines. */
export interface Hub {
  on(topic: Topic, listener: () => void): () => void
  tell(topics: ReadonlySet<Topic>): void
}

/** A new hub without listeners. */
export function createHub(): Hub {
  const listeners = new Map<Topic, Set<() => void>>()
  return {
    on(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => set.delete(listener)
    },
    tell(topics) {
      // In a microtask of its own, so that a listener that throws cannot stop the commits.
      for (const topic of topics)
        for (const listener of listeners.get(topic) ?? []) queueMicrotask(listener)
    },
  }
}
