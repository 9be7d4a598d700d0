import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { type Facts, factKey, factsOf, proposedLanguages } from '../facts.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { iso3, languageCode, MAX_AGENCIES, MAX_LANGUAGES, nationRow } from '../schema.ts'
import { agencies, nations, putPoints } from '../store.ts'
import { rowOfFact } from './fact-row.ts'

const names = z.strictObject({
  en: z.string(),
  ar: z.string(),
  fr: z.string(),
  es: z.string(),
  ru: z.string(),
  zh: z.string(),
})
const origin = { confidence: z.string(), source: z.string(), asOf: z.string() }

const proposal = z.strictObject({
  iso3,
  names,
  /** IANA names, that of the seat of government first. */
  zones: z.array(z.string()),
  languages: z.array(languageCode),
  agencies: z.number().int(),
  elections: z.array(
    z.strictObject({ office: z.string(), date: z.string(), status: z.string(), ...origin }),
  ),
  pollingStations: z.array(
    z.strictObject({
      stations: z.number().int(),
      precision: z.string(),
      year: z.string(),
      ...origin,
    }),
  ),
  votingTechnology: z.array(
    z.strictObject({
      technology: z.string(),
      scope: z.string(),
      status: z.string(),
      since: z.string(),
      ...origin,
    }),
  ),
})

/** There is one of it. */
const NATION = { what: 'nation' } as const

export const chooseNation = command({
  name: 'directory.chooseNation',
  permission: 'directory:write',
  scope: 'nation',
  summary: 'Says which country the node works for; its known agencies are proposed, unverified.',
  input: z.strictObject({ iso3, languages: z.array(languageCode).max(MAX_LANGUAGES) }),
  output: z.strictObject({ proposed: z.number().int() }),
  async run(ctx, input) {
    const facts = factsOf(ctx.node)
    if (!facts.countries.has(input.iso3)) throw refusal('unknownCountry')
    const before = await nations.one(ctx.tx, NATION)
    const languages = [...new Set(input.languages)].join(' ')
    const made = await propose(ctx, facts, input.iso3)
    const isSame = before?.iso3 === input.iso3 && before.languages === languages
    if (isSame && made.length === 0) {
      ctx.unchanged('this country is chosen already')
      return { proposed: 0 }
    }
    const chosen = { iso3: input.iso3, languages, chosenBy: ctx.actor.id, chosenAt: ctx.now }
    if (!isSame) await nations.put(ctx.tx, { ...NATION, ...chosen })
    ctx.record(records['nation.chosen'], {
      subject: input.iso3,
      body: { languages, before: before?.iso3 ?? null },
    })
    if (made.length > 0) {
      ctx.record(records['agency.proposed'], { subject: input.iso3, body: { agencies: made } })
    }
    return { proposed: made.length }
  },
})

/** Adds the facts of a country that were never proposed before; gives the ids of the new rows. */
async function propose(ctx: CommandContext, facts: Facts, country: string): Promise<string[]> {
  const own = facts.agencies.filter((fact) => fact.iso3 === country)
  const known = await agencies.many(ctx.tx, { fact: own.map(factKey) }, { limit: MAX_AGENCIES })
  const keys = new Set(known.map((row) => row.fact))
  const fresh = own.filter((fact) => !keys.has(factKey(fact)))
  const there = await agencies.count(ctx.tx, { iso3: country, removedAt: null })
  if (there + fresh.length > MAX_AGENCIES) throw refusal('tooManyAgencies')
  const made: string[] = []
  for (const fact of fresh) {
    const row = rowOfFact(ctx, fact)
    await agencies.insert(ctx.tx, row)
    await putPoints(ctx.tx, row.id, fact)
    made.push(row.id)
  }
  return made
}

const shown = nationRow.omit({ what: true })

export const nation = query({
  name: 'directory.nation',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'The country of the node and the languages it noted; null while none is chosen.',
  input: z.strictObject({}),
  output: shown.extend({ languages: z.array(z.string()) }).nullable(),
  async run(ctx) {
    const row = await nations.one(ctx.tx, NATION, { as: shown })
    if (row === undefined) return null
    return { ...row, languages: row.languages.split(' ').filter((code) => code !== '') }
  },
})

export const countries = query({
  name: 'directory.countries',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'Countries that a node can be set up for, with their names in six languages.',
  input: z.strictObject({}),
  output: z.strictObject({ countries: z.array(z.strictObject({ iso3, names })) }),
  async run({ node }) {
    const all = [...factsOf(node).countries.values()]
    return { countries: all.map((one) => ({ iso3: one.iso3, names: namesOf(one) })) }
  },
})

function namesOf(one: z.infer<typeof names>): z.infer<typeof names> {
  const { en, ar, fr, es, ru, zh } = one
  return { en, ar, fr, es, ru, zh }
}

export const proposed = query({
  name: 'directory.proposal',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'What is known of a country and may be taken over, each fact with its source.',
  input: z.strictObject({ iso3 }),
  output: proposal,
  async run({ node }, input) {
    const all = factsOf(node)
    const row = found(all.countries.get(input.iso3), 'unknownCountry')
    const own = <R extends { iso3: string }>(rows: readonly R[]) =>
      rows
        .filter((row) => row.iso3 === input.iso3)
        .map(({ iso3: _iso3, ...rest }) => rest as Omit<R, 'iso3'>)
    return {
      iso3: row.iso3,
      names: namesOf(row),
      zones: row.zones,
      languages: proposedLanguages(all, row.iso3),
      agencies: own(all.agencies).length,
      elections: own(all.elections),
      pollingStations: own(all.pollingStations),
      votingTechnology: own(all.votingTechnology),
    }
  },
})
