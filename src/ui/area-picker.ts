// A field in which areas are chosen: those that are chosen on top, a search, and the tree. It works in any form that
// posts: its buttons draw the page again with everything as it was typed, and with script only this part of it.
import { asked } from '../core/asked.ts'
import { areaChoices, NO_NAMES, type OfferedArea, type OfferedAreas } from '../core/names.ts'
import { areaContains, areaPath, outermost } from '../core/permission.ts'
import type { PageContext, View } from '../core/slice.ts'
import { areaPickerTexts as texts } from './area-picker-texts.ts'
import { typed } from './code.ts'
import { fieldset } from './field.ts'
import { button, fieldId, fieldStates, hiddenFields, REDRAW } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { plainArea } from './name.ts'

type Place = OfferedArea & { readonly way?: readonly string[] }

/** What the query takes: areas that are open at once, that are chosen, and characters of the words. */
const MAX_OPEN = 20
const MAX_CHOSEN = 200
const MAX_WORDS = 200

/** The field: its form, its name, which ends in `[]` where several areas may be chosen, and what is chosen at first. */
export interface AreaField {
  readonly form: string
  readonly name: string
  readonly chosen: readonly string[]
}

/** What the field is drawn from. */
export interface AreaPicks extends Omit<AreaField, 'chosen'>, OfferedAreas {
  readonly paths: readonly string[]
  readonly open: readonly string[]
  readonly words: string
}

/** What the buttons ask for, each with the field's name and the area behind it. */
type Act = 'find' | 'all' | 'open' | 'shut' | 'drop'

const wordsName = (name: string) => `_find:${name}`
const openName = (name: string) => `_open:${name}`
const asking = (act: Act, name: string, path = '') => `${act}:${name}:${path}`

/** Reads what the field shows: as the page begins, or as its form was sent. */
export async function areasToPick(
  ctx: Pick<PageContext, 'ask' | 'refused'>,
  field: AreaField,
): Promise<AreaPicks> {
  const { form, name } = field
  const sent = ctx.refused?.form === form ? ctx.refused.values : null
  const read = (of: string) =>
    (sent?.[of] ?? '').split('\n').flatMap((path) => asked(areaPath, path) ?? [])
  const isAsked = (act: Act, path?: string) => sent?.[REDRAW] === asking(act, name, path)
  const all = sent === null ? field.chosen : read(name)
  const kept = [...new Set(all)].filter((path) => !isAsked('drop', path))
  const paths = (isMany(name) ? kept : kept.slice(-1)).slice(0, MAX_CHOSEN)
  const before = read(openName(name)).filter((path) => !isAsked('shut', path))
  const opening = asking('open', name)
  const pressed = sent?.[REDRAW] ?? ''
  const next = pressed.startsWith(opening) ? asked(areaPath, pressed.slice(opening.length)) : null
  const open = [...new Set([...before, ...(next ? [next] : [])])].slice(1 - MAX_OPEN)
  const words = isAsked('all') ? '' : (sent?.[wordsName(name)] ?? '').slice(0, MAX_WORDS)
  const data = await ctx.ask(areaChoices, { open: ['/', ...open], words, chosen: paths })
  return { form, name, ...data, paths, open, words }
}

function isMany(name: string): boolean {
  return name.endsWith('[]')
}

/** The field itself. */
export function areaPicker(
  view: View,
  picks: AreaPicks,
  words: { readonly label: string; readonly hint?: string; readonly isOptional?: boolean },
): Html {
  const state = fieldStates(picks.form, view.refused)(picks.name)
  const id = `${fieldId(state)}-picker`
  const { found } = picks
  const shown = found === null ? treePart(view, picks) : foundPart(view, picks, found)
  return fieldset(
    view.t,
    { ...state, ...words },
    html`<div id="${id}" class="picker" data-redraw>${enter(picks)}${chosenPart(view, picks)}
${findPart(view, picks)}
${shown}
${hiddenFields({ [openName(picks.name)]: picks.open })}</div>`,
  )
}

/** What the Enter key presses without script: the first button of a form is its own. */
function enter({ name }: AreaPicks): Html {
  return html`<button class="hidden" tabindex="-1" aria-hidden="true" name="${REDRAW}" value="${asking('find', name)}"></button>`
}

function nameOf(view: View, { path, name }: Place): string {
  return path === '/' ? plainArea(view, NO_NAMES, path) : name
}

/** The area with the way down to it, because districts of two regions may share a name. */
function trailOf(view: View, of: Place): string {
  return [...(of.way ?? []), nameOf(view, of)].join(' › ')
}

function chosenPart(view: View, picks: AreaPicks): Content {
  const { t } = view
  const { name, paths, chosen } = picks
  if (paths.length === 0) return html`<p class="hint">${t(texts.none)}</p>`
  const known = new Map<string, Place>(chosen.map((one) => [one.path, one]))
  const visible = new Set(inSight(picks))
  const drawn = paths.map((path) => {
    const own = known.get(path) ?? { path, name: path, stations: 0, hasParts: false }
    const label = trailOf(view, own)
    const sent = !visible.has(path) && hiddenFields({ [name]: path })
    const drop =
      isMany(name) &&
      html` <button name="${REDRAW}" value="${asking('drop', name, path)}" aria-label="${t(texts.drop, { area: label })}">×</button>`
    return html`<li>${sent}${typed(label)} <b class="num">${t.number(own.stations)}</b>${drop}</li>`
  })
  const count = outermost(paths).reduce((sum, path) => sum + (known.get(path)?.stations ?? 0), 0)
  return html`<ul class="chosen">${drawn}</ul><p class="hint" role="status">${t(texts.together, { count })}</p>`
}

/** The areas that have a box to tick now; what is chosen besides is sent unseen. */
function inSight(picks: AreaPicks): string[] {
  const rows = picks.found?.items ?? [picks.nation, ...picks.parts.flatMap(({ items }) => items)]
  return rows.map(({ path }) => path).filter((path) => !isCovered(picks, path))
}

/** Whether an area above it is chosen already, and it itself is not. */
function isCovered({ name, paths }: AreaPicks, path: string): boolean {
  return isMany(name) && !paths.includes(path) && paths.some((one) => areaContains(one, path))
}

function findPart({ t }: View, { form, name, words }: AreaPicks): Html {
  const id = fieldId({ form, name: `${name}-find` })
  const search = { label: t(texts.search), kind: 'secondary', name: REDRAW } as const
  return html`<div class="field"><label for="${id}">${t(texts.find)}</label><div class="tools"><input id="${id}" type="search" name="${wordsName(name)}" value="${words}" dir="auto" autocomplete="off" maxlength="${MAX_WORDS}" data-enter="${asking('find', name)}">${button({ ...search, value: asking('find', name) })}</div></div>`
}

function foundPart(view: View, picks: AreaPicks, found: NonNullable<AreaPicks['found']>): Html {
  const { t } = view
  const rows = found.items.map((one) => html`<li>${leaf(view, picks, one)}</li>`)
  const back = { label: t(texts.all), kind: 'secondary', name: REDRAW } as const
  const list =
    rows.length === 0
      ? html`<p role="status">${t(texts.nothing)}</p>`
      : html`<div class="tree" role="group" aria-label="${t(texts.areas)}" tabindex="0"><ul>${rows}</ul></div>`
  return html`${list}${found.more > 0 && html`<p class="hint" role="status">${t(texts.moreFound, { count: found.more })}</p>`}<p>${button({ ...back, value: asking('all', picks.name) })}</p>`
}

function treePart(view: View, picks: AreaPicks): Html {
  const { t } = view
  return html`<div class="tree" role="group" aria-label="${t(texts.areas)}" tabindex="0"><ul><li>${leaf(view, picks, picks.nation)}${partsPart(view, picks, '/')}</li></ul></div>`
}

/** The parts of an area, where it is open, with theirs. */
function partsPart(view: View, picks: AreaPicks, of: string): Html | null {
  const own = picks.parts.find((one) => one.of === of)
  if (own === undefined) return null
  const rows = own.items.map((one) => {
    const isOpen = picks.open.includes(one.path)
    return html`<li>${leaf(view, picks, one, twist(view, picks, one, isOpen))}${isOpen && partsPart(view, picks, one.path)}</li>
`
  })
  const more = own.more > 0 && view.t(texts.morePlaces, { count: own.more })
  return html`<ul>${rows}${more && html`<li><p class="leaf hint">${more}</p></li>`}</ul>`
}

/** Opens and closes an area; the place of one without parts stays empty, so that names stand in a line. */
function twist({ t }: View, { form, name }: AreaPicks, of: Place, isOpen: boolean): Html {
  if (!of.hasParts) return html`<span class="twist-none"></span>`
  const act = asking(isOpen ? 'shut' : 'open', name, of.path)
  const id = `${boxId(form, name, of.path)}-parts`
  return html`<button class="twist" id="${id}" name="${REDRAW}" value="${act}" aria-expanded="${isOpen ? 'true' : 'false'}" aria-label="${t(texts.parts, { area: of.name })}"></button>`
}

function boxId(form: string, name: string, path: string): string {
  return `${fieldId({ form, name })}${path.replaceAll('/', '-')}`
}

/** One area: the way to its parts, what chooses it, and how many stations it has. */
function leaf(view: View, picks: AreaPicks, of: Place, parts: Html | null = null): Html {
  const { t } = view
  const { form, name, paths } = picks
  const id = boxId(form, name, of.path)
  const label = typed(trailOf(view, of))
  const stations = html`<span class="small muted num">${t(texts.stations, { count: of.stations })}</span>`
  if (isCovered(picks, of.path))
    return html`<div class="leaf">${parts}<span>${label} <small>${t(texts.covered)}</small></span>${stations}</div>`
  const type = isMany(name) ? 'checkbox' : 'radio'
  const isChosen = paths.includes(of.path)
  return html`<div class="leaf">${parts}<input id="${id}" type="${type}" name="${name}" value="${of.path}"${isChosen && html` checked`}><label for="${id}">${label}</label>${stations}</div>`
}
