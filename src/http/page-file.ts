import type { Context } from 'hono'
import type { PageCalendar, PageFile } from '../core/slice.ts'
import { writeCsv } from '../lib/csv/write.ts'
import { CONTENT_TYPE as CALENDAR, writeCalendar } from '../lib/ics/index.ts'
import { NO_FORM, pageContext, type PageRequest } from './draw.ts'
import { frameTexts } from './frame-texts.ts'
import { texts as startTexts } from './pages/start-texts.ts'

/** What a page shows as the file that `_file` asks for; null where nothing is asked for that the page has. */
export async function pageFile(c: Context, request: PageRequest): Promise<Response | null> {
  const { file, calendar } = request.page
  const kind = c.req.query('_file')
  if (kind === 'csv' && file !== undefined) return await answerList(c, request, file)
  if (kind === 'json' && file?.json !== undefined) {
    const { ctx, view } = parts(request)
    const body = `${JSON.stringify(await file.json(ctx, view))}\n`
    return answer(c, request, { body, type: 'application/json', name: file.name, kind })
  }
  if (kind === 'ics' && calendar !== undefined) return await answerCalendar(c, request, calendar)
  return null
}

/** Longest `Accept` that is looked into; browsers send two hundred letters. */
const MAX_ACCEPT = 1_000
/** What browsers send: whoever saves a file by one opens it in a table program. */
const OF_BROWSER = /\btext\/html\b/
/** What a browser sends, or a program that takes anything: the page is meant. */
const OF_PAGE = /^$|\btext\/html\b|^\*\/\*$/

/** What a page shows in the form that a program asks for; null where it is the page that is wanted. */
export async function pageMedia(c: Context, request: PageRequest): Promise<Response | null> {
  const { media } = request.page
  const accept = (c.req.header('accept') ?? '').slice(0, MAX_ACCEPT)
  const kind = c.req.query('_file') ?? ''
  if (media === undefined || (kind === '' && OF_PAGE.test(accept))) return null
  const { ctx, view } = parts(request)
  const written = media.write(await request.page.load(ctx), { accept, kind }, view)
  if (written === null) return null
  if (kind !== '') c.header('Content-Disposition', `attachment; filename="${written.name}"`)
  c.header('Vary', 'Accept, Accept-Encoding, Cookie')
  return c.body(written.body, 200, { 'Content-Type': written.type })
}

async function answerList(c: Context, request: PageRequest, file: PageFile): Promise<Response> {
  const { ctx, view } = parts(request)
  const { columns, rows, isCut } = await file.rows(ctx, view)
  const rest = isCut ? [[view.t(frameTexts.fileCut, { count: rows.length })]] : []
  const accept = (c.req.header('accept') ?? '').slice(0, MAX_ACCEPT)
  c.header('Vary', 'Accept, Accept-Encoding, Cookie')
  const body = writeCsv([columns, ...rows, ...rest], { isMarked: OF_BROWSER.test(accept) })
  return answer(c, request, { body, type: 'text/csv; charset=utf-8', name: file.name, kind: 'csv' })
}

async function answerCalendar(
  c: Context,
  request: PageRequest,
  { name, title, events }: PageCalendar,
): Promise<Response> {
  const { ctx, view } = parts(request)
  const { t, node, now } = view
  // In a calendar nothing else tells practice from work.
  const marked = (words: string) =>
    node.realm === 'exercise' ? t(startTexts.exercise, { title: words }) : words
  const body = writeCalendar({
    name: marked(t(title)),
    by: 'Scrutineer',
    at: now,
    events: (await events(ctx, view)).map((one) => ({ ...one, title: marked(one.title) })),
  })
  return answer(c, request, { body, type: CALENDAR, name, kind: 'ics' })
}

function parts(request: PageRequest) {
  const { house, language } = request
  const now = house.time.now()
  const view = { t: request.parts.translator(language), node: house.node, now }
  return { ctx: pageContext(request, NO_FORM, { at: now }), view }
}

function answer(
  c: Context,
  { realm, house }: PageRequest,
  file: { readonly body: string; readonly type: string; readonly name: string; kind: string },
): Response {
  const mark = realm === 'exercise' ? 'exercise-' : ''
  const moment = house.time.now().slice(0, 16).replaceAll(/[T:]/g, '-')
  const name = `${mark}${file.name}-${moment}.${file.kind}`
  c.header('Content-Type', file.type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(file.body)
}
