import type { PageContext, View } from '../../../core/slice.ts'
import { directionOf } from '../../../core/language-tag.ts'
import type { Message } from '../../../core/text.ts'
import type { Time } from '../../../core/time.ts'
import { code, typed } from '../../../ui/code.ts'
import { button, errorSummary, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { personLabel } from '../../../ui/person.ts'
import { timeMark } from '../../../ui/time.ts'
import { areaNames, areaTree, personLabels } from '../needs.ts'
import { withAncestors } from '../store/tables.ts'
import { texts } from '../texts.ts'
import { wordFor } from '../words.ts'

export const ALERTS_PATH = '/console/alerts'
export const PROBLEMS_PATH = '/console/problems'
export const ORDERS_PATH = '/console/orders'

/** Address of an alert's page, or of one beside it: edit, check, release, update. */
export function alertAddress(alert: string, part = ''): string {
  return `${ALERTS_PATH}/${alert}${part === '' ? '' : `/${part}`}`
}

/** The way down to the pages of one alert. */
export function alertTrail({ t }: View, alert?: { alert: string; label: string }) {
  const list = { path: ALERTS_PATH, label: t(texts.alerts) }
  return alert === undefined
    ? [list]
    : [list, { path: alertAddress(alert.alert), label: alert.label }]
}

/** The page after a form about the alert of the address. */
export function backTo(part = '') {
  return (_: unknown, params: Readonly<Record<string, string>>) =>
    alertAddress(params['alert'] ?? '', part)
}

/** Names by path or id. */
export type Names = ReadonlyMap<string, string>

const MAX_NAMES = 500

export async function namesOfAreas(ctx: PageContext, paths: readonly string[]): Promise<Names> {
  const wanted = [...new Set(paths)].filter((path) => path !== '/').slice(0, MAX_NAMES)
  if (wanted.length === 0) return new Map()
  const { areas } = await ctx.ask(areaNames, { paths: wanted })
  return new Map(areas.map(({ path, name }) => [path, name]))
}

export async function namesOfPersons(
  ctx: PageContext,
  actors: readonly (string | null)[],
): Promise<Names> {
  const ids = [...new Set(actors.flatMap((actor) => actor ?? []))].slice(0, MAX_NAMES)
  if (ids.length === 0) return new Map()
  const { persons } = await ctx.ask(personLabels, { ids })
  return new Map(persons.map(({ id, name }) => [id, name]))
}

/** Areas that a form offers: regions and districts; a nation with more is asked for by the page of an area. */
const MAX_CHOICES = 500
const CHOICE_DEPTH = 2

/** An area that a form offers, with the names of the way down to it; none for the nation. */
export interface AreaChoice {
  readonly path: string
  readonly way: readonly string[]
}

/** Areas to choose one from; `also` is offered wherever it lies. */
export async function areaChoices(ctx: PageContext, also = ''): Promise<AreaChoice[]> {
  const { areas } = await ctx.ask(areaTree, { depth: CHOICE_DEPTH })
  const shown = areas.filter(({ path }) => path !== '/').slice(0, MAX_CHOICES)
  const paths = shown.map(({ path }) => path)
  const isOther = also !== '' && also !== '/' && !paths.includes(also)
  const names = await namesOfAreas(ctx, isOther ? [...withAncestors(also), ...paths] : paths)
  return ['/', ...(isOther ? [also] : []), ...paths].map((path) => ({
    path,
    way: withAncestors(path).flatMap((one) => names.get(one) ?? []),
  }))
}

/** The same in words, for a select. */
export function areaOptions({ t }: View, choices: readonly AreaChoice[]) {
  return choices.map(({ path, way }) => ({
    value: path,
    label: path === '/' ? t(texts.nation) : way.join(' › ') || path,
  }))
}

export function areaLabel({ t }: View, names: Names, path: string): Html {
  if (path === '/') return html`${t(texts.nation)}`
  const name = names.get(path)
  return name === undefined ? code(path) : typed(name)
}

/** Names of areas one after the other. */
export function areaList(view: View, names: Names, paths: readonly string[]): Content {
  return paths.map((path, index) => [index > 0 && html`<br>`, areaLabel(view, names, path)])
}

/** For whoever proposed: somebody was refused the release because he had read another proposal. */
export function refusalNotice(
  view: View,
  proposal: { readonly refusedBy: string | null; readonly refusedAt: Time | null } | null,
  persons: Names,
): Html | null {
  const { refusedBy = null, refusedAt = null } = proposal ?? {}
  if (refusedBy === null || refusedAt === null) return null
  const person = personLabel(view.t, persons, refusedBy)
  const body = view.t.parts(texts.releaseRefused, { person, time: moment(view, refusedAt) })
  return notification(view.t, { tone: 'warn', body })
}

/** A moment with its distance from now. */
export function moment(view: View, at: Time): Html {
  return timeMark(view.t, { at, zone: view.node.zone, now: view.now })
}

/** The text in the page's language, else the first there is. */
export function inLanguage({ t }: View, byLanguage: Readonly<Record<string, string>>): string {
  return byLanguage[t.language] ?? Object.values(byLanguage)[0] ?? '–'
}

/** A language by its own name. */
export { ownName as languageName } from '../../../core/language-tag.ts'

/** What people wrote in a language, marked so that it is read and drawn in that language. */
export function spoken(language: string, text: string): Html {
  return html`<bdi lang="${language}" dir="${directionOf(language)}">${text}</bdi>`
}

/** A fixed value in words, else the value itself. */
export function word(
  { t }: View,
  catalogue: Readonly<Record<string, Message>>,
  value: string,
): string {
  const message = wordFor(catalogue, value)
  return message === undefined ? value : t(message)
}

export function hiddenFields(fields: Readonly<Record<string, string>>): Html[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

/** A form of this page with hidden fields and one button. */
export function postForm(
  view: View,
  props: {
    readonly name: string
    readonly fields: Readonly<Record<string, string>>
    readonly body?: Content
    readonly label: string
    readonly kind?: 'secondary' | 'danger'
  },
): Html {
  const { name, fields, body, label, kind } = props
  return form({
    name,
    key: view.newKey(),
    body: [hiddenFields(fields), body, button(kind === undefined ? { label } : { label, kind })],
  })
}

/** What was refused, above everything else of the page. */
export function refusedPart({ t, refused }: View): Html | null {
  if (refused === null) return null
  return errorSummary(t, { form: refused.form, refused, sentence: refused.problem.message })
}
