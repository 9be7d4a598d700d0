import { SCREEN_ROWS } from '../../../core/listed.ts'
import { restLink } from '../../../ui/rest.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { counselCases, disclosed } from '../actions/disclosed.ts'
import { openFile } from '../actions/file.ts'
import { purposes } from '../found.ts'
import { evidenceTexts as texts } from '../texts/evidence.ts'
import { texts as words } from '../texts/pages.ts'

/** Where counsel sees what was disclosed. */
export const DISCLOSED = '/console/disclosed'

const pathOf = (of: string) => `${DISCLOSED}/${of}`

/** Cases in which the reader is counsel. */
export const counselListPage = page({
  path: DISCLOSED,
  surface: 'console',
  permission: 'cases:disclosed',
  nav: { group: 'investigate', label: texts.counsel },
  found: purposes.counsel,
  load: (ctx) => ctx.call(counselCases, {}),
  render({ items }, { t, base }) {
    const rows = items.map(
      ({ id, code: own }) => html`<li><a href="${base}${pathOf(id)}">${code(own)}</a></li>`,
    )
    const list =
      items.length === 0 ? emptyState(t(texts.noCounsel)) : html`<ul class="plain">${rows}</ul>`
    return { title: t(texts.counsel), main: block(t(texts.cases), list) }
  },
})

/** Characters of the code behind which the list goes on. */
const MAX_CODE = 40

async function load(ctx: PageContext) {
  const of = ctx.params['case'] ?? ''
  const after = (ctx.search['after'] ?? '').slice(0, MAX_CODE)
  const page = { limit: SCREEN_ROWS, ...(after === '' ? {} : { after }) }
  return { of, ...(await ctx.call(disclosed, { case: of, ...page })) }
}
type Data = Awaited<ReturnType<typeof load>>

/** What was disclosed of one case, once its file is opened. */
export const counselPage = page({
  path: `${DISCLOSED}/:case`,
  surface: 'console',
  permission: 'cases:disclosed',
  forms: {
    open: {
      action: 'cases.openFile',
      next: (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) => pathOf(of),
      said: words.saidOpened,
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view, words)}${live('disclosed', html`${data.openUntil === null ? closedPart(data, view) : openPart(data, view)}`)}`
    return {
      title: data.code,
      main,
      breadcrumb: [{ path: DISCLOSED, label: t(texts.counsel) }],
    }
  },
})

function closedPart({ of }: Data, view: View): Content {
  const { t } = view
  const form = actionForm(view, {
    name: 'open',
    action: openFile,
    labels: { reason: words.whyOpen },
    hidden: { case: of },
    button: words.openFile,
  })
  return block(t(words.closedTitle), [html`<p>${t(words.closedTold)}</p>`, form])
}

function openPart({ of, items, next }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.counsel),
    isCaptionHidden: true,
    empty: t(texts.noDisclosed),
    rows: items,
    columns: [
      { label: t(texts.items), cell: (row) => code(row.code) },
      {
        label: t(texts.sha256),
        cell: (row) => (row.sha256 === null ? '–' : html`<small>${code(row.sha256)}</small>`),
      },
      { label: t(texts.head), cell: (row) => html`<small>${code(row.head)}</small>` },
      {
        label: t(texts.disclosed),
        cell: (row) => (row.disclosedAt === null ? '–' : shortMoment(view, row.disclosedAt)),
      },
    ],
  })
  const rest = restLink(view, { path: pathOf(of), next })
  return block(t(texts.counsel), [rows, rest], { isFlush: true })
}
