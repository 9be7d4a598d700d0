import { type Panel, panel } from '../../core/page-parts.ts'
import { typed } from '../../ui/code.ts'
import { dutyLine } from '../../ui/duty.ts'
import { html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { moment } from '../../ui/time.ts'
import { currentElection } from './actions/election.ts'
import { dutyList } from './actions/official.ts'
import { onDuty } from './actions/roster.ts'
import { postName } from './roster.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Rows of the section; the whole list is a link away. */
const ROWS = 8

const election = panel({
  name: 'election',
  place: 'lead',
  permission: 'territory:read',
  load: (ctx) => ctx.call(currentElection, {}),
  render: (found) => found && html`<p>${typed(found.name)}</p>`,
})

/** Whom to call, on top; and what is wrong with the list while there is one. */
const nowOnDuty = panel({
  name: 'on-duty',
  place: 'banner',
  permission: 'territory:read',
  async load(ctx) {
    const { duties } = await ctx.call(dutyList, { area: '/', limit: ROWS })
    return { list: await ctx.call(onDuty, {}), isKept: duties.length > 0 }
  },
  render({ list, isKept }, view) {
    const { t } = view
    const { zone } = view.node
    const more = html`<a href="${view.base}/console/duty">${t(texts.dutyList)}</a>`
    const ending = list.now.find(({ isEnding }) => isEnding)
    const gap = isKept && list.gap
    const span = gap && { from: moment(view, gap.from), until: moment(view, gap.until), more }
    const end = ending && { time: moment(view, ending.until), more }
    return html`${dutyLine(t, { now: list.now, zone })}${span && notification(t, { tone: 'warn', body: t.parts(texts.dutyGap, span) })}${end && notification(t, { tone: 'info', body: t.parts(texts.dutyEnds, end) })}`
  },
})

const duty = panel({
  name: 'duty',
  place: 'section',
  after: 'systems',
  title: texts.duty,
  permission: 'territory:read',
  load: (ctx) => ctx.call(dutyList, { area: '/', limit: ROWS }),
  render: ({ duties }, view) =>
    table(view.t, {
      caption: view.t(texts.duty),
      isCaptionHidden: true,
      empty: view.t(texts.nobody),
      rows: duties.filter(({ isNow }) => isNow),
      columns: [
        { label: view.t(texts.post), cell: (row) => typed(postName(row)) },
        { label: view.t(texts.contact), cell: (row) => typed(row.contact ?? '–') },
        { label: view.t(texts.until), cell: (row) => moment(view, row.until) },
      ],
    }),
})

/** What the territory puts on the situation page: which election, who is on duty. */
export const panels: readonly Panel[] = [election, nowOnDuty, duty]
