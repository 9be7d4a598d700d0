import type { Context, Hono } from 'hono'
import type { Action } from '../core/action.ts'
import { type Actor, holds, mayOpen } from '../core/actor.ts'
import { translatedField, typedProblems } from '../core/field-problem.ts'
import { numbersIn } from '../core/number.ts'
import { Problem } from '../core/problem.ts'
import type { Page, PageForm } from '../core/slice.ts'
import { isLanguage } from '../core/text.ts'
import { ofRow, REDRAW } from '../ui/form.ts'
import { withSearch } from '../ui/page-href.ts'
import type { Html } from '../ui/html.ts'
import { problemSentence, realmHouse, unexpected } from './api.ts'
import { citing, signposts } from './cite.ts'
import { inputFromFields } from './form.ts'
import { fileAnswer } from './bytes.ts'
import { inBytes, publicDrawing } from './public-drawing.ts'
import { drawPage, type FormOutcome, NO_FORM, type PageRequest } from './draw.ts'
import { pageFile, pageMedia } from './page-file.ts'
import { askingPage, SURE } from './asked-first.ts'
import { liveStream } from './live.ts'
import { isReading } from './method.ts'
import { heard, say, UNDO, undoOf, undoWanted } from './said.ts'
import { closedPage } from './pages/problem.ts'
import type { DoorParts, House } from './house.ts'
import { checkSecrets, readFields, type SentForm, withoutSecrets } from './sent-form.ts'
import {
  checkOrigin,
  identify,
  isSignedIn,
  moveCookie,
  preferredLanguage,
  type RealmName,
} from './request.ts'

/** Fields that the door reads itself; the others are what was typed. */
const OF_THE_DOOR: ReadonlySet<string> = new Set(['_form', '_row', '_key'])

/** Where a realm's pages hang. */
export interface PageRoutes {
  readonly realm: RealmName
  readonly prefix: string
  readonly pages: readonly Page<unknown, Html>[]
}

/** Routes of every page of a realm: GET draws, POST runs one of the page's forms, without language it is a redirect. */
export function addPages(app: Hono, parts: DoorParts, { realm, prefix, pages }: PageRoutes): void {
  // A page with an address of its own goes before one that would take it as a part of its address.
  const isOpen = ({ path }: Page<unknown, Html>) => path.includes(':')
  for (const page of pages.toSorted((a, b) => Number(isOpen(a)) - Number(isOpen(b)))) {
    const path = `${prefix}/:lang{[a-z]{2}}${page.path === '/' ? '' : page.path}`
    app.get(path, async (c) => {
      const request = await pageRequest(c, { parts, realm, page })
      if (request instanceof Response) return request
      if (page.surface === 'console' && c.req.query('_live') === '1') return liveStream(c, request)
      const file = (await pageFile(c, request)) ?? (await pageMedia(c, request))
      if (file !== null) return file
      const said = page.surface === 'console' ? heard(c, realm) : null
      const wanted = await citing(c, request)
      if (wanted instanceof Response) return wanted
      return await answerPage(c, wanted, { ...NO_FORM, said })
    })
    if (page.forms !== undefined) {
      app.post(path, async (c) => {
        const request = await pageRequest(c, { parts, realm, page })
        return request instanceof Response ? request : await answerForm(c, request)
      })
    }
    if (page.path === '/') {
      app.get(`${prefix}/:lang{[a-z]{2}}/`, (c) => c.redirect(c.req.path.replace(/\/$/, ''), 302))
      continue
    }
    app.get(`${prefix}${page.path}`, (c) => {
      const language = preferredLanguage(c.req.header('accept-language'), parts.languages)
      const { search } = new URL(c.req.url)
      c.header('Vary', 'Accept-Language')
      return c.redirect(`${prefix}/${language}${c.req.path.slice(prefix.length)}${search}`, 302)
    })
  }
}

interface Route {
  readonly parts: DoorParts
  readonly realm: RealmName
  readonly page: Page<unknown, Html>
}

async function pageRequest(
  c: Context,
  { parts, realm, page }: Route,
): Promise<PageRequest | Response> {
  const lang = c.req.param('lang') ?? ''
  if (!isLanguage(lang)) throw new Problem('http.no_page', 404, 'There is no such page.')
  if (!parts.languages.includes(lang)) return toSpoken(c, parts, realm)
  const language = lang
  if (page.realm !== undefined && page.realm !== realm) return toOtherRealm(c, page.realm)
  const house = realmHouse(parts, realm)
  const carrier = page.surface === 'watch' ? page.surface : undefined
  const identity = await identify(c, parts, realm, carrier)
  if (page.permission !== 'anyone' && !isSignedIn(identity.actor)) {
    // A telephone has no person who signs in: it is enrolled with its code.
    if (page.surface === 'station' || page.surface === 'watch') {
      return c.redirect(`${house.node.prefix}/${language}/${page.surface}/enrol`, 303)
    }
    const next = encodeURIComponent(c.req.path)
    return c.redirect(`/${language}/sign-in?next=${next}`, 303)
  }
  const { lang: _, ...params } = c.req.param() as Record<string, string>
  const path = c.req.path.slice(house.node.prefix.length + 3) || '/'
  const search = c.req.query()
  const request = { parts, house, realm, page, identity, language, params, search, path }
  if (mayOpen(identity.actor, page)) return request
  const elsewhere = ownPage(house, page, identity.actor)
  if (elsewhere !== null) return c.redirect(`${house.node.prefix}/${language}${elsewhere}`, 303)
  return await answerClosed(c, request)
}

/** Says within the console that this page is not for the reader. Throws 403 where no page of the console is looked at. */
async function answerClosed(c: Context, request: PageRequest): Promise<Response> {
  const { page } = request
  const problem = new Problem('core.not_allowed', 403, 'Your role does not allow this.')
  const isLook = isReading(c) && (c.req.header('accept') ?? '').includes('text/html')
  if (page.surface !== 'console' || !isLook || c.req.query('_live') === '1') throw problem
  const closed = closedPage(page, problem.code)
  return await answerPage(c, { ...request, page: closed }, NO_FORM, problem.status)
}

/** Where somebody is led who may not open this page: null where to a refusal. */
function ownPage(
  { navigation, node }: House,
  { surface, path }: Page<unknown, Html>,
  actor: Actor,
): string | null {
  // A telephone that was revoked is told so there, and clears itself.
  if (surface === 'watch') return '/watch/enrol'
  if (path !== '/console') return null
  // A guest has no situation, and a page of his own.
  const own = navigation.find(
    ({ page }) =>
      page.surface === 'console' &&
      (page.realm === undefined || page.realm === node.realm) &&
      mayOpen(actor, page),
  )
  return own === undefined ? null : own.page.path
}

/** The same page in a language of the node: links and bookmarks outlive a change of its languages. */
function toSpoken(c: Context, { languages }: DoorParts, realm: RealmName): Response {
  const prefix = realm === 'exercise' ? '/exercise' : ''
  const language = preferredLanguage(c.req.header('accept-language'), languages)
  const { search } = new URL(c.req.url)
  c.header('Vary', 'Accept-Language')
  return c.redirect(`${prefix}/${language}${c.req.path.slice(prefix.length + 3)}${search}`, 303)
}

/** The same page of the realm that has it; what is kept on the device after `#` goes along. */
function toOtherRealm(c: Context, realm: RealmName): Response {
  const bare = c.req.path.replace(/^\/exercise(?=\/)/, '')
  const { search } = new URL(c.req.url)
  return c.redirect(`${realm === 'exercise' ? '/exercise' : ''}${bare}${search}`, 303)
}

/** A proxy spares the node; a browser asks anew, or who opens a page again reads what stood there before an act of the office. */
const SHARED = 'public, max-age=0, s-maxage=30'

async function answerPage(
  c: Context,
  request: PageRequest,
  outcome: FormOutcome,
  status = 200,
): Promise<Response> {
  const isShared =
    isReading(c) && request.page.surface === 'public' && !isSignedIn(request.identity.actor)
  if (isShared) {
    c.header('Cache-Control', SHARED)
    c.header('Vary', `${request.page.media === undefined ? '' : 'Accept, '}Accept-Encoding, Cookie`)
  }
  const { bytes, movedTo, isGone, cite } = isShared
    ? await publicDrawing(request)
    : inBytes(await drawPage(request, outcome))
  if (movedTo !== null)
    c.header('Location', `${request.house.node.prefix}/${request.language}${movedTo}`)
  if (cite !== null) c.header('Link', signposts(request, cite))
  const standing = movedTo !== null ? 301 : isGone ? 410 : status
  return c.body(bytes, standing as 200, { 'Content-Type': 'text/html; charset=UTF-8' })
}

/** Runs the form that `_form` names: after success the browser goes on (303), after a refusal the page shows why. */
async function answerForm(c: Context, request: PageRequest): Promise<Response> {
  const { house, page, identity } = request
  checkOrigin(c, house)
  const { fields, bytes } = await readFields(c, identity.actor, rawBytes(request))
  const sent = (wanted: string) => fields.find(([field]) => field === wanted)?.[1]
  const name = sent('_form') ?? ''
  if (name === UNDO) return await takeBack(c, request, sent)
  const form = page.forms?.[name]
  const action = house.runner.actions.get(form?.action ?? '')
  if (form === undefined || action === undefined)
    throw new Problem('http.no_form', 400, 'This page has no such form.')
  const typed = fields.filter(([field]) => !field.startsWith('_'))
  const values = valuesOf(withoutSecrets(fields).filter(([field]) => !OF_THE_DOOR.has(field)))
  const row = sent('_row')
  const sentForm = row === undefined ? name : ofRow(name, row)
  try {
    checkSecrets(fields)
    if (sent(REDRAW) !== undefined) {
      const refused = { form: sentForm, values, problem: null }
      return await answerPage(c, request, { ...NO_FORM, refused })
    }
    if (form.asks !== undefined && sent(SURE) === undefined) {
      const asking = askingPage(page, { asks: form.asks, name: sentForm, fields })
      return await answerPage(c, { ...request, page: asking }, NO_FORM)
    }
    if (form.kind === 'ask')
      return await askForm(c, request, { name: sentForm, action, typed, values })
    const key = sent('_key')
    return await runForm(c, request, { name, form, action, typed, bytes, key })
  } catch (error) {
    const problem = error instanceof Problem ? error : unexpected(request.parts, error)
    const refused = { form: sentForm, values, problem: translated(request, problem, values) }
    return await answerPage(c, request, { ...NO_FORM, refused }, problem.status)
  }
}

/** Asks the query of a form, and draws the page with its answer and what was typed: kept nowhere. */
async function askForm(
  c: Context,
  request: PageRequest,
  sent: {
    readonly name: string
    readonly action: Action
    readonly typed: SentForm['fields']
    readonly values: Readonly<Record<string, string>>
  },
): Promise<Response> {
  const { house, identity, parts, language } = request
  const { name, action, typed, values } = sent
  const input = inputFromFields(action, typed, numbersIn(parts.translator(language).locale))
  const { output } = await house.runner.call(identity.actor, action, input)
  c.header('Cache-Control', 'no-store')
  const refused = { form: name, values, problem: null }
  return await answerPage(c, request, { ...NO_FORM, refused, done: { form: name, output } })
}

/** Runs the action of a form with what was typed, and goes on. */
async function runForm(
  c: Context,
  request: PageRequest,
  sent: Pick<SentForm, 'bytes'> & {
    readonly name: string
    readonly form: PageForm
    readonly action: Action
    readonly typed: SentForm['fields']
    readonly key: string | undefined
  },
): Promise<Response> {
  const { house, identity, realm, parts, language } = request
  const { name, form, action, typed, bytes, key: idempotencyKey } = sent
  const input = inputFromFields(action, typed, numbersIn(parts.translator(language).locale))
  const options = { idempotencyKey, bytes: bytes === null ? undefined : () => once(bytes) }
  const outcome = await house.runner.call(identity.actor, action, input, options)
  if (action.kind === 'command' && action.givesFile === true)
    return fileAnswer(c, house, action, outcome.output)
  const output =
    action.cookie === undefined
      ? outcome.output
      : moveCookie(c, action.cookie, realm, outcome.output)
  return await goOn(c, request, {
    name,
    form,
    input,
    output,
    isChanged: outcome.records.length > 0,
  })
}

/** After success: the page that the form names, which then says what was done, or this page with what came out. */
async function goOn(
  c: Context,
  request: PageRequest,
  {
    name,
    form,
    input,
    output,
    isChanged,
  }: {
    readonly name: string
    readonly form: PageForm
    readonly input: unknown
    readonly output: unknown
    readonly isChanged: boolean
  },
): Promise<Response> {
  const { house, page, path, realm, language } = request
  const target = form.next(output as never, request.params)
  const next = target === null ? null : withSearch(target, kept(request, form))
  if (next === null)
    return await answerPage(c, request, { ...NO_FORM, done: { form: name, output } })
  if (page.surface === 'console') {
    // Where nothing changed, taking it back would undo what somebody did before.
    const undo = isChanged ? undoOf(form, input, output) : null
    const at = house.time.now()
    say(c, realm, { page: page.path, path, form: name, at, isUndone: false, undo })
  }
  return c.redirect(next.startsWith('//') ? '/' : `${house.node.prefix}/${language}${next}`, 303)
}

/** The questions of the address that the form keeps. */
function kept({ search }: PageRequest, { keeps = [] }: PageForm): Record<string, string> {
  return Object.fromEntries(keeps.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
}

/** Takes back what a notice told of, and goes back to where it was read. */
async function takeBack(
  c: Context,
  request: PageRequest,
  sent: (name: string) => string | undefined,
): Promise<Response> {
  const { house, page, path, identity, realm, language } = request
  const now = house.time.now()
  const { action, input, form, back } = undoWanted(house, page.path, { sent, now })
  await house.runner.call(identity.actor, action, input, { idempotencyKey: sent('_key') })
  say(c, realm, { page: page.path, path, form, at: now, isUndone: true, undo: null })
  return c.redirect(`${house.node.prefix}/${language}${back}`, 303)
}

/** What was typed, by field; the values of a repeated field one per line. */
function valuesOf(fields: readonly (readonly [string, string])[]): Record<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of fields) {
    const before = values.get(name)
    values.set(name, before === undefined ? value : `${before}\n${value}`)
  }
  return Object.fromEntries(values)
}

/** The same Problem with its sentence in the page's language, and what it says of each typed field. */
function translated(
  { parts, language }: PageRequest,
  problem: Problem,
  values: Readonly<Record<string, string>>,
): Problem {
  const { code, status, params } = problem
  const fields = typedProblems(problem.fields, values).map((field) =>
    translatedField(field, parts.translator(language)),
  )
  return new Problem(code, status, problemSentence(parts, problem, parts.translator(language)), {
    fields,
    params,
  })
}

/** Most bytes that a form of the page sends for a raw command which the reader may call. */
function rawBytes({ page, house, identity }: PageRequest): number {
  const sizes = Object.values(page.forms ?? {}).map(({ action: name }) => {
    const action = house.runner.actions.get(name)
    if (action?.kind !== 'command' || action.permission === 'anyone') return 0
    return holds(identity.actor, action.permission) ? (action.raw?.maxBytes ?? 0) : 0
  })
  return Math.max(0, ...sizes)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
