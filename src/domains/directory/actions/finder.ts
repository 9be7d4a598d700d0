import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { fold } from '../../../core/fold.ts'
import { line } from '../../../core/line.ts'
import { areaPath } from '../../../core/permission.ts'
import { WHAT, WHERE, WHO } from '../../../lib/report-classes/index.ts'
import { CHOSEN_BY, choose, KNOWN, knownOf, MAX_ANSWERS } from '../choose.ts'
import { entryOfFact, entryOfRow, merged, type PublicAgencyEntry, publicEntry } from '../entry.ts'
import { factKey, factsOf, RETIRED } from '../facts.ts'
import { found } from '../refusals.ts'
import { type AgencyFact, iso3, languageCode } from '../schema.ts'
import * as store from '../store.ts'
import { noteAnswers } from '../use.ts'

/** Agencies that a search by name shows. */
const MAX_FOUND = 10

const anybody = { permission: 'anyone', scope: 'none' } as const
const given = z.string().length(0)

/** These agencies as everybody may see them, then those of the facts that nobody took over or removed. */
async function entries(
  { tx, node, now }: QueryContext,
  rows: readonly store.KnownAgency[],
  isWanted: (fact: AgencyFact) => boolean,
): Promise<PublicAgencyEntry[]> {
  const facts = factsOf(node).agencies.filter(isWanted)
  const taken = await store.agenciesByFact(tx, facts.map(factKey))
  const ways = await store.channelsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const byAgency = Map.groupBy(ways, ({ agency }) => agency)
  return [
    ...rows
      .filter(({ fact, confirmedAt }) => confirmedAt !== null || !RETIRED.has(fact ?? ''))
      .map((row) => entryOfRow({ ...row, ...saidOf(node, row) }, byAgency.get(row.id) ?? [], now)),
    ...facts.filter((fact) => !taken.has(factKey(fact))).map((fact) => entryOfFact(fact, now)),
  ].filter((one) => one !== null)
}

/** What reports an agency takes and acts on: as the office says it, else as the facts do from which it was taken. */
function saidOf(node: QueryContext['node'], row: store.KnownAgency) {
  const { desk, actsOn, fact, confirmedAt } = row
  const shipped =
    fact === null ? undefined : factsOf(node).agencies.find((one) => factKey(one) === fact)
  // What nobody confirmed is a copy of the facts, which may have been put right since.
  const now = confirmedAt === null ? (shipped?.desk ?? desk) : (desk ?? shipped?.desk ?? null)
  return { desk: now, actsOn: actsOn === '' ? (shipped?.actsOn ?? '') : actsOn }
}

/** All that is known of the agencies of a country. */
async function entriesOf(ctx: QueryContext, country: string): Promise<PublicAgencyEntry[]> {
  const rows = await store.knownAgencies(ctx.tx, { iso3: country })
  return await entries(ctx, rows, (fact) => fact.iso3 === country)
}

export const finder = query({
  ...anybody,
  name: 'directory.finder',
  byPost: true,
  summary:
    'Whom to turn to with what happened, where, and who tells it: at most three agencies, the most likely first, each with how sure that is; or that nobody proper is known.',
  input: z.strictObject({
    what: z.enum(WHAT),
    where: z.enum(WHERE),
    who: z.enum(WHO).default('voter'),
    /** The country of the node where it is left out. */
    country: iso3.or(given).optional(),
    area: areaPath.default('/'),
    /** In which somebody would be answered. */
    language: languageCode.or(given).default(''),
  }),
  output: z.strictObject({
    country: iso3.nullable(),
    /** `proper`: somebody here confirmed the first; `likely`: it stands on a list; `none`: turn to the police there. */
    known: z.enum(KNOWN),
    answers: z
      .array(
        publicEntry.extend({
          /** `route`: the authority says so; `power`: a source says that it acts on it; `usual`: its sort takes such reports. */
          by: z.enum(CHOSEN_BY),
          /** Whether it may be the proper one; else it is only named besides. */
          isFirst: z.boolean(),
        }),
      )
      .max(MAX_ANSWERS),
  }),
  async run(ctx, { country = '', ...question }) {
    const own = (await store.nations.one(ctx.tx, { what: 'nation' }))?.iso3
    const asked = country === '' ? own : country
    if (asked === undefined) return { country: null, known: 'none' as const, answers: [] }
    found(factsOf(ctx.node).countries.get(asked), 'unknownCountry')
    const routes = await store.routesOf(ctx.tx, asked)
    const choices = choose(question, await entriesOf(ctx, asked), routes)
    noteAnswers(
      ctx.node,
      ctx.now,
      choices.flatMap(({ agency }) => agency.id ?? []),
    )
    return {
      country: asked,
      known: knownOf(choices),
      answers: choices.map(({ agency, ...why }) => ({ ...agency, ...why })),
    }
  },
})

export const ofCountry = query({
  ...anybody,
  name: 'directory.ofCountry',
  summary: 'For everybody: the agencies of a country, each with how sure that is.',
  input: z.strictObject({ iso3 }),
  output: z.strictObject({
    iso3,
    names: z.record(z.string(), z.string()),
    agencies: z.array(publicEntry),
  }),
  async run(ctx, input) {
    const { names } = found(factsOf(ctx.node).countries.get(input.iso3), 'unknownCountry')
    return { iso3: input.iso3, names, agencies: merged(await entriesOf(ctx, input.iso3)) }
  },
})

export const findAgencies = query({
  ...anybody,
  name: 'directory.findAgencies',
  byPost: true,
  summary: 'For everybody: agencies whose name has these words, in any country, at most ten.',
  input: z.strictObject({ words: line(100) }),
  output: z.strictObject({ agencies: z.array(publicEntry) }),
  async run(ctx, { words }) {
    const wanted = fold(words)
    const has = ({ name, nameLocal }: { name: string; nameLocal?: string | null | undefined }) =>
      fold(`${name} ${nameLocal ?? ''}`).includes(wanted)
    const rows = (await store.knownAgencies(ctx.tx, {})).filter(has).slice(0, MAX_FOUND)
    return { agencies: merged(await entries(ctx, rows, has)).slice(0, MAX_FOUND) }
  },
})

const code = z.string().regex(/^AGY-[0-9A-F]{8}$/, 'a code like AGY-0123ABCD')

export const agencyOf = query({
  ...anybody,
  name: 'directory.agencyOf',
  summary:
    'For everybody: one agency by its code, with how it is reached and how sure that is; null where there is none.',
  input: z.strictObject({ code }),
  output: publicEntry.nullable(),
  run: async (ctx, input) => (await byCodes(ctx, [input.code]))[0] ?? null,
})

/** Agencies of one question by code. */
const MAX_CODES = 50

export const agenciesOf = query({
  ...anybody,
  name: 'directory.agenciesOf',
  summary: 'For everybody: agencies by their codes; those that are not there are left out.',
  input: z.strictObject({ codes: z.array(code).max(MAX_CODES) }),
  output: z.strictObject({ agencies: z.array(publicEntry) }),
  run: async (ctx, { codes }) => ({ agencies: await byCodes(ctx, codes) }),
})

async function byCodes(ctx: QueryContext, codes: readonly string[]): Promise<PublicAgencyEntry[]> {
  return await entries(ctx, await store.agenciesByCode(ctx.tx, codes), () => false)
}

export const publicCountries = query({
  ...anybody,
  name: 'directory.publicCountries',
  summary:
    'For everybody: the countries that may be asked for, each by name, and which is that of the node.',
  input: z.strictObject({}),
  output: z.strictObject({
    own: iso3.nullable(),
    countries: z.array(z.strictObject({ iso3, names: z.record(z.string(), z.string()) })),
    /** Areas of the node's country for which the authority named agencies of their own. */
    areas: z.array(z.strictObject({ path: areaPath, name: z.string() })),
  }),
  async run({ tx, node }) {
    const own = (await store.nations.one(tx, { what: 'nation' }))?.iso3 ?? null
    // All of them: where nothing is known, that is said, and whom to call.
    return {
      own,
      countries: [...factsOf(node).countries.values()].map(({ iso3: of, names }) => ({
        iso3: of,
        names,
      })),
      areas: own === null ? [] : await areasOf(tx, own),
    }
  },
})

const area = z.strictObject({ path: areaPath, name: z.string() })

/** Areas of a country for which the authority named agencies of their own. */
async function areasOf(tx: QueryContext['tx'], country: string): Promise<z.infer<typeof area>[]> {
  const routes = await store.routesOf(tx, country)
  const areas = new Map(routes.map(({ area: path, areaName }) => [path, areaName]))
  areas.delete('/')
  return [...areas].map(([path, name]) => ({ path, name }))
}

export const areasTold = query({
  ...anybody,
  name: 'directory.areasTold',
  summary:
    'For everybody: parts of the country of the node for which agencies of their own are named.',
  input: z.strictObject({}),
  output: z.strictObject({ areas: z.array(area) }),
  async run({ tx }) {
    const own = await store.nations.one(tx, { what: 'nation' })
    return { areas: own === undefined ? [] : await areasOf(tx, own.iso3) }
  },
})
