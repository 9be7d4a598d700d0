import { type Panel, panel } from '../../core/page-parts.ts'
import { defineTexts } from '../../core/text.ts'
import { dutyLine } from '../../ui/duty.ts'
import { html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { currentElection } from './actions/election.ts'
import { dutyList } from './actions/official.ts'
import { onDuty } from './actions/roster.ts'

const texts = defineTexts('territory-situation', {
  dutyGap: {
    en: 'Nobody is on duty from {from} to {until}. {more}',
    ar: 'لا أحد في المناوبة من {from} إلى {until}. {more}',
  },
  dutyEnds: {
    en: 'A duty ends at {time}. Write the hand-over, and have the next one accept it. {more}',
    ar: 'تنتهي مناوبة في {time}. دوّن التسليم واطلب من التالي قبوله. {more}',
  },
  dutyList: { en: 'Duty list', ar: 'قائمة المناوبة' },
  duty: { en: 'On duty now', ar: 'المناوبون الآن' },
  nobody: { en: 'Nobody is on the duty list now.', ar: 'لا أحد في قائمة المناوبة الآن.' },
  post: { en: 'Post', ar: 'المنصب' },
  contact: { en: 'Contact', ar: 'جهة الاتصال' },
  until: { en: 'Until', ar: 'حتى' },
})

/** Rows of the section; the whole list is a link away. */
const ROWS = 8

const election = panel({
  name: 'election',
  place: 'lead',
  permission: 'territory:read',
  load: (ctx) => ctx.call(currentElection, {}),
  render: (found) => found && html`<p><bdi>${found.name}</bdi></p>`,
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
  render({ list, isKept }, { t, base, node, now }) {
    const { zone } = node
    const more = html`<a href="${base}/console/duty">${t(texts.dutyList)}</a>`
    const mark = (at: string) => timeMark(t, { at, zone, now })
    const ending = list.now.find(({ isEnding }) => isEnding)
    const gap = isKept && list.gap
    const span = gap && { from: mark(gap.from), until: mark(gap.until), more }
    const end = ending && { time: mark(ending.until), more }
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
  render: ({ duties }, { t, node, now }) =>
    table(t, {
      caption: t(texts.duty),
      isCaptionHidden: true,
      empty: t(texts.nobody),
      rows: duties.filter(({ isNow }) => isNow),
      columns: [
        {
          label: t(texts.post),
          cell: (row) => html`<bdi>${row.post}${row.label !== null && ` · ${row.label}`}</bdi>`,
        },
        {
          label: t(texts.contact),
          cell: (row) => html`<bdi dir="ltr">${row.contact ?? '–'}</bdi>`,
        },
        {
          label: t(texts.until),
          cell: (row) => timeMark(t, { at: row.until, zone: node.zone, now }),
        },
      ],
    }),
})

/** What the territory puts on the situation page: which election, who is on duty. */
export const panels: readonly Panel[] = [election, nowOnDuty, duty]
