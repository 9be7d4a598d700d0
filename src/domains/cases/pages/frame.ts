// What every page of a case has: its code as the title, the cover where the file is not open, the strip of its pages where
// it is.
import type { Permission } from '../../../core/permission.ts'
import { type Page, page, type PageContext, type PageForm, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { openFile } from '../actions/file.ts'
import { cover } from '../actions/read.ts'
import { texts } from '../texts/pages.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { CASES, casePath, clockLines, stepOf } from './look.ts'
import { type Next, nextForms, nextPart } from './next.ts'
import { played } from './played.ts'
import { strip } from './strip.ts'

/** A page of a case, as its noun brings it. */
interface CasePage<D> {
  /** What its address ends with; empty for the first one. */
  readonly path: string
  readonly permission: Permission
  readonly forms?: Readonly<Record<string, PageForm>>
  /** Words of its fields, for what is said of a refused form. */
  readonly labels?: Readonly<Record<string, never>> | object
  readonly file?: Page['file']
  readonly scripts?: readonly string[]
  /** What it shows of an opened file. */
  load(ctx: PageContext, of: string): Promise<D>
  /** What is `shown` follows the log; `first` and `forms`, above and below it, hold what somebody types; forms stand apart. */
  render(
    data: D,
    view: View,
    of: string,
  ): {
    readonly first?: Content
    readonly shown: Content
    readonly forms?: Content
  }
}

interface Loaded<D> {
  readonly cover: Awaited<ReturnType<typeof loadCover>>
  /** Null while the file is not open. */
  readonly data: { readonly of: D; readonly next: Next } | null
}

const loadCover = (ctx: PageContext) => ctx.call(cover, { case: ctx.params['case'] ?? '' })

/** The end of an address with its `:names` filled in. */
function filledPath(path: string, params: Readonly<Record<string, string>>): string {
  return path
    .split('/')
    .map((part) => (part.startsWith(':') ? (params[part.slice(1)] ?? '') : part))
    .join('/')
}

/** A page of a case at `/console/cases/:case/<path>`. */
export function casePage<D>({ path, permission, forms, labels = {}, ...own }: CasePage<D>): Page {
  const here = (_: unknown, params: Readonly<Record<string, string>>) =>
    casePath(params['case'] ?? '', filledPath(path, params))
  return page<Loaded<D>, Html>({
    path: path === '' ? `${CASES}/:case` : `${CASES}/:case/${path}`,
    surface: 'console',
    permission,
    ...(own.file === undefined ? {} : { file: own.file }),
    forms: {
      open: { action: 'cases.openFile', next: here, said: texts.saidOpened },
      shut: { action: 'cases.shutFile', next: here, said: texts.saidShut },
      ...nextForms(here),
      ...forms,
    },
    async load(ctx) {
      const found = await loadCover(ctx)
      const { id, next, step, seats } = found
      if (next === null) return { cover: found, data: null }
      return {
        cover: found,
        data: { of: await own.load(ctx, id), next: { ...next, step, own: seats } },
      }
    },
    render({ cover: found, data }, view) {
      const { t } = view
      const breadcrumb = [{ path: CASES, label: t(texts.cases) }]
      const refused = refusedPart(view, labels as Readonly<Record<string, never>>)
      if (data === null) {
        const main = html`${refused}${live('case-file', coverPart(found, view))}`
        return { title: found.code, main, breadcrumb }
      }
      const { first, shown, forms: below } = own.render(data.of, view, found.id)
      const coming = nextPart(data.next, { of: found.id, path }, view)
      const main = html`${refused}${strip(found.id, path, view)}${live('case-next', coming)}${first}${live('case-file', html`${shown}`)}${[below].flat().map((one) => one && html`<div class="no-print">${one}</div>`)}${openPart(found, view)}`
      const scripts = own.scripts === undefined ? {} : { scripts: own.scripts }
      return { title: found.code, main, breadcrumb, ...scripts }
    },
  })
}

const isInside = (seats: readonly string[]) => seats.some((seat) => seat !== 'counsel')

type Cover = Loaded<unknown>['cover']

/** What is seen from outside, and the way in. */
function coverPart(found: Cover, view: View): Html {
  const { t } = view
  const list = summaryList(t, [
    { label: t(texts.step), value: stepOf(found.step, t) },
    { label: t(texts.since), value: moment(view, found.stepAt) },
    { label: t(texts.clocks), value: clockLines(view, found.clocks) },
  ])
  return html`${block(t(texts.closedTitle), wayIn(found, view))}${block(t(texts.case), list)}`
}

function wayIn({ id, seats }: Cover, view: View): Content {
  const { t } = view
  if (seats.length === 0) return html`<p>${t(texts.noSeatTold)}</p>`
  if (!isInside(seats)) return html`<p>${t(texts.counselTold)}</p>`
  const form = actionForm(view, {
    name: 'open',
    action: openFile,
    labels: { reason: texts.whyOpen },
    hidden: { case: id },
    values: { reason: played(view, simulatedTexts.whyOpen) },
    button: texts.openFile,
  })
  return [html`<p>${t(texts.closedTold)}</p>`, form]
}

function openPart({ id, openUntil }: Cover, view: View): Html {
  const { t } = view
  const shut = { name: 'shut', hidden: { case: id }, label: t(texts.shutFile) }
  const time = openUntil === null ? '' : shortMoment(view, openUntil)
  return html`<div class="no-print"><p class="hint">${t.parts(texts.openUntil, { time })}</p>${postForm(view, { ...shut, kind: 'secondary' })}</div>`
}
