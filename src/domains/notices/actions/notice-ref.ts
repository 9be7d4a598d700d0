import { z } from 'zod'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import * as noun from '../schema.ts'

export const reading = { permission: 'notices:read', scope: 'shared' } as const
export const issuing = { permission: 'notices:issue', scope: 'nation' } as const
export const reviewing = { permission: 'notices:review', scope: 'nation' } as const
export const judging = { permission: 'notices:judge', scope: 'nation' } as const
export const noticeRef = z.strictObject({ notice: noun.noticeCode })
/** Names what was read; anything else is refused. */
export const readHash = z.string().regex(/^[0-9a-f]{64}$/)

/** What a second person reads of a notice. */
const readPart = noun.noticeRow
  .pick({
    code: true,
    isUrgent: true,
    category: true,
    ground: true,
    law: true,
    article: true,
    groundWords: true,
    remedy: true,
    claim: true,
    checkVersion: true,
    quote: true,
    quoteLanguage: true,
    url: true,
    item: true,
    snapshot: true,
    saidOn: true,
    facts: true,
    language: true,
    harm: true,
    lessIntrusive: true,
    source: true,
    issuer: true,
    side: true,
    isAboutIssuer: true,
    detection: true,
    detectionHow: true,
    flaggedBy: true,
  })
  .strip()

/** SHA-256 in hex of what a notice says: whatever is changed of it afterwards has another one. */
export function saidHash(row: noun.NoticeRow): string {
  return canonicalHash(readPart.parse(row))
}
