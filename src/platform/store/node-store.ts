import type { SigningKey, Store, Tx } from '../../core/port.ts'
import { MINUTE, SECOND, type Time } from '../../core/time.ts'
import type { OnFailure } from '../loop.ts'
import type { Capability, EngineLoad, Topic } from './engine.ts'

/**
 * How often whoever follows the store looks without being told: a telling may be missed, and other processes that write
 * to the same store tell nothing.
 */
export function pollMs(store: NodeStore): number {
  return store.capability.isShared ? SECOND : MINUTE
}

/** Where a store lies: a file (SQLite), or a database and perhaps a schema in it (PostgreSQL). */
export type StorePlace =
  | { readonly file: string }
  | { readonly url: string; readonly schema?: string | undefined }

/** How a store is opened. `signer` signs checkpoints of the log named `origin`. */
export type StoreOptions = StorePlace & {
  readonly origin: string
  readonly signer: SigningKey
  readonly migrationsDir: string
  /** Default false. Read-only stores are neither migrated nor numbered nor signed. */
  readonly readOnly?: boolean | undefined
  /** File with the highest checkpoint handed out; without it nothing is kept and nothing checked. */
  readonly published?: string | undefined
  /** Default true. Else nothing is signed before {@link NodeStore.sign} is called: a look at the log comes first. */
  readonly signsAtOnce?: boolean | undefined
  /** Told when numbering or signing fails; both go on by themselves. */
  readonly onFailure?: OnFailure | undefined
}

/** The store as the platform and the composition root see it. */
export interface NodeStore extends Store {
  readonly capability: Capability
  readonly origin: string
  readonly publicKey: Uint8Array
  /** The newest signed checkpoint, to be handed out: it is kept first. */
  publish(): Promise<string>
  /** Applies the migrations that wait until this version serves; gives their names. Throws as `migrate`. */
  finishUpgrade(): Promise<string[]>
  /** As `write`, but read committed where the engine has a choice, and ahead of the queue: jobs, sequencer. */
  claim<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Calls `listener` after each commit of this process that touched `topic`; returns the way to stop. */
  onCommitted(topic: Topic, listener: () => void): () => void
  /** Time of the newest numbered record that this process knows of; null in an empty log or a store for reading only. */
  newest(): Time | null
  /** Begins to sign checkpoints, where that was held back. */
  sign(): void
  /** As the engine's. */
  emptyJournal(): Promise<boolean>
  /** How busy the engine is. */
  load(): EngineLoad
  /** Resolves when every committed record is numbered and under a signed checkpoint. Throws Error after `limitMs`. */
  settled(limitMs: number): Promise<void>
}
