// What officers signed in a case, as it goes into the bundle: the signed text with the passkey's answer, so that a stranger
// checks both. Words stand in attributions as commitments; a request is signed as it leaves.
import type { QueryContext } from '../../core/action.ts'
import { linesOf, type SignedAct } from '../../lib/bundle/index.ts'
import { decisionBytes, proposalBytes } from './attribution-bytes.ts'
import type { Member } from './membership.ts'
import { DECIDING, PROPOSING } from './levels.ts'
import { hashOf } from './officer.ts'
import { fitting } from './report-lists.ts'
import { APPROVERS } from './seconds.ts'
import { type AttributionRow, levelOf, type OpinionRow } from './schema/attribution.ts'
import { MAX_SEATS, type Seat, type SeatRow } from './schema/case.ts'
import type { RequestRow } from './schema/request.ts'
import * as store from './store/case.ts'

/** Characters of all signed texts of one bundle. */
const MAX_CHARACTERS = 2_500_000

interface Signed {
  readonly attributions: readonly AttributionRow[]
  readonly opinions: readonly OpinionRow[]
  readonly requests: readonly RequestRow[]
}

/**
 * Signed acts as lines of a file, in the order in which they were signed, those over words that were erased since without
 * their text; and how many of them do not fit.
 */
export async function signedActs(ctx: QueryContext, { case: { id } }: Member, of: Signed) {
  const how = { order: ['id'], limit: MAX_SEATS } as const
  const seats = await store.seats.many(ctx.tx, { case: id }, how)
  const all = [...attributionActs(of, seats), ...requestActs(of.requests, seats)]
  const acts = all.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const { kept, leftOut } = fitting(acts, MAX_CHARACTERS, (text) => text.length)
  return { acts: kept, leftOut }
}

/** The file of these acts. */
export function signedFile(acts: readonly SignedAct[]): string {
  return new TextDecoder().decode(linesOf(acts))
}

function attributionActs(
  { attributions, opinions }: Signed,
  seats: readonly SeatRow[],
): readonly SignedAct[] {
  return attributions.flatMap((row) => {
    const own = opinions.filter(({ attribution }) => attribution === row.id)
    const { proposed, decided } = row
    const level = levelOf(row.kind)
    const both = [
      ['attribution-proposed', proposed, proposalBytes(row), PROPOSING[level]],
      ['attribution-decided', decided, decisionBytes(row, own), DECIDING[level]],
    ] as const
    return both.flatMap(([act, by, bytes, as]) => {
      if (by === null) return []
      const { person, at, assertion, publicKey } = by
      // Words that were erased since lead to other bytes than those that were signed.
      const text = hashOf(bytes) === by.hash ? new TextDecoder().decode(bytes) : null
      const signed = { act, of: row.id, at, text, person, assertion, publicKey }
      return [actOf(signed, { seats, as })]
    })
  })
}

function requestActs(requests: readonly RequestRow[], seats: readonly SeatRow[]) {
  return requests.flatMap(({ code, document, approvedBy, approvedAt, assertion, officerKey }) => {
    if (document === null) return []
    if (approvedBy === null || approvedAt === null) return []
    const by = { person: approvedBy, assertion, publicKey: officerKey }
    const signed = {
      act: 'request-approved',
      of: code,
      at: approvedAt,
      // What was erased is there as its hash alone.
      text: document === '' ? null : document,
      ...by,
    } as const
    return [actOf(signed, { seats, as: APPROVERS })]
  })
}

function actOf(
  {
    person: key,
    assertion,
    publicKey: public_key,
    ...act
  }: Pick<SignedAct, 'act' | 'of' | 'at' | 'text' | 'assertion'> & {
    readonly person: string
    readonly publicKey: string | null
  },
  { seats, as }: { readonly seats: readonly SeatRow[]; readonly as: readonly Seat[] },
): SignedAct {
  // Who has several seats signed in the one that the act asks for.
  const own = seats.filter(({ person }) => person === key)
  const role = (own.find((seat) => as.includes(seat.role)) ?? own[0])?.role ?? 'member'
  return { v: 1, ...act, key, role, public_key, assertion }
}
