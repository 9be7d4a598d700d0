import { z } from 'zod'
import { faultPlace, logFault } from '../../core/log-damage.ts'
import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { TILE_WIDTH } from '../../lib/tlog/index.ts'
import { DAMAGE_NAMED } from './damage.ts'
import { type LogState, READ_LIMIT, recordsOfTypes } from './log.ts'
import type { NodeStore } from './node-store.ts'
import { readTile } from './tile-check.ts'

/** Who said when that a damage is known, and why it may stay. */
export interface Naming {
  /** Leaf index of the record that says so. */
  readonly namedBy: number
  readonly at: Time
  readonly actor: string
  readonly reason: string
  /** Of what was named; as in a fault. */
  readonly mark?: string | undefined
}

/** What a verification knows of damage that was named, by the place of each fault. */
export interface NamedDamage {
  readonly places: ReadonlyMap<string, Naming>
  /** What stands for a damaged record in the tree, by its leaf index; nothing where it cannot be told. */
  readonly leaves: ReadonlyMap<number, Uint8Array>
}

const body = z.object({ reason: z.string(), faults: z.array(logFault) })

/** Reads what was named. A naming that is damaged itself names nothing: its record is found by the verification. */
export async function namedDamage(store: NodeStore, state: LogState): Promise<NamedDamage> {
  try {
    return await store.read(async (tx) => {
      const places = new Map<string, Naming>()
      const seqs = new Set<number>()
      for (const record of await recordsOfTypes(tx, { after: -1, limit: READ_LIMIT }, [
        DAMAGE_NAMED,
      ])) {
        const { reason, faults } = body.parse(record.body)
        const { seq: namedBy, at, actor } = record
        for (const fault of faults) {
          places.set(faultPlace(fault), { namedBy, at, actor, reason, mark: fault.mark })
          if (fault.part === 'record' && fault.seq !== null) seqs.add(fault.seq)
        }
      }
      return { places, leaves: await leavesOf(store, tx, { seqs, state }) }
    })
  } catch {
    return { places: new Map(), leaves: new Map() }
  }
}

async function leavesOf(
  store: NodeStore,
  tx: Tx,
  { seqs, state }: { readonly seqs: ReadonlySet<number>; readonly state: LogState },
): Promise<Map<number, Uint8Array>> {
  const found = new Map<number, Uint8Array>()
  for (const [index, own] of Map.groupBy(seqs, (seq) => Math.floor(seq / TILE_WIDTH))) {
    const { leaves } = await readTile(store, tx, { index, state })
    for (const seq of own) {
      const leaf = leaves?.[seq - index * TILE_WIDTH]
      if (leaf !== undefined) found.set(seq, leaf)
    }
  }
  return found
}
