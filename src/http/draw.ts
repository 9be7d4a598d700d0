import { newId } from '../core/id.ts'
import type { Actor } from '../core/actor.ts'
import type { Asking, Cited, Page, PageContext, Refused, View } from '../core/slice.ts'
import type { Language, Translator } from '../core/text.ts'
import type { Work } from '../core/waiting.ts'
import { buttonLink } from '../ui/form.ts'
import { type Html, html } from '../ui/html.ts'
import { withSearch } from '../ui/page-href.ts'
import { shell } from '../ui/shell.ts'
import { assetPath, frameOf } from './frame.ts'
import { outageOf } from './outage.ts'
import { frameTexts } from './frame-texts.ts'
import type { DoorParts, House, Identity } from './house.ts'
import { forMachines } from './for-machines.ts'
import { remembering } from './remembering.ts'
import { type Said, saidPart } from './said.ts'
import { waitingFor } from './waiting.ts'
import type { RealmName } from './request.ts'

/** One page request with all that drawing needs. */
export interface PageRequest {
  readonly parts: DoorParts
  readonly house: House
  readonly realm: RealmName
  readonly page: Page<unknown, Html>
  readonly identity: Identity
  readonly language: Language
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, string>>
  /** Path after the language. */
  readonly path: string
}

/** A page that was drawn: its HTML, and whether it still stands where it was asked for. */
export interface Drawn {
  readonly html: string
  /** Path after the language of where it is for good. */
  readonly movedTo: string | null
  readonly isGone: boolean
  readonly title: string
  /** Null where it is cited by its own address. */
  readonly cite: Cited | null
}

/** What happened to a form of the page just before it is drawn. */
export interface FormOutcome {
  readonly refused: Refused | null
  readonly done: { readonly form: string; readonly output: unknown } | null
  /** What was done on the page before. */
  readonly said: Said | null
}

/** Nothing was sent: the page as it is. */
export const NO_FORM: FormOutcome = { refused: null, done: null, said: null }

/** What of a page can be had as a file, and what its address then asks for. */
const FILES = [
  { kind: 'csv', label: frameTexts.file },
  { kind: 'json', label: frameTexts.fileJson },
  { kind: 'ics', label: frameTexts.calendar },
] as const

/** For whom a page is drawn. */
export interface Reading {
  /** The reader, as page and frame see him. */
  readonly identity: Identity
  /** Has a question answered for the reader. */
  ask<O>(question: (actor: Actor) => Promise<O>): Promise<O>
  /** What waits for him. */
  waiting(house: House, ctx: PageContext): Promise<readonly Work[]>
  /** A key for a form. */
  newKey(): string
}

/** For one reader alone. */
function forOne(identity: Identity): Reading {
  return {
    identity,
    ask: (question) => question(identity.actor),
    waiting: waitingFor,
    newKey: newId,
  }
}

/** Loads and draws a page, for who asks for it unless it is said for whom. Throws Problems of its queries. */
export async function drawPage(
  { identity: own, ...wanted }: PageRequest,
  outcome: FormOutcome,
  reading = forOne(own),
): Promise<Drawn> {
  const request: PageRequest = { ...wanted, identity: reading.identity }
  const { house, page, identity, language, parts } = request
  const at = house.time.now()
  const t = parts.translator(language)
  const ctx = pageContext(request, outcome, { at, reading })
  const data = await page.load(ctx)
  const view: View = {
    t,
    node: house.node,
    now: at,
    path: request.path,
    base: `${house.node.prefix}/${language}`,
    newKey: reading.newKey,
    ...outcome,
  }
  const rendered = page.render(data, view)
  const outage = page.surface === 'console' ? await outageOf(request, t) : undefined
  const frame = frameOf({
    ...request,
    surface: page.surface,
    t,
    at,
    outage,
    actor: identity.actor,
    citeHref: citeHref(request),
    ...(page.surface === 'console' ? { waiting: await ctx.waiting() } : {}),
  })
  const whole = shell(t, frame, {
    title: rendered.title,
    main: rendered.main,
    ...(outcome.said === null
      ? {}
      : { notice: saidPart(outcome.said, { t, house, base: view.base, path: request.path }) }),
    sub: rendered.sub,
    machines: forMachines(request, { data, rendered }, view),
    acts: html`${fileLinks(request, t, data)}${rendered.acts}`,
    column: rendered.column,
    hasErrors: (outcome.refused?.problem ?? null) !== null,
    breadcrumb: (rendered.breadcrumb ?? []).map(({ path, label }) => ({
      href: `${view.base}${path}`,
      label,
    })),
    scripts: (page.surface === 'console'
      ? ['console.js', ...(rendered.scripts ?? [])]
      : (rendered.scripts ?? [])
    ).map((name) => assetPath(parts, name)),
  })
  const { title, movedTo = null, isGone = false, cite = null } = rendered
  return { html: String(whole), title, movedTo, isGone, cite }
}

/** Asks how a public page is cited; its value names a form, any other the page that shows them. */
export const CITE = '_cite'

/** Address of the page with what it asks, without the origin. */
export function addressOf({ house, language, path, search }: PageRequest): string {
  return withSearch(`${house.node.prefix}/${language}${path === '/' ? '' : path}`, search)
}

/** Where it is said how the page is cited; null where nobody can read the page but who is signed in. */
export function citeHref(request: PageRequest, form = 'page'): string | null {
  const { page, search } = request
  return page.surface === 'public'
    ? addressOf({ ...request, search: { ...search, [CITE]: form } })
    : null
}

/** The ways to what the page shows as files, with the filters that are asked for. */
function fileLinks(
  { page, search, path, house, language }: PageRequest,
  t: Translator,
  data: unknown,
): Html[] {
  const own = Object.entries(search).filter(([name]) => name !== 'after')
  const address = `${house.node.prefix}/${language}${path}`
  const hasRows = page.file?.isFor?.(data) !== false
  const isThere = {
    csv: page.file !== undefined && hasRows,
    json: page.file?.json !== undefined && hasRows,
    ics: page.calendar !== undefined,
  }
  return FILES.filter(({ kind }) => isThere[kind]).map(({ kind, label }) => {
    const href = withSearch(address, { ...Object.fromEntries(own), _file: kind })
    return buttonLink({ href, label: t(label), kind: 'secondary' })
  })
}

/** What a page's `load` gets. */
export function pageContext(
  request: PageRequest,
  outcome: FormOutcome,
  { at, reading = forOne(request.identity) }: { readonly at: string; readonly reading?: Reading },
): PageContext {
  const { house } = request
  const asking = (ask: Reading['ask']): Asking => ({
    call: (action, input) =>
      ask(async (actor) => {
        if (action.kind !== 'query') throw new Error(`a page's load may not run ${action.name}`)
        return (await house.runner.call(actor, action, input)).output
      }),
    ask: (need, input) => ask((actor) => house.runner.ask(actor, need, input)),
  })
  const ctx: PageContext = remembering({
    node: house.node,
    actor: reading.identity.actor,
    now: at,
    readiness: house.readiness,
    waiting: () => reading.waiting(house, ctx),
    ofReader: (tell) =>
      reading.ask(async (actor) => await tell({ actor, ...asking((question) => question(actor)) })),
    params: request.params,
    search: request.search,
    ...outcome,
    ...asking(reading.ask),
  })
  return ctx
}
