import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { line } from '../../../core/line.ts'
import { isInForce } from '../accession.ts'
import { factsOf } from '../facts.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { accessions as rows } from '../store.ts'

const ref = z.strictObject({ iso3: noun.iso3, treaty: noun.treaty.default(noun.BUDAPEST) })

/** What the directory knows of States and a treaty: what a person confirmed, before what came with the product. */
async function known(
  ctx: QueryContext,
  { treaty, iso3 }: { readonly treaty: noun.Treaty; readonly iso3?: string },
): Promise<Map<string, noun.Accession>> {
  const shipped = factsOf(ctx.node).accessions.filter(
    (fact) => fact.treaty === treaty && (iso3 === undefined || fact.iso3 === iso3),
  )
  const all = new Map(shipped.map((fact) => [fact.iso3, ofFact(fact)]))
  const own = await rows.many(ctx.tx, { treaty, iso3 }, { limit: MAX_STATES })
  for (const row of own) all.set(row.iso3, ofRow(row))
  return all
}

/** More States than there are. */
const MAX_STATES = 400

function ofFact({ iso3, treaty, status, inForce, ...fact }: noun.AccessionFact): noun.Accession {
  const { confidence, source, asOf } = fact
  const days = { inForce: inForce === '' ? null : inForce, ended: null }
  return { iso3, treaty, status, ...days, confidence, source, asOf, confirmed: null }
}

function ofRow({ confirmedBy: by, confirmedAt: at, ...row }: noun.AccessionRow): noun.Accession {
  const asOf = at.slice(0, 10)
  const confirmed = { by, at, source: row.source }
  return { ...row, confidence: 'confirmed', asOf, confirmed }
}

function nothingOf(iso3: string, treaty: noun.Treaty): noun.Accession {
  const days = { inForce: null, ended: null }
  const of = { iso3, treaty, status: null, ...days }
  return { ...of, confidence: 'none', source: '', asOf: '', confirmed: null }
}

const reading = { permission: 'directory:read', scope: 'shared' } as const

export const accessions = query({
  ...reading,
  name: 'directory.accessions',
  summary: 'How States stand to a treaty, each with how sure that is; unverified ones say so.',
  input: z.strictObject({ treaty: noun.treaty.default(noun.BUDAPEST) }),
  output: z.strictObject({ accessions: z.array(noun.accession) }),
  run: async (ctx, input) => ({ accessions: [...(await known(ctx, input)).values()] }),
})

export const wasInForce = query({
  ...reading,
  name: 'directory.wasInForce',
  summary:
    'Whether a treaty was in force for a State on a day, and how sure that is; null where nobody knows.',
  input: ref.extend({ on: civilDate }),
  output: noun.accession.extend({ on: civilDate, wasInForce: z.boolean().nullable() }),
  async run(ctx, { on, ...of }) {
    const one = (await known(ctx, of)).get(of.iso3) ?? nothingOf(of.iso3, of.treaty)
    return { ...one, on, wasInForce: isInForce(one, on) }
  },
})

export const confirmAccession = command({
  permission: 'directory:write',
  scope: 'nation',
  name: 'directory.confirmAccession',
  summary:
    'Confirms how a State stands to a treaty, and since when it is bound, and says by which source.',
  input: ref.extend({
    status: noun.treatyStatus,
    /** First day in force, where it is a Party. */
    inForce: civilDate.optional(),
    /** Last day in force, where it withdrew. */
    ended: civilDate.optional(),
    source: line(400),
  }),
  output: z.strictObject({}),
  async run(ctx, { iso3, treaty, status, inForce = null, ended = null, source }) {
    found(factsOf(ctx.node).countries.get(iso3), 'unknownCountry')
    const isBound = status === 'party'
    if (isBound !== (inForce !== null) || (inForce !== null && ended !== null && ended < inForce))
      throw refusal('wrongDays')
    const confirmed = { confirmedBy: ctx.actor.id, confirmedAt: ctx.now }
    const days = { inForce, ended: isBound ? ended : null }
    await rows.put(ctx.tx, { iso3, treaty, status, ...days, source, ...confirmed })
    const body = { treaty, status, ...(inForce === null ? {} : { inForce }) }
    ctx.record(records['accession.confirmed'], { subject: iso3, body })
    return {}
  },
})
