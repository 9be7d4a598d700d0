import type { CommandContext } from '../../core/action.ts'
import { table } from '../../lib/sql/table.ts'
import * as noun from './schema.ts'

export const claims = table('claim', noun.claimRow)
export const texts = table('claim_text', noun.textRow, ['claim', 'language'])
export const appearances = table('claim_appearance', noun.appearanceRow)
export const checks = table('fact_check', noun.checkRow)
export const origins = table('claim_origin', noun.originRow, ['origin'])
export const clock = table('claim_clock', noun.clockRow)
export const official = table('official_word', noun.officialRow)

const INDEX = { id: 'index' } as const

/** How often what everybody finds has changed. */
export async function movedTo(tx: CommandContext['tx']): Promise<number> {
  return (await clock.one(tx, INDEX))?.moved ?? 0
}

/** Says that something of this claim which everybody finds has changed: every index of the house follows. */
export async function move({ tx }: Pick<CommandContext, 'tx'>, claim: string): Promise<void> {
  const moved = (await movedTo(tx)) + 1
  await clock.put(tx, { ...INDEX, moved })
  await claims.change(tx, { id: claim }, { moved })
}
