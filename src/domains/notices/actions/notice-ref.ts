import { z } from 'zod'
import type { CommandContext } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { noticeAt } from '../advance.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'

export const reading = { permission: 'notices:read', scope: 'shared' } as const
export const issuing = { permission: 'notices:issue', scope: 'nation' } as const
export const reviewing = { permission: 'notices:review', scope: 'nation' } as const
export const judging = { permission: 'notices:judge', scope: 'nation' } as const
export const noticeRef = z.strictObject({ notice: noun.noticeCode })
/** Names what was read; anything else is refused. */
export const readRef = noticeRef.extend({ read: z.string().regex(/^[0-9a-f]{64}$/) })

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

/** What whoever decides reads besides: what came of it so far, and what everybody reads in the place of names. */
const nowPart = readPart.extend(
  noun.noticeRow.pick({
    redacted: true,
    handedAt: true,
    serviceChannel: true,
    serviceProof: true,
    servedAt: true,
    replyWords: true,
    replyLanguage: true,
    replyBy: true,
    replyEnteredBy: true,
    agreedAt: true,
    agreementEnteredBy: true,
    correctionDueAt: true,
    correctionUrl: true,
    correctedAt: true,
    correctionStatedAt: true,
    isProminent: true,
    labelUntil: true,
    outcome: true,
    reasons: true,
    grounds: true,
    appealBy: true,
    // Whatever happened in between and is over by now.
    updatedAt: true,
  }).shape,
)

/** SHA-256 in hex of a notice as it is read now, with what was answered and decided: whoever decides names it. */
export function nowHash(row: noun.NoticeRow): string {
  return canonicalHash(nowPart.parse(row))
}

/** The notice, where it still is what was read. Throws 404 and 409. */
export async function readNotice(
  ctx: CommandContext,
  { notice, read }: { readonly notice: string; readonly read: string },
): Promise<noun.NoticeRow> {
  const row = await noticeAt(ctx, notice)
  if (nowHash(row) !== read) throw refusal('otherWords')
  return row
}
