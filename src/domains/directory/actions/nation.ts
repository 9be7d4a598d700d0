import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import * as fact from '../facts.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import {
  type AgencyFact,
  iso3,
  isPoint,
  languageCode,
  MAX_LANGUAGES,
  nationRow,
} from '../schema.ts'
import { agenciesByFact, nations } from '../store.ts'
import { add } from './agency.ts'

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
    found(fact.factsOf(ctx.node).countries.get(input.iso3), 'unknownCountry')
    const before = await nations.one(ctx.tx, NATION)
    const languages = [...new Set(input.languages)].join(' ')
    const { made, ofCountry } = await propose(ctx, input.iso3)
    const isSame = before?.iso3 === input.iso3 && before.languages === languages
    const chosen = { iso3: input.iso3, languages, chosenBy: ctx.actor.id, chosenAt: ctx.now }
    if (!isSame) await nations.put(ctx.tx, { ...NATION, ...chosen })
    const body = { languages, before: before?.iso3 ?? null }
    if (isSame && made.length === 0) ctx.unchanged('this country is chosen already')
    else ctx.record(records['nation.chosen'], { subject: input.iso3, body })
    if (made.length > 0)
      ctx.record(records['agency.proposed'], { subject: input.iso3, body: { agencies: made } })
    return { proposed: ofCountry }
  },
})

/**
 * Adds the facts of a country that were never proposed before, and those of whom to reach in other States; gives the ids of
 * the new rows, and how many are of the country. An exercise asks no real State for anything.
 */
async function propose(ctx: CommandContext, country: string) {
  const isWanted = ({ iso3: of, kind }: AgencyFact) =>
    of === country || (isPoint(kind) && ctx.node.realm === 'actual')
  const own = fact.factsOf(ctx.node).agencies.filter(isWanted)
  const byKey = new Map(own.map((one) => [fact.factKey(one), one]))
  const known = await agenciesByFact(ctx.tx, [...byKey.keys()])
  const made: string[] = []
  let ofCountry = 0
  for (const [key, one] of byKey) {
    if (known.has(key)) continue
    made.push(await add(ctx, one, { fact: key }))
    if (one.iso3 === country) ofCountry += 1
  }
  return { made, ofCountry }
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
  output: z.strictObject({ countries: z.array(z.strictObject({ iso3, names: fact.names })) }),
  async run({ node }) {
    const all = [...fact.factsOf(node).countries.values()]
    return { countries: all.map(({ iso3: code, names }) => ({ iso3: code, names })) }
  },
})

export const proposed = query({
  name: 'directory.proposal',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'What is known of a country and may be taken over, each fact with its source.',
  input: z.strictObject({ iso3 }),
  output: z.strictObject({
    iso3,
    names: fact.names,
    /** IANA names, that of the seat of government first. */
    zones: z.array(z.string()),
    /** Its official ones, then those in which its agencies answer. */
    languages: z.array(languageCode),
    agencies: z.number().int(),
    elections: z.array(fact.election.omit({ iso3: true })),
    pollingStations: z.array(fact.stationCount.omit({ iso3: true })),
    votingTechnology: z.array(fact.technology.omit({ iso3: true })),
  }),
  async run({ node }, input) {
    const all = fact.factsOf(node)
    const country = found(all.countries.get(input.iso3), 'unknownCountry')
    const own = <R extends { iso3: string }>(rows: readonly R[]) =>
      rows.filter((row) => row.iso3 === input.iso3).map(({ iso3: _iso3, ...rest }) => rest)
    const agencies = own(all.agencies)
    const spoken = agencies.flatMap(({ languages }) => languages?.split(' ') ?? [])
    return {
      ...country,
      languages: [...new Set([...country.languages, ...spoken])],
      agencies: agencies.length,
      elections: own(all.elections),
      pollingStations: own(all.pollingStations),
      votingTechnology: own(all.votingTechnology),
    }
  },
})
