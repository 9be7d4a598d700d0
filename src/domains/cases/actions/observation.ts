import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { committed } from '../../../core/committed.ts'
import { exactMoment, exactOf } from '../../../core/exact-moment.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { movedBy } from '../../../core/moved.ts'
import { time } from '../../../core/time.ts'
import { checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { commit } from '../../../lib/custody/index.ts'
import { incidentsOf, itemsOf } from '../facts.ts'
import { type Member, member, memberToChange } from '../membership.ts'
import { evidenceCounts } from '../needs.ts'
import { isOfKind } from '../observable.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/observation.ts'
import { checkSeatedByOther } from '../seconds.ts'
import { observations as store } from '../store/observation.ts'
import { techniqueName } from '../techniques.ts'

const analysing = { permission: 'cases:analyse', scope: 'area' } as const
const ref = z.strictObject({ case: id, observation: id })
export const sight = {
  place: line(200),
  kind: noun.observableKind,
  value: line(500),
  /** When it was first and last there, as finely as it is known; without an offset by the nation's clock. */
  seenFrom: exactMoment.optional(),
  seenUntil: exactMoment.optional(),
}

export const observe = command({
  ...analysing,
  name: 'cases.observe',
  summary: 'Writes down what is seen in an item of evidence, and where in it.',
  input: z.strictObject({
    case: id,
    /** Id or code of the item. */
    item: line(64),
    ...sight,
  }),
  output: z.strictObject({ observation: id }),
  async run(ctx, { case: of, item, ...said }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    return { observation: await added(ctx, proof, { item, ...said }) }
  },
})

type Sight = { readonly item: string } & z.output<z.ZodObject<typeof sight>>

/** When it was first and last there, as it is kept. */
type Seen = Pick<noun.ObservationRow, 'seenFrom' | 'seenUntil'>

/** When it was seen, as people write it, in UTC. */
export function seenIn(
  { node }: Pick<QueryContext, 'node'>,
  { seenFrom, seenUntil }: Pick<Sight, 'seenFrom' | 'seenUntil'>,
): Seen {
  const read = (text: string | undefined) => {
    if (text === undefined) return null
    const { at, finer } = exactOf(text, node.zone)
    return `${at.slice(0, -1)}${finer}Z`
  }
  return { seenFrom: read(seenFrom), seenUntil: read(seenUntil) }
}

/** Characters of a moment with nine digits of a fraction, without its `Z`. */
const FINEST = 29

/** Whether the last time is before the first. */
export function isBackwards({ seenFrom, seenUntil }: Seen): boolean {
  if (seenFrom === null || seenUntil === null) return false
  const digits = (at: string) => at.slice(0, -1).padEnd(FINEST, '0')
  return digits(seenUntil) < digits(seenFrom)
}

/** What stands in the log for an observation: commitments under one salt, that of the times only where somebody said them. */
export function committedSight(
  ctx: CommandContext,
  { place, kind, value }: Pick<Sight, 'place' | 'kind' | 'value'>,
  { seenFrom, seenUntil }: Seen,
) {
  const { salt, commitment: what } = committed(ctx, `${place}\n${kind}\n${value}`)
  const isDated = seenFrom !== null || seenUntil !== null
  const times = `${seenFrom ?? ''}\n${seenUntil ?? ''}`
  const when = isDated ? { seen: commit(Buffer.from(salt, 'base64url'), times) } : {}
  return { salt, told: { what, ...when } }
}

/** Writes it down in an item of the case. Throws 400, 404, 409. */
async function added(
  ctx: CommandContext,
  proof: Member,
  { item, seenFrom, seenUntil, ...said }: Sight,
): Promise<string> {
  const { id: of, area } = proof.case
  if (!isOfKind(said.kind, said.value)) throw refusal('notOfKind')
  const when = seenIn(ctx, { seenFrom, seenUntil })
  if (isBackwards(when)) throw refusal('seenBackwards')
  if ((await store.count(ctx.tx, { case: of })) >= noun.MAX_OBSERVATIONS)
    throw refusal('tooMany', { params: { most: noun.MAX_OBSERVATIONS } })
  const seen = found((await itemsOf(ctx, proof, { named: [item] }))[0], 'unknownItem')
  const own = ctx.newId()
  const { salt, told } = committedSight(ctx, said, when)
  const by = { addedBy: ctx.actor.id, addedAt: ctx.now }
  const what = { item: seen.id, itemCode: seen.code, ...said, ...when, salt }
  await store.insert(ctx.tx, { id: own, case: of, ...what, ...by, reason: '', reasonSalt: '' })
  const body = { observation: own, item: seen.id, ...told }
  ctx.record(records['observation.added'], { subject: of, area, body })
  return own
}

/** An observation of this case that holds. Throws 404 Problem `cases.unknown_observation`, 409 where it was dropped. */
async function observationOf(
  ctx: CommandContext,
  { case: { id: of } }: Member,
  observation: string,
): Promise<noun.ObservationRow> {
  const row = found(await store.one(ctx.tx, { id: observation, case: of }), 'unknownObservation')
  if (row.droppedAt !== null) throw refusal('observationDropped')
  return row
}

/** Says that an observation does not hold, and what stands in its place; it stays, with the reason. */
async function dropped(
  ctx: CommandContext,
  proof: Member,
  {
    observation,
    reason,
    instead,
  }: { readonly observation: string; readonly reason: string; readonly instead?: string },
): Promise<void> {
  const said = committed(ctx, reason)
  const how = { reason: said.text, reasonSalt: said.salt, instead: instead ?? null }
  const by = { droppedBy: ctx.actor.id, droppedAt: ctx.now }
  await store.change(ctx.tx, { id: observation }, { ...by, ...how })
  const body = { observation, reason: said.commitment, ...given({ instead }) }
  ctx.record(records['observation.dropped'], {
    subject: proof.case.id,
    area: proof.case.area,
    body,
  })
}

export const dropObservation = command({
  ...analysing,
  name: 'cases.dropObservation',
  summary: 'Drops an observation that does not hold, with the reason; it stays struck in the case.',
  input: ref.extend({ reason: line(500) }),
  output: nothing,
  async run(ctx, { case: of, observation, reason }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    await observationOf(ctx, proof, observation)
    await dropped(ctx, proof, { observation, reason })
    return {}
  },
})

export const correctObservation = command({
  ...analysing,
  name: 'cases.correctObservation',
  summary:
    'Puts another observation of the same item in the place of one that does not hold, with the reason; the first stays struck.',
  input: ref.extend({ ...sight, reason: line(500) }),
  output: z.strictObject({ observation: id }),
  async run(ctx, { case: of, observation, reason, ...said }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    const { item } = await observationOf(ctx, proof, observation)
    const instead = await added(ctx, proof, { item, ...said })
    await dropped(ctx, proof, { observation, reason, instead })
    return { observation: instead }
  },
})

export const mapObservation = command({
  ...analysing,
  name: 'cases.mapObservation',
  summary:
    'Says which technique an observation shows, and how sure that is; a look from before no longer counts.',
  input: ref.extend({
    framework: noun.framework,
    technique: noun.technique,
    confidence: noun.confidence,
  }),
  /** What a second person says that he looked at. */
  output: z.strictObject({ mappedAt: time }),
  async run(ctx, { case: of, observation, ...facts }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    await observationOf(ctx, proof, observation)
    if (techniqueName(ctx.node, facts) === null)
      throw refusal('unknownTechnique', { params: { technique: facts.technique } })
    const { person: mappedBy, device: mappedDevice } = handOf(ctx.actor)
    const mapped = { ...facts, mappedBy, mappedDevice, mappedAt: ctx.now }
    await store.change(ctx.tx, { id: observation }, { ...mapped, lookedBy: null, lookedAt: null })
    const body = { observation, ...facts }
    ctx.record(records['observation.mapped'], { subject: of, area: proof.case.area, body })
    return { mappedAt: ctx.now }
  },
})

/** Seats from which somebody looks at a technique a second time. */
const LOOKING = ['investigator', 'reviewer'] as const

export const lookAgain = command({
  ...analysing,
  name: 'cases.lookAgain',
  summary: 'A second person looked at the technique of an observation and agrees.',
  input: ref.extend({
    /** When the technique was named that the caller looked at. */
    mappedAt: time,
  }),
  output: nothing,
  async run(ctx, { case: of, observation, mappedAt: read }) {
    const proof = await memberToChange(ctx, of, LOOKING)
    const { mappedBy, mappedDevice, mappedAt } = await observationOf(ctx, proof, observation)
    if (mappedBy === null || mappedAt === null) throw refusal('notMapped')
    if (mappedAt !== read) {
      const params = await movedBy(ctx, { person: mappedBy, at: mappedAt })
      throw refusal('mappingMoved', { params })
    }
    checkSeatedByOther(ctx, proof, { seats: LOOKING, hands: [mappedBy], since: mappedAt })
    checkSecondPerson(ctx, { by: { person: mappedBy, device: mappedDevice } })
    await store.change(ctx.tx, { id: observation }, { lookedBy: ctx.actor.id, lookedAt: ctx.now })
    const body = { observation }
    ctx.record(records['observation.looked'], { subject: of, area: proof.case.area, body })
    return {}
  },
})

/** Items that more can be seen in and are offered; of others their codes are typed. */
const OFFERED = 50

export const observations = query({
  name: 'cases.observations',
  permission: 'cases:read',
  scope: 'area',
  summary: 'What was seen in the evidence of a case, and the items in which more can be seen.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({
    items: z.array(
      noun.observationRow
        .omit({ case: true, salt: true, mappedDevice: true, reasonSalt: true })
        /** What its technique is called; null also where the list has none of that number. */
        .extend({ techniqueName: z.string().nullable() }),
    ),
    /** The newest items, and how many there are in all. */
    evidence: z.array(
      z.strictObject({ id: z.string(), code: z.string(), title: z.string(), fileName: z.string() }),
    ),
    evidenceCount: z.number().int(),
    incidents: z.array(id),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const how = { order: ['-id'], limit: noun.MAX_OBSERVATIONS } as const
    const rows = await store.many(ctx.tx, { case: of }, how)
    const evidence = await itemsOf(ctx, proof, { newest: OFFERED })
    const incidents = (await incidentsOf(ctx, proof)).map((one) => one.id)
    // Only where there may be more than are offered.
    const isCut = evidence.length === OFFERED
    const evidenceCount = isCut
      ? (await ctx.ask(evidenceCounts, { incidents })).held
      : evidence.length
    return {
      items: rows.map(({ case: _c, salt: _s, mappedDevice: _d, reasonSalt: _r, ...row }) => ({
        ...row,
        techniqueName: techniqueName(ctx.node, row),
      })),
      evidence: evidence.map(({ id: own, code, title, fileName }) => ({
        id: own,
        code,
        title,
        fileName,
      })),
      evidenceCount,
      incidents,
    }
  },
})
