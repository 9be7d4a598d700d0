import { newId } from '../core/id.ts'
import type { Page, PageContext, Refused, View } from '../core/slice.ts'
import type { Language, Translator } from '../core/text.ts'
import { buttonLink } from '../ui/form.ts'
import { type Html, html } from '../ui/html.ts'
import { withSearch } from '../ui/page-href.ts'
import { shell } from '../ui/shell.ts'
import { assetPath, frameOf } from './frame.ts'
import { outageOf } from './outage.ts'
import { frameTexts } from './frame-texts.ts'
import type { DoorParts, House, Identity } from './house.ts'
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
  { part: 'file', kind: 'csv', label: frameTexts.file },
  { part: 'calendar', kind: 'ics', label: frameTexts.calendar },
] as const

/** Loads and draws a page. Throws Problems of its queries. */
export async function drawPage(request: PageRequest, outcome: FormOutcome): Promise<string> {
  const { house, page, identity, language, parts } = request
  const at = house.time.now()
  const t = parts.translator(language)
  const ctx = pageContext(request, outcome, at)
  const data = await page.load(ctx)
  const view: View = {
    t,
    node: house.node,
    now: at,
    path: request.path,
    base: `${house.node.prefix}/${language}`,
    newKey: newId,
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
    ...(page.surface === 'console' ? { waiting: await ctx.waiting() } : {}),
  })
  const whole = shell(t, frame, {
    title: rendered.title,
    main: rendered.main,
    ...(outcome.said === null
      ? {}
      : { notice: saidPart(outcome.said, { t, house, base: view.base, path: request.path }) }),
    sub: rendered.sub,
    acts: html`${fileLinks(request, t)}${rendered.acts}`,
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
  return String(whole)
}

/** The ways to what the page shows as files, with the filters that are asked for. */
function fileLinks({ page, search, path, house, language }: PageRequest, t: Translator): Html[] {
  const own = Object.entries(search).filter(([name]) => name !== 'after')
  const address = `${house.node.prefix}/${language}${path}`
  return FILES.filter(({ part }) => page[part] !== undefined).map(({ kind, label }) => {
    const href = withSearch(address, { ...Object.fromEntries(own), _file: kind })
    return buttonLink({ href, label: t(label), kind: 'secondary' })
  })
}

/** What a page's `load` gets. */
export function pageContext(request: PageRequest, outcome: FormOutcome, at: string): PageContext {
  const { house, identity } = request
  const ctx: PageContext = remembering({
    node: house.node,
    actor: identity.actor,
    now: at,
    readiness: house.readiness,
    waiting: () => waitingFor(house, ctx),
    params: request.params,
    search: request.search,
    ...outcome,
    call: async (action, input) => {
      if (action.kind !== 'query') throw new Error(`a page's load may not run ${action.name}`)
      return (await house.runner.call(identity.actor, action, input)).output
    },
    ask: (need, input) => house.runner.ask(identity.actor, need, input),
  })
  return ctx
}
