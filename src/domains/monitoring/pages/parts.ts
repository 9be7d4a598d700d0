import type { PageContext, Refused, View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { gradeBadge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import type { Choice } from '../../../ui/field.ts'
import { button, buttonLink, errorSummary, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { timeMark } from '../../../ui/time.ts'
import { checkTexts } from '../checks/index.ts'
import type { Letter } from '../grade.ts'
import { areaNames, areaTree, personLabels } from '../needs.ts'
import { problems } from '../schema.ts'
import { siteTexts } from '../texts/pages.ts'

/** Most areas that a form offers. */
const MAX_AREA_CHOICES = 500

/** Names by id or path. */
export type Names = ReadonlyMap<string, string>

/** Asks for the names of these areas. */
export async function namesOfAreas(ctx: PageContext, paths: readonly string[]): Promise<Names> {
  const wanted = [...new Set(paths)].filter((path) => path !== '/')
  if (wanted.length === 0) return new Map()
  const { areas } = await ctx.ask(areaNames, { paths: wanted })
  return new Map(areas.map(({ path, name }) => [path, name]))
}

/** Asks for the names of these actors; machines and those unknown are left out. */
export async function namesOfPersons(
  ctx: PageContext,
  actors: readonly (string | null)[],
): Promise<Names> {
  const ids = [...new Set(actors.flatMap((actor) => actor ?? []))]
  if (ids.length === 0) return new Map()
  const { persons } = await ctx.ask(personLabels, { ids })
  return new Map(persons.map(({ id, name }) => [id, name]))
}

/** The nation and the two upper levels of the area tree, to choose from. */
export async function upperAreas(ctx: PageContext): Promise<{ path: string; name: string }[]> {
  const { areas } = await ctx.ask(areaTree, { depth: 2 })
  return areas.filter(({ path }) => path !== '/').slice(0, MAX_AREA_CHOICES)
}

export function areaChoices(
  t: Translator,
  areas: readonly { path: string; name: string }[],
): Choice[] {
  const below = areas.map(({ path, name }) => ({ value: path, label: name }))
  return [{ value: '/', label: t(siteTexts.nation) }, ...below]
}

/** The choices with one more for a value that is not among them, so that saving loses nothing. */
export function withValue(choices: Choice[], value: string): Choice[] {
  if (value === '' || choices.some((choice) => choice.value === value)) return choices
  return [...choices, { value, label: value }]
}

export function areaLabel(t: Translator, names: Names, path: string): Html {
  if (path === '/') return html`${t(siteTexts.nation)}`
  const name = names.get(path)
  return name === undefined ? code(path) : typed(name)
}

/** The grade with what T and M stand for. */
export function gradeMark(t: Translator, letter: Letter | null): Html {
  if (letter === null) return html`${t(siteTexts.noGrade)}`
  if (letter !== 'T' && letter !== 'M') return gradeBadge(t, letter)
  const words = letter === 'T' ? siteTexts.gradeUntrusted : siteTexts.gradeMismatch
  return html`${gradeBadge(t, 'F')} ${t(words)}`
}

/** A text of the checks by key. Throws Error for a missing one: that is a bug. */
export function checkText(t: Translator, key: string): string {
  const message = checkTexts[key]
  if (message === undefined) throw new Error(`no text ${key}`)
  return t(message, {})
}

/** A moment with its distance from now. */
export function moment(view: View, at: string | null): Content {
  if (at === null) return view.t(siteTexts.neverSeen)
  return timeMark(view.t, { at, zone: view.node.zone, now: view.now })
}

/** A moment to come or long ago: the time alone. */
export function day(view: View, at: string): Html {
  return timeMark(view.t, { at, zone: view.node.zone })
}

export function hiddenFields(fields: Readonly<Record<string, string>>): Html[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

/** A form with one button and hidden fields. */
export function buttonForm(
  view: View,
  props: {
    readonly name: string
    readonly fields: Readonly<Record<string, string>>
    readonly label: string
    readonly kind?: 'secondary' | 'danger'
  },
): Html {
  const { name, fields, label, kind = 'secondary' } = props
  return form({ name, key: view.newKey(), body: [hiddenFields(fields), button({ label, kind })] })
}

/** What was refused, above everything else of the page. */
export function refusal(view: View): Html | null {
  const { t, refused } = view
  if (refused === null) return null
  return errorSummary(t, { form: refused.form, refused, sentence: sentenceOf(t, refused) })
}

function sentenceOf(t: Translator, { problem }: Refused): string {
  const own = problems[problem.code]
  return own === undefined ? problem.message : t(own)
}

/** The way to the rest of a long list. */
export function moreLink(t: Translator, href: string): Html {
  return html`<p>${buttonLink({ href, label: t(siteTexts.more), kind: 'secondary' })}</p>`
}

/** An address of this page with these questions; empty ones are left out. */
export function address(
  path: string,
  search: Readonly<Record<string, string | undefined>>,
): string {
  const asked = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as [string, string]],
  )
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`
}

/** A question of the address if it is one of what may be asked, else undefined: a mistyped address shows everything. */
export function asked<T>(
  schema: { safeParse(value: unknown): { data?: T | undefined } },
  value: string | undefined,
): T | undefined {
  return value === undefined || value === '' ? undefined : schema.safeParse(value).data
}

/** Only the parts of an input that are there: an optional field may be missing, but not undefined. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
