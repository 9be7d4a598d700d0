// Any public page as it is cited: a page that says how, and the same as files.
import type { Context } from 'hono'
import { dateAt } from '../core/civil-day.ts'
import { cleanedLine } from '../core/line.ts'
import type { Cited, Page } from '../core/slice.ts'
import { FORMATS, type Item, type ItemDate, MAX_TITLE } from '../lib/csl/index.ts'
import { citationFile, citationLinks, citationList } from '../ui/citation.ts'
import { type Html, html } from '../ui/html.ts'
import { addressOf, CITE, citeHref, drawPage, NO_FORM, type PageRequest } from './draw.ts'
import { nameOf } from './frame.ts'
import { texts as startTexts } from './pages/start-texts.ts'
import { publicDrawing } from './public-drawing.ts'
import { isSignedIn } from './request.ts'
import { texts } from './texts.ts'

/** The request itself; where it asks how its page is cited, a file, or the request of the page that says so. */
export async function citing(c: Context, request: PageRequest): Promise<PageRequest | Response> {
  const { [CITE]: kind, ...search } = request.search
  if (kind === undefined || request.page.surface !== 'public') return request
  const own: PageRequest = { ...request, search }
  const { title, cite, movedTo, isGone } = isSignedIn(own.identity.actor)
    ? await drawPage(own, NO_FORM)
    : await publicDrawing(own)
  // What is elsewhere or gone is cited from there, or not at all.
  if (movedTo !== null || isGone) return own
  const work = workOf(own, title, cite)
  const t = own.parts.translator(own.language)
  const file = citationFile(work, { accept: '', kind }, t)
  if (file === null) return { ...request, page: citePage(own, work) }
  const mark = own.realm === 'exercise' ? 'exercise-' : ''
  c.header('Content-Disposition', `attachment; filename="${mark}${work.id}.${file.ending}"`)
  return c.body(file.body, 200, { 'Content-Type': file.type })
}

/** Signs that turn the direction of words in a title, and those that no citation holds. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g
const MAX_NAME = 300

/** The page as a work of this node, read today. */
function workOf(request: PageRequest, drawnTitle: string, cite: Cited | null): Item {
  const { house, language, realm, path, parts } = request
  const { origin, prefix, zone } = house.node
  const t = parts.translator(language)
  const lineOf = (text: string, max: number) => cleanedLine(text.replaceAll(TURNS, ''), max)
  const title = realm === 'exercise' ? t(startTexts.exercise, { title: drawnTitle }) : drawnTitle
  const day = (at: string): ItemDate => ({
    'date-parts': [dateAt(at, zone).split('-').map(Number)],
  })
  const id = (cite?.path ?? path)
    .split('/')
    .at(-1)
    ?.replaceAll(/[^\w-]/g, '-')
  return {
    id: id === undefined || id === '' ? 'start' : id.slice(0, 100),
    type: 'webpage',
    title: lineOf(title, MAX_TITLE),
    author: [{ literal: lineOf(nameOf({ house, t }), MAX_NAME) }],
    ...(cite?.issued != null && { issued: day(cite.issued) }),
    accessed: day(house.time.now()),
    URL: `${origin}${cite === null ? addressOf(request) : `${prefix}${cite.path}`}`,
    language,
  }
}

/** For programs: how a page is cited, what says more about it, and that it is about something. Source: RFC 8574, signposting.org. */
export function signposts(request: PageRequest, { path }: Cited): string {
  const { origin, prefix } = request.house.node
  const more = citeHref(request, 'csl-json')
  return [
    `<${origin}${prefix}${path}>; rel="cite-as"`,
    ...(more === null
      ? []
      : [`<${origin}${more}>; rel="describedby"; type="${FORMATS['csl-json'].mediaType}"`]),
    '<https://schema.org/AboutPage>; rel="type"',
  ].join(', ')
}

function citePage(request: PageRequest, work: Item): Page<unknown, Html> {
  const { path, surface, permission } = request.page
  return {
    path,
    surface,
    permission,
    load: async () => null,
    render: (_, { t }) => {
      const page = html`<a href="${addressOf(request)}">${work.title}</a>`
      const links = citationLinks((format) => citeHref(request, format) ?? '')
      return {
        title: t(texts.cite),
        main: html`<p>${t.parts(texts.citeIntro, { page })}</p>${citationList(t, work)}<p class="no-print">${t.parts(texts.citeFiles, { links })}</p>`,
      }
    },
  }
}
