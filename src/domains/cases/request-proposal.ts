// What of a request the case itself can fill in: who asks, what happened, which data and where it is. What nobody has said
// stays empty, and a person reads all of it before it leaves. That mutual assistance will be asked for is a promise of a
// State, which no machine makes.
import { z } from 'zod'
import type { CommandContext } from '../../core/action.ts'
import { given } from '../../core/asked.ts'
import { type Language, type Translator, unmarked } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { writtenAsset, writtenKind } from '../../ui/incident-class.ts'
import { incidentsOf, itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import type { IncidentPart } from './needs.ts'
import { countries, nation, points } from './needs-justice.ts'
import { MAX_PIVOTS } from './schema/analysis.ts'
import { MAX_OBSERVATIONS, type ObservableKind, type ObservationRow } from './schema/observation.ts'
import type { RequestForm } from './schema/request.ts'
import { pivots } from './store/analysis.ts'
import { observations } from './store/observation.ts'
import { observableTexts } from './texts/evidence.ts'
import { proposalTexts as texts } from './texts/request-proposal.ts'

/** Languages in which the sentences are written; another State reads one of them. */
export const proposalLanguage = z.enum(['en', 'ar'])

/** What can be asked of somebody abroad by its address or name. */
const ABROAD: ReadonlySet<ObservableKind> = new Set([
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'user-account',
])

/** Longest of one content, below what a form takes, and lines that are listed in it. */
const MAX_CONTENT = 3_800
const MAX_LISTED = 30

type Filled = Partial<Omit<RequestForm, 'kind'>>

/** The contents of a request to this State as far as the case says them. */
export async function proposedContents(
  ctx: CommandContext,
  member: Member,
  { iso3, language }: { readonly iso3: string; readonly language: Language },
): Promise<Filled> {
  const t = ctx.node.speak(language)
  const seen = await seenAbroad(ctx, member)
  const contents = {
    authority: await authorityOf(ctx, member, t),
    offence: await offenceOf(ctx, member, t),
    data: dataIn(seen, t),
    custodian: await placesOf(ctx, member, { seen, t }),
    necessity: seen.length === 0 ? '' : t(texts.needed),
  }
  // The marks around what is filled into a sentence are for screens.
  const said = Object.entries(contents).flatMap(([name, text]) =>
    text === '' ? [] : [[name, unmarked(text).slice(0, MAX_CONTENT).toWellFormed()] as const],
  )
  return {
    ...(Object.fromEntries(said) as Filled),
    ...given({ requested: await pointOf(ctx, iso3) }),
  }
}

/** What holds and can be asked for abroad, the oldest first; the same value is told once for each place. */
async function seenAbroad(ctx: CommandContext, { case: { id: of } }: Member) {
  const how = { order: ['id'], limit: MAX_OBSERVATIONS } as const
  const rows = await observations.many(ctx.tx, { case: of, droppedAt: null }, how)
  return rows.filter(({ kind, value }) => ABROAD.has(kind) && value !== '')
}

/** Whom the caller stands for in the case, with the country. */
async function authorityOf(ctx: CommandContext, { seats }: Member, t: Translator) {
  const [own] = seats.filter(({ organisation }) => organisation !== '')
  if (own === undefined) return ''
  const here = await ctx.ask(nation, {})
  const { countries: all } = await ctx.ask(countries, {})
  const names = all.find(({ iso3 }) => iso3 === here?.iso3)?.names ?? {}
  const country = names[t.language] ?? names['en']
  const lines = [[own.organisation, own.team].filter((one) => one !== '').join(', ')]
  if (country !== undefined) lines.push(t(texts.ofCountry, { country }))
  return lines.join('\n')
}

/** What happened, of each incident of the case, and what evidence of it is kept here. */
async function offenceOf(ctx: CommandContext, member: Member, t: Translator): Promise<string> {
  const incidents = await incidentsOf(ctx, member)
  if (incidents.length === 0) return ''
  const items = (await itemsOf(ctx, member)).map(({ code }) => code)
  const evidence = items.slice(0, MAX_LISTED).join(', ')
  const kept = evidence === '' ? [] : [t(texts.evidence, { items: evidence })]
  return [...incidents.map((one) => told(one, t)), ...kept].join('\n\n')
}

/** To the second in UTC, as it is read in every State. */
const inUtc = (at: Time) => `${at.slice(0, 19).replace('T', ' ')} UTC`

/** What an incident was. */
function told({ code, title, type, asset, openedAt }: IncidentPart, t: Translator): string {
  const head = title === '' ? t(texts.untitled, { code }) : t(texts.incident, { code, title })
  const lines = [head]
  if (type !== null) lines.push(t(texts.kind, { type: writtenKind(t, type) }))
  if (asset !== null) lines.push(t(texts.asset, { asset: writtenAsset(t, asset) }))
  return [...lines, t(texts.opened, { time: inUtc(openedAt) })].join('\n')
}

/** The data that is asked for, and how it belongs to what happened. */
function dataIn(seen: readonly ObservationRow[], t: Translator): string {
  if (seen.length === 0) return ''
  const lines = seen.slice(0, MAX_LISTED).map((one) => `- ${seenIn(one, t)}`)
  const more = seen.length - lines.length
  if (more > 0) lines.push(`- ${t(texts.more, { number: more })}`)
  // The longest lines would leave no room for the sentence that ties them to the offence.
  const listed = lines.join('\n').slice(0, MAX_CONTENT - 300)
  return [t(texts.dataAbout), listed, t(texts.belongs)].join('\n')
}

function seenIn(row: ObservationRow, t: Translator): string {
  const { value, kind, itemCode: item, place, seenFrom, seenUntil } = row
  const parts = [t(texts.seen, { value, kind: t(observableTexts[kind]), item, place })]
  const exact = (at: string) => `${at.slice(0, -1).replace('T', ' ')} UTC`
  if (seenFrom !== null) parts.push(t(texts.seenFrom, { time: exact(seenFrom) }))
  if (seenUntil !== null) parts.push(t(texts.seenUntil, { time: exact(seenUntil) }))
  return parts.join('; ')
}

/** Where the data is, as far as that was seen or looked up. */
async function placesOf(
  ctx: CommandContext,
  { case: { id: of } }: Member,
  { seen, t }: { readonly seen: readonly ObservationRow[]; readonly t: Translator },
): Promise<string> {
  if (seen.length === 0) return ''
  const all = [...new Set(seen.map(({ value }) => value))]
  const values = all.slice(0, MAX_LISTED).join(', ')
  const where = { case: of, droppedAt: null, origin: all }
  const found = await pivots.many(ctx.tx, where, { order: ['id'], limit: MAX_PIVOTS })
  const lines = found
    .filter(({ target }) => target !== '')
    .slice(0, MAX_LISTED)
    .map(({ origin, target, lookedUp }) => `- ${t(texts.leads, { origin, target, lookedUp })}`)
  return [t(texts.reached, { values }), ...lines].join('\n')
}

/** The confirmed point of contact of a State, by its name; undefined where nobody confirmed one. */
async function pointOf(ctx: CommandContext, iso3: string): Promise<string | undefined> {
  for (const kind of ['point-24-7', 'central-authority'] as const) {
    const { agencies } = await ctx.ask(points, { iso3, kind })
    const known = agencies.find(({ confirmed }) => confirmed !== null)
    if (known !== undefined) return known.name.slice(0, 300)
  }
  return undefined
}
