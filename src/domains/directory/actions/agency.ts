import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { factKey } from '../facts.ts'
import { putContacts } from '../contacts.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'

/** What a person states: how sure that is, and as of when, follows; for what it is proper is stated by routes. */
const stated = noun.agencyFact.omit({ asOf: true, confidence: true, actsOn: true })
const restated = stated.omit({ iso3: true, kind: true })
type Said = Omit<noun.AgencyFact, 'iso3' | 'kind'>

/** What people call an agency by: the eight digits of its id that chance made. */
export function codeOf(agency: string): string {
  return `AGY-${agency.slice(28).toUpperCase()}`
}

function statedNow<Input extends z.infer<typeof restated>>({ now }: CommandContext, input: Input) {
  return { ...input, asOf: now.slice(0, 10), confidence: 'high' } as const
}

/** What a fact, or a person, says of an agency. */
function said({
  name,
  nameLocal,
  languages = '',
  desk,
  actsOn = '',
  source,
  asOf,
  confidence,
}: Said) {
  const known = { nameLocal: nameLocal ?? null, desk: desk ?? null, languages, actsOn }
  return { name, ...known, source, asOf, confidence }
}

function confirmedBy(ctx: CommandContext, source: string) {
  return { confirmedBy: ctx.actor.id, confirmedAt: ctx.now, confirmedSource: source }
}

/** An agency that is not removed. Throws 404. */
export async function present(ctx: CommandContext, agency: string): Promise<noun.AgencyRow> {
  return found(await store.agencies.one(ctx.tx, { id: agency, removedAt: null }), 'unknownAgency')
}

/** Adds an agency; gives its id. `more` says who confirmed it, or which fact it is. Throws 409 where the country has no room. */
export async function add(
  ctx: CommandContext,
  fact: noun.AgencyFact,
  more: Partial<noun.AgencyRow>,
): Promise<string> {
  const { iso3, kind } = fact
  const there = await store.agencies.count(ctx.tx, { iso3, removedAt: null })
  if (there >= noun.MAX_AGENCIES) throw refusal('tooManyAgencies')
  const own = ctx.newId()
  const made = { id: own, code: codeOf(own), addedBy: ctx.actor.id, addedAt: ctx.now }
  await store.agencies.insert(ctx.tx, { iso3, kind, ...said(fact), ...more, ...made })
  const seen = more.confirmedAt == null ? null : fact.source
  await putContacts(ctx, { agency: own, contacts: fact, seen })
  return own
}

export const addAgency = command({
  name: 'directory.addAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Adds an agency with how to reach it, confirmed by whoever adds it.',
  input: stated,
  output: z.strictObject({ agency: id }),
  async run(ctx, input) {
    if (noun.isPoint(input.kind)) throw refusal('pointByTwo')
    const agency = await add(ctx, statedNow(ctx, input), confirmedBy(ctx, input.source))
    const body = { iso3: input.iso3, kind: input.kind }
    ctx.record(records['agency.added'], { subject: agency, body })
    return { agency }
  },
})

export const correctAgency = command({
  name: 'directory.correctAgency',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Puts right what the directory says of an agency, confirmed by whoever does it.',
  input: restated.extend({ agency: id }),
  output: z.strictObject({}),
  async run(ctx, { agency, ...input }) {
    const row = await present(ctx, agency)
    if (noun.isPoint(row.kind)) throw refusal('pointByTwo')
    const { actsOn } = row
    const to = { ...said(statedNow(ctx, input)), actsOn, ...confirmedBy(ctx, input.source) }
    await store.agencies.change(ctx.tx, { id: agency }, to)
    await putContacts(ctx, { agency, contacts: input, seen: input.source })
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
  input: stated.pick({ source: true }).extend({ agency: id }),
  output: z.strictObject({}),
  async run(ctx, { agency, source }) {
    const row = await present(ctx, agency)
    if (noun.isPoint(row.kind)) throw refusal('pointByTwo')
    await confirm(ctx, row, source)
    return {}
  },
})

/** Notes that the caller saw an agency and its ways confirmed by a source. Throws 409 where somebody did before. */
export async function confirm(
  ctx: CommandContext,
  { id: agency, iso3, confirmedAt }: noun.AgencyRow,
  source: string,
): Promise<void> {
  if (confirmedAt !== null) throw refusal('alreadyConfirmed')
  const by = confirmedBy(ctx, source)
  await store.agencies.change(ctx.tx, { id: agency }, by)
  const seen = { confirmedBy: by.confirmedBy, confirmedAt: ctx.now, seen: source }
  await store.channels.change(ctx.tx, { agency, endedAt: null }, seen)
  ctx.record(records['agency.confirmed'], { subject: agency, body: { iso3 } })
}

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

const count = z.number().int()

export const importFacts = command({
  name: 'directory.importFacts',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Takes in facts about agencies, unverified; what people confirmed or removed stays.',
  input: z.strictObject({ facts: z.array(noun.agencyFact).min(1).max(noun.MAX_FACTS_PER_STEP) }),
  output: z.strictObject({ added: count, renewed: count, kept: count }),
  async run(ctx, { facts }) {
    // The last row of a name wins, as in a file that was added to at its end.
    const byKey = new Map(facts.map((fact) => [factKey(fact), fact]))
    const known = await store.agenciesByFact(ctx.tx, [...byKey.keys()])
    const [added, renewed]: [string[], string[]] = [[], []]
    for (const [key, fact] of byKey) {
      const row = known.get(key)
      if (row === undefined) added.push(await add(ctx, fact, { fact: key }))
      else if (row.confirmedAt === null && row.removedAt === null) {
        await store.agencies.change(ctx.tx, { id: row.id }, said(fact))
        await putContacts(ctx, { agency: row.id, contacts: fact, seen: null })
        renewed.push(row.id)
      }
    }
    const changed = [...added, ...renewed]
    if (changed.length === 0) ctx.unchanged('people confirmed or removed all of these')
    else
      ctx.record(records['agency.imported'], { subject: 'directory', body: { agencies: changed } })
    const kept = byKey.size - changed.length
    return { added: added.length, renewed: renewed.length, kept }
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

export const agencyById = query({
  name: 'directory.agency',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'One agency of the directory.',
  input: z.strictObject({ agency: id }),
  output: z.strictObject({
    id,
    code: z.string(),
    iso3: noun.iso3,
    kind: noun.agencyKind,
    name: z.string(),
  }),
  async run({ tx }, { agency }) {
    const row = await store.agencies.one(tx, { id: agency, removedAt: null })
    const { id: own, code, iso3, kind, name } = found(row, 'unknownAgency')
    return { id: own, code, iso3, kind, name }
  },
})
