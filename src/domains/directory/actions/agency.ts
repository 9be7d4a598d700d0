import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { factKey } from '../facts.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'
import { describedBy, rowOfFact } from './fact-row.ts'

/** What a person states, with where it is from. */
const stated = { ...noun.agencyFacts, source: line(400) }
type Stated = z.infer<z.ZodObject<typeof stated>>

/** What a person states now: it counts as confirmed by that person. */
function statedBy(ctx: CommandContext, { name, nameLocal, languages, source }: Stated) {
  return {
    name,
    nameLocal: nameLocal ?? null,
    languages: languages ?? '',
    source,
    asOf: ctx.now.slice(0, 10),
    confidence: 'high' as const,
    ...confirmedBy(ctx, source),
  }
}

function confirmedBy(ctx: CommandContext, source: string) {
  return { confirmedBy: ctx.actor.id, confirmedAt: ctx.now, confirmedSource: source }
}

/** An agency that is not removed. Throws 404. */
async function present(ctx: CommandContext, agency: string): Promise<noun.AgencyRow> {
  const row = await store.agencies.one(ctx.tx, { id: agency, removedAt: null })
  return found(row, 'unknownAgency')
}

/** Throws 409 where a country has no room for one more. */
async function checkRoom(ctx: CommandContext, iso3: string): Promise<void> {
  const there = await store.agencies.count(ctx.tx, { iso3, removedAt: null })
  if (there >= noun.MAX_AGENCIES) throw refusal('tooManyAgencies')
}

export const addAgency = command({
  name: 'directory.addAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Adds an agency with how to reach it, confirmed by whoever adds it.',
  input: z.strictObject({ iso3: noun.iso3, kind: noun.agencyKind, ...stated }),
  output: z.strictObject({ agency: id }),
  async run(ctx, { iso3, kind, ...input }) {
    await checkRoom(ctx, iso3)
    const made = ctx.newId()
    const added = { id: made, iso3, kind, addedBy: ctx.actor.id, addedAt: ctx.now }
    await store.agencies.insert(ctx.tx, { ...added, ...statedBy(ctx, input) })
    await store.putPoints(ctx.tx, made, input)
    ctx.record(records['agency.added'], { subject: made, body: { iso3, kind } })
    return { agency: made }
  },
})

export const correctAgency = command({
  name: 'directory.correctAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Puts right what the directory says of an agency, confirmed by whoever does it.',
  input: z.strictObject({ agency: id, ...stated }),
  output: z.strictObject({}),
  async run(ctx, { agency, ...input }) {
    const row = await present(ctx, agency)
    await store.agencies.change(ctx.tx, { id: agency }, statedBy(ctx, input))
    await store.putPoints(ctx.tx, agency, input)
    // What it says now is in the row; contacts stay out of the log.
    ctx.record(records['agency.corrected'], { subject: agency, body: { iso3: row.iso3 } })
    return {}
  },
})

export const confirmAgency = command({
  name: 'directory.confirmAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Confirms that what the directory says of an agency is right, and says by which source.',
  input: z.strictObject({ agency: id, source: line(400) }),
  output: z.strictObject({}),
  async run(ctx, { agency, source }) {
    const row = await present(ctx, agency)
    if (row.confirmedAt !== null) throw refusal('alreadyConfirmed')
    await store.agencies.change(ctx.tx, { id: agency }, confirmedBy(ctx, source))
    ctx.record(records['agency.confirmed'], { subject: agency, body: { iso3: row.iso3 } })
    return {}
  },
})

export const removeAgency = command({
  name: 'directory.removeAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Takes an agency off the directory; it is not proposed again.',
  input: z.strictObject({ agency: id }),
  output: z.strictObject({}),
  async run(ctx, { agency }) {
    const row = await present(ctx, agency)
    await store.agencies.change(ctx.tx, { id: agency }, { removedAt: ctx.now })
    ctx.record(records['agency.removed'], { subject: agency, body: { iso3: row.iso3 } })
    return {}
  },
})

/** Adds a fact, or puts it in the place of the unconfirmed row `known`; gives the id of the row. */
async function takeIn(ctx: CommandContext, fact: noun.AgencyFact, known: string | undefined) {
  const row = rowOfFact(ctx, fact)
  const agency = known ?? row.id
  if (known === undefined) {
    await checkRoom(ctx, fact.iso3)
    await store.agencies.insert(ctx.tx, row)
  } else await store.agencies.change(ctx.tx, { id: known }, describedBy(fact))
  await store.putPoints(ctx.tx, agency, fact)
  return agency
}

export const importFacts = command({
  name: 'directory.importFacts',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Takes in facts about agencies, unverified; what people confirmed or removed stays.',
  input: z.strictObject({ facts: z.array(noun.agencyFact).min(1).max(noun.MAX_FACTS_PER_STEP) }),
  output: z.strictObject({
    added: z.number().int(),
    renewed: z.number().int(),
    kept: z.number().int(),
  }),
  async run(ctx, { facts }) {
    // The last row of a name wins, as in a file that was added to at its end.
    const byKey = new Map(facts.map((fact) => [factKey(fact), fact]))
    const known = await store.agencies.many(
      ctx.tx,
      { fact: [...byKey.keys()] },
      { limit: noun.MAX_FACTS_PER_STEP },
    )
    const rows = new Map(known.map((row) => [row.fact, row]))
    const changed: string[] = []
    const counts = { added: 0, renewed: 0, kept: 0 }
    for (const [key, fact] of byKey) {
      const row = rows.get(key)
      const isSettled = row !== undefined && (row.confirmedAt !== null || row.removedAt !== null)
      if (isSettled) counts.kept += 1
      else {
        changed.push(await takeIn(ctx, fact, row?.id))
        counts[row === undefined ? 'added' : 'renewed'] += 1
      }
    }
    if (changed.length === 0) ctx.unchanged('people confirmed or removed all of these')
    else {
      ctx.record(records['agency.imported'], { subject: 'directory', body: { agencies: changed } })
    }
    return counts
  },
})

export const agencies = query({
  name: 'directory.agencies',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'Agencies of a country and how to reach them; unverified ones say so.',
  input: z.strictObject({ iso3: noun.iso3, kind: noun.agencyKind.optional() }),
  output: z.strictObject({ agencies: z.array(noun.agency) }),
  run: async ({ tx }, { iso3, kind }) => ({ agencies: await store.agenciesOf(tx, { iso3, kind }) }),
})
