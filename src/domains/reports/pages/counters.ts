import { page, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { counters } from '../actions/counters.ts'
import { texts } from '../texts/report.ts'

type Day = Awaited<ReturnType<typeof load>>['days'][number]
type Loading = Parameters<Parameters<typeof page>[0]['load']>[0]

const load = (ctx: Loading) => ctx.call(counters, {})

/** What each desk received and did on each of the last days, open to everybody. */
export const countersPage = page({
  path: '/agencies/counters',
  surface: 'public',
  permission: 'anyone',
  load,
  render({ days }, view: View) {
    const { t } = view
    const none = html`<p>${t(texts.countersNone)}</p>`
    const all = days.length === 0 ? none : html`${days.map((day) => dayPart(day, view))}`
    return { title: t(texts.countersTitle), main: html`<p>${t(texts.countersLead)}</p>${all}` }
  },
})

const FIGURES = ['received', 'acknowledged', 'answered', 'forwarded', 'overdue'] as const

function dayPart({ day, root, record, agencies }: Day, { t, base, node }: View): Html {
  const proof = `${node.prefix}/api/record.proof?record=${record}`
  const rows = table(t, {
    caption: wallDay(t, day),
    empty: '',
    rows: agencies,
    columns: [
      {
        label: t(texts.desk),
        cell: ({ agency, name }) =>
          html`<a href="${base}/agencies/keys/${agency}">${typed(name)}</a>`,
      },
      ...FIGURES.map((figure) => ({
        label: t(texts[figure]),
        cell: (row: Day['agencies'][number]) => row[figure],
      })),
    ],
  })
  return html`${rows}<p class="hint">${t(texts.root)}: ${code(root)} <a href="${proof}">${t(texts.proved)}</a></p>`
}
