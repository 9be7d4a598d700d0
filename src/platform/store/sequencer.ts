import type { Tx } from '../../core/port.ts'
import type { NoteSigner } from '../../lib/tlog/index.ts'
import { type OnFailure, startLoop } from '../loop.ts'
import type { Engine } from './engine.ts'
import { run } from './lend.ts'
import { head, INTEGRATE_LIMIT, integrate, logState, signHead } from './log.ts'

/** Longest that a checkpoint stays behind the log: a signature for each commit would cost a tenth of all writes. */
const SIGN_WITHIN_MS = 50

/** How often a store that others write to is asked for their records. */
const POLL_MS = 500

/** Pause while another process holds the lead; it needs some milliseconds. */
const RETRY_MS = 20

/** Numbers records and signs heads for one store. */
export interface Sequencer {
  /** Calls `listener` after records got their number; returns the way to stop. */
  onSequenced(listener: () => void): () => void
  /** Resolves when every committed record is numbered and under a signed checkpoint. Throws Error after `limitMs`. */
  settled(limitMs: number): Promise<void>
  stop(): Promise<void>
}

/** Starts numbering: inside each commit where the engine has one writer, else whenever this process gets the lead. */
export function startSequencer(
  engine: Engine,
  signer: NoteSigner,
  onFailure: OnFailure,
): Sequencer {
  const listeners = new Set<() => void>()
  const seal = () => engine.claim((tx) => signHead(tx, signer))
  const sealer = startLoop(seal, { onFailure, restMs: SIGN_WITHIN_MS })
  const numbered = () => {
    sealer.wake()
    for (const listener of listeners) listener()
  }
  const numberer = engine.capability.isShared
    ? numberAsLeader(engine, numbered, onFailure)
    : numberInCommit(engine, numbered)
  // A killed process may have left its last records without a signature.
  sealer.wake()
  return {
    onSequenced(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async settled(limitMs) {
      const until = performance.now() + limitMs
      while (!(await engine.read(isSettled))) {
        if (performance.now() > until) throw new Error('the log did not settle in time')
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
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

async function isSettled(tx: Tx): Promise<boolean> {
  const { size, signedSize } = await logState(tx)
  const { rows } = await run(tx, 'select position from record where seq is null limit 1')
  return size === signedSize && rows.length === 0
}

interface Numberer {
  stop(): Promise<void>
}

function numberInCommit(engine: Engine, numbered: () => void): Numberer {
  engine.beforeCommit = async (tx) => {
    while ((await integrate(tx, engine.capability)) === INTEGRATE_LIMIT);
  }
  const stop = engine.onCommitted('log', numbered)
  return { stop: async () => stop() }
}

function numberAsLeader(engine: Engine, numbered: () => void, onFailure: OnFailure): Numberer {
  let seen = -1
  async function number(): Promise<void> {
    loop.wakeIn(POLL_MS)
    let count: number | null = INTEGRATE_LIMIT
    while (count === INTEGRATE_LIMIT) {
      count = await engine.claim(async (tx) =>
        (await engine.capability.tryLead(tx)) ? await integrate(tx, engine.capability) : null,
      )
      const reached = await engine.read(head)
      if (reached > seen) numbered()
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
