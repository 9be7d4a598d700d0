import { z } from 'zod'
import type { CommandContext } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { freeCode } from '../../../core/free-code.ts'
import type { Tx } from '../../../core/port.ts'
import type { JsonValue } from '../../../lib/jcs/jcs.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

export const reading = { permission: 'sources:read', scope: 'shared' } as const
export const writing = { permission: 'sources:write', scope: 'nation' } as const
export const sourceRef = z.strictObject({ source: noun.sourceCode })

/** Whether a code is that of a source; else it is one of a reference. */
export const isSource = (code: string) => code.startsWith('SRC-')

/** SHA-256 in hex of what was written, by which a public record can be held against the page. */
export function digest(value: object): string {
  return canonicalHash(value as JsonValue)
}

/** By whom and when something ends, as rows have it. */
export const endedNow = ({ actor, now }: CommandContext) => ({ endedBy: actor.id, endedAt: now })

/** A code with this beginning that nothing has or ever had. */
export async function newCodeOf(ctx: CommandContext, kind: 'SRC' | 'CIT'): Promise<string> {
  const rows = kind === 'SRC' ? store.sources : store.items
  return await freeCode(
    () => `${kind}-${ctx.newCode(8)}`,
    async (code) => (await rows.count(ctx.tx, { code })) > 0,
  )
}

/** The source of a code, as long as it is listed. Throws 404 and 409. */
export async function listedSource(tx: Tx, code: string): Promise<noun.SourceRow> {
  const row = found(await store.sources.one(tx, { code }), 'unknownSource')
  if (row.state !== 'listed') throw refusal('ended')
  return row
}

/** The item of a code, as long as it is there to be cited. Throws 404 and 409. */
export async function liveItem(tx: Tx, code: string): Promise<noun.ItemRow> {
  const row = found(await store.items.one(tx, { code }), 'unknownItem')
  if (row.state === 'merged' || row.state === 'withdrawn') throw refusal('ended')
  return row
}
