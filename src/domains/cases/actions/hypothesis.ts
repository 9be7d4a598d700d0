import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { MAX_ROWS } from '../../../lib/ach/index.ts'
import { ANALYSTS, originsOf } from '../levels.ts'
import { type Member, memberToChange } from '../membership.ts'
import { evidenceItem } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/analysis.ts'
import * as store from '../store/analysis.ts'
import { incidents } from '../store/case.ts'
import { MAX_INCIDENTS } from '../schema/case.ts'

const analysing = { permission: 'cases:analyse', scope: 'area' } as const

/** Throws 409 Problem `cases.too_many` where there are so many already. */
function checkRoom(count: number, most: number): void {
  if (count >= most) throw refusal('tooMany', { params: { most } })
}

export const nameHypothesis = command({
  ...analysing,
  name: 'cases.nameHypothesis',
  summary:
    'Names what may explain the case; "none of these" and a false flag are always asked, too.',
  input: z.strictObject({ case: id, name: line(120) }),
  output: z.strictObject({ hypothesis: id }),
  async run(ctx, { case: of, name }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const ever = await store.hypothesesOf(ctx.tx, member)
    checkRoom(ever.filter(({ droppedAt }) => droppedAt === null).length, noun.MAX_NAMED)
    checkRoom(ever.length, store.MAX_EVER_NAMED)
    const hypothesis = ctx.newId()
    const { text, salt, commitment } = committed(ctx, name)
    await store.hypotheses.insert(ctx.tx, {
      id: hypothesis,
      case: of,
      name: text,
      nameSalt: salt,
      ...byNow(ctx),
    })
    const body = { hypothesis, name: commitment }
    ctx.record(records['hypothesis.named'], { ...about(member), body })
    return { hypothesis }
  },
})

const byNow = ({ actor, now }: CommandContext) => ({ addedBy: actor.id, addedAt: now })
const about = ({ case: { id: subject, area } }: Member) => ({ subject, area })

export const dropHypothesis = command({
  ...analysing,
  name: 'cases.dropHypothesis',
  summary: 'Drops a hypothesis; a round that scores it goes on with it.',
  input: z.strictObject({ case: id, hypothesis: id }),
  output: nothing,
  async run(ctx, { case: of, hypothesis }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const where = { id: hypothesis, case: of, droppedAt: null }
    found(await store.hypotheses.one(ctx.tx, where), 'unknownHypothesis')
    await store.hypotheses.change(ctx.tx, where, { droppedAt: ctx.now })
    ctx.record(records['hypothesis.dropped'], { ...about(member), body: { hypothesis } })
    return {}
  },
})

export const addSource = command({
  ...analysing,
  name: 'cases.addSource',
  summary: 'Adds who or what says something, how reliable it is, and from whom it has it.',
  input: z.strictObject({
    case: id,
    name: line(200),
    reliability: noun.reliability,
    origin: id.optional(),
  }),
  output: z.strictObject({ source: id }),
  async run(ctx, { case: of, name, reliability, origin }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    checkRoom(await store.sources.count(ctx.tx, { case: of }), noun.MAX_SOURCES)
    if (origin !== undefined) await sourceOf(ctx, member, origin)
    const source = ctx.newId()
    const { text, salt, commitment } = committed(ctx, name)
    await store.sources.insert(ctx.tx, {
      id: source,
      case: of,
      name: text,
      nameSalt: salt,
      reliability,
      origin,
      ...byNow(ctx),
    })
    const body = { source, name: commitment, reliability, ...given({ origin }) }
    ctx.record(records['source.added'], { ...about(member), body })
    return { source }
  },
})

async function sourceOf(ctx: CommandContext, { case: { id: of } }: Member, source: string) {
  return found(await store.sources.one(ctx.tx, { id: source, case: of }), 'unknownSource')
}

export const rateSource = command({
  ...analysing,
  name: 'cases.rateSource',
  summary: 'Rates the reliability of a source anew; rounds that began before keep their weights.',
  input: z.strictObject({ case: id, source: id, reliability: noun.reliability }),
  output: nothing,
  async run(ctx, { case: of, source, reliability }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const row = await sourceOf(ctx, member, source)
    if (row.reliability === reliability) {
      ctx.unchanged('it is rated so')
      return {}
    }
    await store.sources.change(ctx.tx, { id: source }, { reliability })
    ctx.record(records['source.rated'], { ...about(member), body: { source, reliability } })
    return {}
  },
})

export const addIndication = command({
  ...analysing,
  name: 'cases.addIndication',
  summary:
    'Adds a row to the matrix: what an item of evidence or a pivot shows, or that something is not there.',
  input: z.strictObject({
    case: id,
    text: line(300),
    /** An item of evidence; else, or where it is left out with the pivot, the row says what is not there. */
    item: id.optional(),
    pivot: id.optional(),
    source: id,
    credibility: noun.credibility,
  }),
  output: z.strictObject({ row: id }),
  async run(ctx, { case: of, text: words, item, pivot, source, credibility }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const ever = await store.indicationsOf(ctx.tx, member)
    checkRoom(ever.filter(({ droppedAt }) => droppedAt === null).length, MAX_ROWS)
    checkRoom(ever.length, store.MAX_EVER_ROWS)
    await sourceOf(ctx, member, source)
    const { kind, subject } = await subjectOf(ctx, member, { item, pivot })
    const row = ctx.newId()
    const { text, salt, commitment } = committed(ctx, words)
    await store.indications.insert(ctx.tx, {
      id: row,
      case: of,
      kind,
      subject,
      text,
      textSalt: salt,
      source,
      credibility,
      ...byNow(ctx),
    })
    const body = { row, kind, text: commitment, source, credibility }
    const named = given({ about: subject ?? undefined })
    ctx.record(records['indication.added'], { ...about(member), body: { ...body, ...named } })
    return { row }
  },
})

/** What a row stands on: an item in custody of an incident of the case, a pivot of the case, or nothing that is there. */
async function subjectOf(
  ctx: CommandContext,
  { case: { id: of } }: Member,
  { item, pivot }: { readonly item: string | undefined; readonly pivot: string | undefined },
) {
  if (item !== undefined) {
    const { incident, state } = await ctx.ask(evidenceItem, { item })
    const own = await incidents.many(ctx.tx, { case: of }, { limit: MAX_INCIDENTS })
    const isOwn = own.some((one) => one.incident === incident)
    if (!isOwn || state !== 'held') throw refusal('unknownItemOfCase')
    return { kind: 'item', subject: item } as const
  }
  if (pivot === undefined) return { kind: 'absence', subject: null } as const
  const where = { id: pivot, case: of, droppedAt: null }
  found(await store.pivots.one(ctx.tx, where), 'unknownPivot')
  return { kind: 'pivot', subject: pivot } as const
}

export const rateIndication = command({
  ...analysing,
  name: 'cases.rateIndication',
  summary: 'Rates what a row says anew, or names a second source of another origin for it.',
  input: z.strictObject({
    case: id,
    row: id,
    credibility: noun.credibility,
    secondSource: id.nullable(),
  }),
  output: nothing,
  async run(ctx, { case: of, row, credibility, secondSource }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const where = { id: row, case: of, droppedAt: null }
    const { source } = found(await store.indications.one(ctx.tx, where), 'unknownRow')
    if (secondSource !== null) {
      await sourceOf(ctx, member, secondSource)
      const origins = originsOf(await store.sourcesOf(ctx.tx, member))
      if (origins.get(source) === origins.get(secondSource)) throw refusal('sameOrigin')
    }
    await store.indications.change(ctx.tx, where, { credibility, secondSource })
    const body = { row, credibility, ...given({ secondSource: secondSource ?? undefined }) }
    ctx.record(records['indication.rated'], { ...about(member), body })
    return {}
  },
})

export const dropIndication = command({
  ...analysing,
  name: 'cases.dropIndication',
  summary: 'Drops a row of the matrix; a round that scores it goes on with it.',
  input: z.strictObject({ case: id, row: id }),
  output: nothing,
  async run(ctx, { case: of, row }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const where = { id: row, case: of, droppedAt: null }
    found(await store.indications.one(ctx.tx, where), 'unknownRow')
    await store.indications.change(ctx.tx, where, { droppedAt: ctx.now })
    ctx.record(records['indication.dropped'], { ...about(member), body: { row } })
    return {}
  },
})
