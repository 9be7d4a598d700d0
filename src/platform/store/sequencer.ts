import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import type { NoteSigner } from '../../lib/tlog/index.ts'
import { type OnFailure, startLoop } from '../loop.ts'
import { awaitsLook, hasOpenDamage } from './damage.ts'
import type { Engine } from './engine.ts'
import { run } from './lend.ts'
import { type Newest, newestRecord } from './in-time.ts'
import { INTEGRATE_LIMIT, integrate, logState, signHead } from './log.ts'

/** Longest that a checkpoint stays behind the log: a signature for each commit would cost a tenth of all writes. */
const SIGN_WITHIN_MS = 50

/** How often a store that others write to is asked for their records. */
const POLL_MS = 500

/** How often is asked whether the look at the log is done that a start has asked for; it takes about a second. */
const LOOK_POLL_MS = 100

/** Pause while another process holds the lead; it needs some milliseconds. */
const RETRY_MS = 20

/** Numbers records and signs heads for one store. */
export interface Sequencer {
  /** Calls `listener` after records got their number, see the store; returns the way to stop. */
  onSequenced(listener: () => void, types?: readonly string[]): () => void
  /** Time of the newest numbered record that this process knows of, null in an empty log. */
  newest(): Time | null
  /** Resolves when every committed record is numbered and, unless damage or a look that is due forbids it, under a signed checkpoint. Throws Error after `limitMs`. */
  settled(limitMs: number): Promise<void>
  /** Begins to sign, where it was held back. */
  sign(): void
  stop(): Promise<void>
}

/** Starts numbering: inside each commit where the engine has one writer, else whenever this process gets the lead. */
export function startSequencer(
  engine: Engine,
  signer: NoteSigner,
  options: {
    readonly newest: Newest
    readonly onFailure: OnFailure
    readonly signsAtOnce: boolean
  },
): Sequencer {
  const { onFailure } = options
  const last: Last = { newest: options.newest }
  const listeners = new Map<() => void, readonly string[] | undefined>()
  let maySign = options.signsAtOnce
  const seal = async () => {
    if (maySign && !(await engine.claim((tx) => signHead(tx, signer)))) sealer.wakeIn(LOOK_POLL_MS)
  }
  const sealer = startLoop(seal, { onFailure, restMs: SIGN_WITHIN_MS })
  const sealIn = sealerInCommit(signer)
  const numbered: Numbered = (known, isSigned) => {
    if (!isSigned) sealer.wake()
    for (const [listener, types] of listeners) {
      if (known === null || types === undefined || types.some((type) => known.has(type))) listener()
    }
  }
  const numberer = engine.capability.isShared
    ? numberAsLeader(engine, { numbered, last, onFailure })
    : numberInCommit(engine, {
        numbered,
        last,
        sealIn: async (tx) => maySign && (await sealIn(tx)),
      })
  // A killed process may have left its last records without a signature.
  sealer.wake()
  return {
    onSequenced(listener, types) {
      // One of its own, because the same function may listen twice.
      const own = () => listener()
      listeners.set(own, types)
      return () => listeners.delete(own)
    },
    newest: () => last.newest.at,
    async settled(limitMs) {
      const until = performance.now() + limitMs
      for (;;) {
        const lacks = await engine.read(lacking)
        if (lacks === null) return
        if (performance.now() > until) throw new Error('the log did not settle in time')
        // Whoever waits for the signature does not wait for others to share it.
        if (lacks === 'signature') sealer.wakeIn(0)
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    },
    sign() {
      maySign = true
      sealer.wake()
    },
    async stop() {
      try {
        await numberer.stop()
        await sealer.stop()
        await seal()
      } catch (error) {
        // The next start finds the same records and does the same.
        onFailure(error)
      }
    },
  }
}

/**
 * Signs the head within the commit where none was signed so for a while: a commit of its own is as dear as the command that
 * it follows, and keeps the next one waiting. False where it did not.
 */
function sealerInCommit(signer: NoteSigner): (tx: Tx) => Promise<boolean> {
  let signedMs = Number.NEGATIVE_INFINITY
  return async (tx) => {
    const nowMs = performance.now()
    if (nowMs - signedMs < SIGN_WITHIN_MS) return false
    try {
      if (!(await signHead(tx, signer))) return false
      signedMs = nowMs
      return true
    } catch {
      // What was written is kept all the same: the sealer meets the same error, and tells of it.
      return false
    }
  }
}

/** What the log lacks to be settled; null when nothing. */
async function lacking(tx: Tx): Promise<'numbers' | 'signature' | null> {
  const { rows } = await run(tx, 'select position from record where seq is null limit 1')
  if (rows.length > 0) return 'numbers'
  const { size, signedSize } = await logState(tx)
  const isDone = size === signedSize || (await awaitsLook(tx)) || (await hasOpenDamage(tx))
  return isDone ? null : 'signature'
}

/**
 * Told after records got their number; `known` has their types, null where others may have numbered some; `isSigned` once
 * a checkpoint covers them.
 */
type Numbered = (known: ReadonlySet<string> | null, isSigned: boolean) => void

interface Numberer {
  stop(): Promise<void>
}

/** The newest numbered record that this process knows of. */
interface Last {
  newest: Newest
}

function numberInCommit(
  engine: Engine,
  {
    numbered,
    last,
    sealIn,
  }: {
    readonly numbered: Numbered
    readonly last: Last
    /** See {@link sealerInCommit}. */
    sealIn(tx: Tx): Promise<boolean>
  },
): Numberer {
  // Of a commit that failed something may be left: then somebody is called in vain, and the size does not fit.
  let known = new Set<string>()
  let isSigned = false
  engine.beforeCommit = async (tx) => {
    let types: readonly string[]
    do {
      const done = await integrate(tx, engine.capability, last.newest)
      types = done.types
      last.newest = done.newest
      for (const type of types) known.add(type)
    } while (types.length === INTEGRATE_LIMIT)
    isSigned = await sealIn(tx)
  }
  const stop = engine.onCommitted('log', () => {
    const told = known
    known = new Set()
    numbered(told, isSigned)
  })
  return { stop: async () => stop() }
}

function numberAsLeader(
  engine: Engine,
  {
    numbered,
    last,
    onFailure,
  }: { readonly numbered: Numbered; readonly last: Last; readonly onFailure: OnFailure },
): Numberer {
  let seen = -1
  async function number(): Promise<void> {
    loop.wakeIn(POLL_MS)
    let count: number | null = INTEGRATE_LIMIT
    while (count === INTEGRATE_LIMIT) {
      const done = await engine.claim(async (tx) =>
        (await engine.capability.tryLead(tx))
          ? await integrate(tx, engine.capability, last.newest)
          : null,
      )
      count = done?.types.length ?? null
      // Others number as well, and their clocks are not ours.
      last.newest = done?.newest ?? (await engine.read((tx) => reachedIn(tx, last.newest)))
      const reached = last.newest.size - 1
      const own = done?.types ?? []
      // Where the log grew by more than that, others numbered too.
      if (reached > seen) numbered(reached === seen + own.length ? new Set(own) : null, false)
      seen = reached
    }
    // Somebody else leads and may have looked before our commit.
    if (count === null) loop.wakeIn(RETRY_MS)
  }
  const loop = startLoop(number, { onFailure })
  const stopListening = engine.onCommitted('log', loop.wake)
  loop.wake()
  return {
    async stop() {
      stopListening()
      await loop.stop()
      await number()
    },
  }
}

async function reachedIn(tx: Tx, known: Newest): Promise<Newest> {
  const { size } = await logState(tx)
  return size === known.size ? known : await newestRecord(tx, size)
}
