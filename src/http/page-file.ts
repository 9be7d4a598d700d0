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
  if (kind === 'ics' && calendar !== undefined) return await answerCalendar(c, request, calendar)
  return null
}

async function answerList(c: Context, request: PageRequest, file: PageFile): Promise<Response> {
  const { ctx, view } = parts(request)
  const { columns, rows, isCut } = await file.rows(ctx, view)
  const rest = isCut ? [[view.t(frameTexts.fileCut, { count: rows.length })]] : []
  const body = writeCsv([columns, ...rows, ...rest])
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
