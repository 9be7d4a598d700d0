import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { decisionBytes, proposalBytes } from '../attribution-bytes.ts'
import { isBlind, personOf } from '../blind.ts'
import { type Basis, basisOf, lackingOf } from '../grounds.ts'
import { DECIDING, LEAVES_BY, PROPOSING, type Way } from '../levels.ts'
import { hasSeat, type Member, member } from '../membership.ts'
import { hashOf } from '../officer.ts'
import { outgoing, outgoingOf } from '../release.ts'
import * as noun from '../schema/attribution.ts'
import { observableKind } from '../schema/observation.ts'
import { observations } from '../store/observation.ts'
import * as store from '../store/analysis.ts'

const reading = { permission: 'cases:read', scope: 'area' } as const

const signedPart = z.strictObject({
  person: z.string(),
  at: time,
  hash: z.string(),
  isByPasskey: z.boolean(),
})

const attributionPart = noun.attributionRow
  .omit({
    case: true,
    subjectSalt: true,
    noteSalt: true,
    basisSalt: true,
    reasonSalt: true,
    proposed: true,
    decided: true,
  })
  .extend({
    level: noun.level,
    leavesBy: z.enum(Object.values(LEAVES_BY) as [Way, ...Way[]]),
    proposed: signedPart.nullable(),
    decided: signedPart.nullable(),
    opinions: z.array(noun.opinionRow.pick({ person: true, opinion: true, words: true, at: true })),
    /** What its level still lacks; null where the caller may not read the scores that say it, and where it is over. */
    missing: z.array(z.strictObject({ what: z.string(), count: z.number().int() })).nullable(),
    /** What the caller can do with it now, by his seats; whose device and team he needs says the act itself. */
    act: z.enum(['propose', 'decide', 'withdraw', 'none']),
    mayTakeBack: z.boolean(),
    mayGiveOpinion: z.boolean(),
    /** Hash of what the next one signs; null where nobody signs any more. */
    read: z.string().nullable(),
  })
export type AttributionPart = z.infer<typeof attributionPart>

export const attributions = query({
  ...reading,
  name: 'cases.attributions',
  summary: 'Attributions of a case, newest first, with dissent, what each lacks and who signed.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({
    items: z.array(attributionPart),
    /** Hypotheses of the round that is scored now. */
    hypotheses: z.array(z.strictObject({ id, name: z.string() })),
    /** Kinds that the caller may write an attribution of. */
    kinds: z.array(noun.subjectKind),
    /** What was seen first in the evidence, while nothing is attributed: the first one is mostly about that. */
    seen: z.strictObject({ kind: observableKind, value: z.string() }).nullable(),
    /** What may leave the node, and how many are kept back because they name a natural person. */
    outgoing: z.array(outgoing),
    withheld: z.number().int(),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const rows = await store.attributionsOf(ctx.tx, proof)
    const opinions = await store.opinionsOn(ctx.tx, proof, rows)
    const basis = await basisOf(ctx, proof)
    const isKept = await isKeptFrom(ctx, proof, basis)
    const named = await store.hypothesesOf(ctx.tx, proof)
    const leaving = outgoingOf(rows)
    const isOne = ctx.node.realm === 'exercise'
    const oldest = { order: ['id'], limit: 1 } as const
    const [seen] =
      rows.length === 0
        ? await observations.many(ctx.tx, { case: of, droppedAt: null }, oldest)
        : []
    return {
      items: rows.map((row) => {
        const own = opinions.filter(({ attribution }) => attribution === row.id)
        return partOf({ row, opinions: own, basis, proof, isKept, isOne })
      }),
      hypotheses: named
        .filter((one) => basis.round?.hypotheses.includes(one.id) === true)
        .map(({ id: own, name }) => ({ id: own, name })),
      kinds: noun.LEVELS.filter((level) => hasSeat(proof, PROPOSING[level])).flatMap((level) => [
        ...noun.KINDS[level],
      ]),
      seen: seen === undefined ? null : { kind: seen.kind, value: seen.value },
      outgoing: [...leaving.items],
      withheld: leaving.withheld,
    }
  },
})

/** Whether the caller scores and has not handed in, so that nothing that follows from scores is told. */
async function isKeptFrom(ctx: QueryContext, proof: Member, { round }: Basis): Promise<boolean> {
  if (round === null) return false
  return isBlind(proof, await store.handedIn(ctx.tx, proof, round.id))
}

interface Drawn {
  readonly row: noun.AttributionRow
  readonly opinions: readonly noun.OpinionRow[]
  readonly basis: Basis
  readonly proof: Member
  readonly isKept: boolean
  readonly isOne: boolean
}

function partOf({ row, opinions, basis, proof, isKept, isOne }: Drawn): AttributionPart {
  const {
    case: _,
    subjectSalt: _subject,
    noteSalt: _note,
    basisSalt: _basis,
    reasonSalt: _reason,
    proposed,
    decided,
    ...facts
  } = row
  const level = noun.levelOf(row.kind)
  const isOpen = row.state === 'draft' || row.state === 'proposed'
  const isOwn = row.draftedBy === personOf(proof)
  const lacking = lackingOf(basis, row, opinions)
  return {
    ...facts,
    level,
    leavesBy: LEAVES_BY[level],
    proposed: shownOf(proposed),
    decided: shownOf(decided),
    opinions: opinions.map(({ person, opinion, words, at }) => ({ person, opinion, words, at })),
    missing: isKept || !isOpen ? null : lacking.map((one) => ({ ...one })),
    act: actOn(row, proof, isOne),
    mayTakeBack: isOpen && (isOwn || (row.state === 'proposed' && hasSeat(proof, DECIDING[level]))),
    mayGiveOpinion: row.state === 'proposed',
    read: hashToRead(row, opinions),
  }
}

/** `isOne`: one person rehearses both parts. */
function actOn(row: noun.AttributionRow, proof: Member, isOne: boolean): AttributionPart['act'] {
  const level = noun.levelOf(row.kind)
  const isOwn = row.draftedBy === personOf(proof)
  if (row.state === 'draft') return isOwn ? 'propose' : 'none'
  const mayDecide = hasSeat(proof, DECIDING[level]) && (isOne || !isOwn)
  if (row.state === 'proposed') return mayDecide ? 'decide' : 'none'
  return row.state === 'decided' && hasSeat(proof, PROPOSING[level]) ? 'withdraw' : 'none'
}

function hashToRead(row: noun.AttributionRow, opinions: readonly noun.OpinionRow[]): string | null {
  if (row.state === 'draft') return hashOf(proposalBytes(row))
  return row.state === 'proposed' ? hashOf(decisionBytes(row, opinions)) : null
}

function shownOf(one: noun.AttributionRow['proposed']): z.infer<typeof signedPart> | null {
  if (one === null) return null
  const { person, at, hash, assertion } = one
  return { person, at, hash, isByPasskey: assertion !== null }
}
