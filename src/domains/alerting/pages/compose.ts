// What the form of an alert is drawn from: what stood in it or was typed, whom it would reach, and the sites it may name.
import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { Problem } from '../../../core/problem.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { EVENT_CODES, type EventCode } from '../../../lib/cap/index.ts'
import { type AreaPicks, areasToPick } from '../../../ui/area-picker.ts'
import { REDRAW } from '../../../ui/form.ts'
import { type Content, namedSite } from '../content.ts'
import { audience, siteNamed, sitesToName } from '../needs.ts'
import { type NamedSite, templateTexts } from '../templates.ts'
import { languagesTyped } from './form-languages.ts'

/** Name of the field in which areas are chosen. */
const AREAS = 'content.areas[]'

/** What the button asks for that fills in the words of the kind. */
export const TAKE_WORDS = 'words'

type Refused = PageContext['refused']

/** Whom it would reach as it stands; null while no area is chosen. */
export interface Reach {
  readonly count: number
  readonly areas: number
  readonly withoutDevice: number
}

/** Sites to choose from, and whether there are more. */
export interface Sites {
  readonly items: readonly NamedSite[]
  readonly isMore: boolean
}

/** What the form is drawn from. */
export interface Composing {
  /** Name of the form on its page. */
  readonly form: string
  /** What stands in the fields at first; nothing is needed. */
  readonly content: Partial<Content>
  /** What was typed, where the form was sent; with other words where those of another kind were asked for. */
  readonly refused: Refused
  readonly areas: AreaPicks
  readonly reach: Reach | null
  /** Null for whoever sees no sites. */
  readonly sites: Sites | null
  /** Further languages, as typed. */
  readonly typed: readonly string[]
}

/** What the fields of an alert are drawn from; `view` has what was typed, as `composing` gives it. */
export interface ContentForm extends Composing {
  readonly view: View
  /** Tags of the languages that have fields. */
  readonly languages: readonly string[]
}

/** The event that the address of a page asks for. */
export function askedEvent(search: Readonly<Record<string, string>>): EventCode | undefined {
  return EVENT_CODES.find((code) => code === search['event'])
}

/** Reads what the form `form` shows: `begun` at first, then what was typed. */
export async function composing(
  ctx: PageContext,
  form: string,
  begun: Partial<Content>,
): Promise<Composing> {
  const sent = ctx.refused?.form === form ? ctx.refused : null
  const wanted = sent?.values['content.site'] ?? begun.site
  const sites = await sitesOf(ctx, asked(id, wanted), begun)
  const site = sites?.items.find((one) => one.id === wanted)
  const refused = sent === null ? ctx.refused : withWords(sent, ctx.node, site)
  const content = { ...begun, ...publicBegun(begun, ctx.node, site) }
  const areas = await areasToPick(ctx, { form, name: AREAS, chosen: begun.areas ?? [] })
  const reach = areas.paths.length === 0 ? null : await reachOf(ctx, areas.paths)
  const typed = languagesTyped(ctx.search, sent?.values)
  return { form, content, refused, areas, reach, sites, typed }
}

async function reachOf(ctx: PageContext, paths: readonly string[]): Promise<Reach> {
  const { count, withoutDevice } = await ctx.ask(audience, { areas: [...paths] })
  return { count, areas: paths.length, withoutDevice: withoutDevice ?? 0 }
}

/** The sites by name, with the chosen one also where it is not among the first. */
async function sitesOf(
  ctx: PageContext,
  wanted: string | undefined,
  begun: Partial<Content>,
): Promise<Sites | null> {
  if (!holds(ctx.actor, 'monitoring:read')) return null
  const { items, next } = await ctx.ask(sitesToName, { limit: MAX_PAGE_ROWS })
  const isListed = wanted === undefined || items.some((one) => one.id === wanted)
  const other = isListed ? undefined : await siteOf(ctx, wanted)
  const named = namedSite(begun)
  // One that is no longer watched keeps the name under which it was written.
  const kept = !isListed && begun.site === wanted && named ? { id: wanted, ...named } : undefined
  const chosen = other ?? kept
  return { items: chosen === undefined ? items : [...items, chosen], isMore: next !== null }
}

/** A site that the address or a form names; undefined for one that is not the reader's to see. */
export async function siteOf(ctx: PageContext, site: string | undefined) {
  if (site === undefined || !holds(ctx.actor, 'monitoring:read')) return undefined
  try {
    return await ctx.ask(siteNamed, { site })
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** Words for voters to begin with, where there are none because voters do not read it yet. */
function publicBegun(
  begun: Partial<Content>,
  node: View['node'],
  site: NamedSite | undefined,
): Partial<Content> {
  if (begun.eventCode === undefined || begun.scope === 'Public') return {}
  return { publicTexts: templateTexts(begun.eventCode, node, site).publicTexts }
}

/** What was typed, with the words of the kind and the site that were chosen where the button asked for them. */
function withWords(
  sent: NonNullable<Refused>,
  node: View['node'],
  site: NamedSite | undefined,
): NonNullable<Refused> {
  const event = EVENT_CODES.find((code) => code === sent.values['content.eventCode'])
  if (sent.values[REDRAW] !== TAKE_WORDS || event === undefined) return sent
  const { texts, publicTexts, cancelTexts } = templateTexts(event, node, site)
  const values: Record<string, string> = { ...sent.values }
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) values[`content.${name}`] = value
  }
  for (const [language, block] of Object.entries(texts))
    for (const [part, value] of Object.entries(block ?? {})) put(`texts.${language}.${part}`, value)
  for (const [language, block] of Object.entries(publicTexts))
    for (const [part, value] of Object.entries(block ?? {}))
      put(`publicTexts.${language}.${part}`, value)
  for (const [language, value] of Object.entries(cancelTexts)) put(`cancelTexts.${language}`, value)
  return { ...sent, values }
}

/** The value of a field as it stands: typed, or as it began. */
export function standing({ form, refused, content }: Composing) {
  const sent = refused?.form === form ? refused.values : null
  return (name: string): string => {
    if (sent !== null) return sent[`content.${name}`] ?? ''
    const value = name
      .split('.')
      .reduce<unknown>((of, part) => (of as Record<string, unknown> | undefined)?.[part], content)
    return Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''
  }
}
