// What rests on a copy: checks that stand published, and notices that run or stand. Other slices say it.
import type { QueryContext } from '../../core/action.ts'
import { checksResting, noticesResting } from './needs.ts'
import { itemRow } from './schema.ts'
import { snapshotRow } from './snapshot.ts'
import * as store from './store.ts'

/** What rests on one copy. */
export interface Resting {
  /** Codes of claims with a published check, and of notices that everybody may see. */
  readonly claims: readonly string[]
  readonly notices: readonly string[]
  /** Notices that are only being prepared. */
  readonly prepared: number
  /** Checks that wait for a second person, who looks up a copy of what they cite. */
  readonly waiting: number
}

export const NOTHING_RESTS: Resting = { claims: [], notices: [], prepared: 0, waiting: 0 }

/** What rests on each of these copies; nothing is said of one on which nothing does. */
export async function restingOn(
  ctx: Pick<QueryContext, 'ask' | 'tx'>,
  copies: string[],
): Promise<Map<string, Resting>> {
  if (copies.length === 0) return new Map()
  const itemOf = await itemsOf(ctx, copies)
  const checks = await ctx.ask(checksResting, { copies, items: [...new Set(itemOf.values())] })
  const notices = await ctx.ask(noticesResting, { copies })
  const codesOf = (items: readonly { copy: string; code: string }[], of: string) =>
    [...new Set(items.flatMap(({ copy, code }) => (copy === of ? code : [])))].toSorted()
  const all = copies.map((copy) => {
    const own = {
      claims: codesOf(checks.items, copy),
      notices: codesOf(notices.items, copy),
      prepared: notices.prepared.find((one) => one.copy === copy)?.count ?? 0,
      waiting: checks.waiting.find(({ item }) => item === itemOf.get(copy))?.count ?? 0,
    }
    return [copy, own] as const
  })
  return new Map(
    all.filter(
      ([, { claims, notices: own, prepared, waiting }]) =>
        claims.length + own.length + prepared + waiting > 0,
    ),
  )
}

/** Codes of the references of which these are copies. */
async function itemsOf({ tx }: Pick<QueryContext, 'tx'>, code: string[]) {
  const limit = { limit: code.length + 1 }
  const rows = await store.snapshots.many(tx, { code }, { ...limit, as: ofCopy })
  const id = rows.map(({ item }) => item)
  const items = await store.items.many(tx, { id }, { ...limit, as: ofItem })
  const codeOf = new Map(items.map((one) => [one.id, one.code]))
  return new Map(rows.map((row) => [row.code, codeOf.get(row.item) ?? '']))
}
const ofCopy = snapshotRow.pick({ code: true, item: true })
const ofItem = itemRow.pick({ id: true, code: true })
