import { z } from 'zod'
import type { QueryContext } from '../../../core/action.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

export const anybody = { permission: 'anyone', scope: 'none' } as const
export const reading = { permission: 'claims:read', scope: 'shared' } as const
export const writing = { permission: 'claims:write', scope: 'nation' } as const
export const approving = { permission: 'claims:approve', scope: 'nation' } as const
export const claimRef = z.strictObject({ claim: noun.claimCode })

/** The claim of a code. Throws 404. */
export async function claimAt(tx: QueryContext['tx'], code: string): Promise<noun.ClaimRow> {
  return found(await store.claims.one(tx, { code }), 'unknownClaim')
}
