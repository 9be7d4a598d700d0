import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { factKey } from '../facts.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import {
  agenciesOf,
  agencyRow,
  countAgencies,
  insertAgency,
  rowsOfFacts,
  updateAgency,
} from '../store/agency.ts'
import { describedBy, rowOfFact } from './fact-row.ts'

/** What a person states, with where it is from. */
const stated = { ...noun.agencyFacts, source: line(400) }
type Stated = z.infer<z.ZodObject<typeof stated>>

/** The columns of what a person states now: it counts as confirmed by that person. */
function statedBy(ctx: CommandContext, { name, nameLocal, languages, source }: Stated) {
  return {
    name,
    name_local: nameLocal ?? null,
    languages: languages ?? '',
    source,
    as_of: ctx.now.slice(0, 10),
    confidence: 'high',
    ...confirmedBy(ctx, source),
  }
}

function confirmedBy(ctx: CommandContext, source: string) {
  return { confirmed_by: ctx.actor.id, confirmed_at: ctx.now, confirmed_source: source }
}

export const addAgency = command({
  name: 'directory.addAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Adds an agency with how to reach it, confirmed by whoever adds it.',
  input: z.strictObject({ iso3: noun.iso3, kind: noun.agencyKind, ...stated }),
  output: z.strictObject({ agency: id }),
  async run(ctx, { iso3, kind, ...input }) {
    if ((await countAgencies(ctx.tx, iso3)) >= noun.MAX_AGENCIES) throw refusal('tooManyAgencies')
    const made = ctx.newId()
    const added = { added_by: ctx.actor.id, added_at: ctx.now, removed_at: null }
    const row = { id: made, fact: null, iso3, kind, ...statedBy(ctx, input), ...added }
    await insertAgency(ctx.tx, row, input)
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
    const row = found(await agencyRow(ctx.tx, agency), 'unknownAgency')
    await updateAgency(ctx.tx, agency, { ...statedBy(ctx, input), contacts: input })
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
    const row = found(await agencyRow(ctx.tx, agency), 'unknownAgency')
    if (row.confirmed_at !== null) throw refusal('alreadyConfirmed')
    await updateAgency(ctx.tx, agency, confirmedBy(ctx, source))
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
    const row = found(await agencyRow(ctx.tx, agency), 'unknownAgency')
    await updateAgency(ctx.tx, agency, { removed_at: ctx.now })
    ctx.record(records['agency.removed'], { subject: agency, body: { iso3: row.iso3 } })
    return {}
  },
})

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
    const known = await rowsOfFacts(ctx.tx, [...byKey.keys()])
    const changed: string[] = []
    const counts = { added: 0, renewed: 0, kept: 0 }
    for (const [key, fact] of byKey) {
      const row = known.get(key)
      if (row === undefined) {
        if ((await countAgencies(ctx.tx, fact.iso3)) >= noun.MAX_AGENCIES) {
          throw refusal('tooManyAgencies')
        }
        const fresh = rowOfFact(ctx, fact)
        await insertAgency(ctx.tx, fresh, fact)
        changed.push(fresh.id)
        counts.added += 1
      } else if (row.confirmed_at !== null || row.removed_at !== null) counts.kept += 1
      else {
        await updateAgency(ctx.tx, row.id, { ...describedBy(fact), contacts: fact })
        changed.push(row.id)
        counts.renewed += 1
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
  async run(ctx, { iso3, kind }) {
    return { agencies: await agenciesOf(ctx.tx, { iso3, kind: kind ?? null }) }
  },
})
