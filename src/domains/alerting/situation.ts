import { type Panel, panel, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { lanes, type LaneSpan } from '../../ui/chart.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { tilePanel } from '../../ui/tile.ts'
import { moment } from '../../ui/time.ts'
import { inLanguage } from '../../ui/words.ts'
import { lately } from './actions/lately.ts'
import { problemCounts } from './actions/station-problem.ts'
import { boardNow, list } from './actions/view.ts'
import { alertBadge } from './alert-badge.ts'
import { districtPart, districtsOf } from './district-part.ts'
import { isActive } from './schema.ts'
import { boardTexts } from './texts/board.ts'
import { helpTexts } from './texts/help.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Rows of a section; the whole lists are a link away. */
const ROWS = 5
/** Districts in sight; the others are opened. */
const DISTRICTS = 6

const ALERTS = '/console/alerts'
const PROBLEMS = '/console/problems'

const askOpen = (ctx: PageContext) => ctx.call(list, { view: 'open', limit: SHOWN_OF_SLICE })
const askedOpen = new WeakMap<PageContext, ReturnType<typeof askOpen>>()

/** Several parts of one page tell of them: asked once for each drawing. */
function openAlerts(ctx: PageContext): ReturnType<typeof askOpen> {
  const asked = askedOpen.get(ctx) ?? askOpen(ctx)
  askedOpen.set(ctx, asked)
  return asked
}

/** The newest alert in force, with its board; null where none is. */
async function newest(ctx: PageContext) {
  const { items } = await openAlerts(ctx)
  const out = items.find(({ state }) => isActive(state))
  if (out === undefined) return null
  const { alert } = out
  return { ...out, board: await ctx.call(boardNow, { alert }) }
}

const answered = tilePanel({
  name: 'stations-that-answered',
  permission: 'alerting:read',
  load: newest,
  render(found, { t, base }) {
    const label = t(texts.answered)
    if (found === null) {
      const nothing = { figure: '–', of: '', note: t(texts.noneOut), shares: [] }
      return { label, href: `${base}${ALERTS}`, ...nothing, tone: 'plain', shape: 'dash' }
    }
    const { alert, board } = found
    const isDone = board.acknowledged === board.count
    return {
      label,
      href: `${base}${ALERTS}/${alert}`,
      figure: t.number(board.acknowledged),
      of: t(boardTexts.of, { total: t.number(board.count) }),
      note:
        board.silent > 0
          ? t(boardTexts.notReached, { count: board.silent })
          : t(boardTexts.allReached),
      tone: isDone ? 'ok' : board.silent > 0 ? 'warn' : 'info',
      shape: isDone ? 'tick' : 'circle',
      shares: [
        { fill: 'answered', count: board.acknowledged },
        { fill: 'seen', count: board.seenOnly },
        { fill: 'delivered', count: board.deliveredOnly },
        { fill: 'silent', count: board.silent },
      ],
    }
  },
})

const helpOpen = tilePanel({
  name: 'help-open',
  after: 'stations-that-answered',
  permission: 'alerting:read',
  load: (ctx) => ctx.call(problemCounts, { untaken: false }),
  render({ help, problems, settled }, { t, base }) {
    const open = help.open + problems.open
    const nobody = help.nobody + problems.nobody
    const free = nobody > 0 ? t(boardTexts.withNobody, { count: nobody }) : t(boardTexts.allTaken)
    return {
      label: t(boardTexts.helpOpen),
      href: `${base}${PROBLEMS}`,
      figure: t.number(open),
      of: t(boardTexts.of, { total: t.number(open + (settled ?? 0)) }),
      note: open === 0 ? t(boardTexts.noHelp) : free,
      tone: nobody > 0 ? 'bad' : open > 0 ? 'info' : 'ok',
      shape: nobody > 0 ? 'ring' : open > 0 ? 'circle' : 'tick',
      shares: [
        { fill: 'bad', count: nobody },
        { fill: 'warn', count: open - nobody },
        { fill: 'answered', count: settled ?? 0 },
      ],
    }
  },
})

/** Where the stations of the newest alert in force stand. */
const map = panel({
  name: 'stations-by-answer',
  place: 'section',
  title: texts.byAnswer,
  permission: 'alerting:read',
  async load(ctx) {
    const found = await newest(ctx)
    return found && { ...found, districts: await districtsOf(ctx, found.board) }
  },
  render(found, view) {
    if (found === null) return null
    const { t, base } = view
    const board = `${base}${ALERTS}/${found.alert}`
    const headline = html`<bdi>${inLanguage(view, found.headlines)}</bdi>`
    return html`<p class="hint">${t.parts(texts.aboutAlert, { headline: html`<a href="${board}">${headline}</a>` })}</p>${districtPart(view, found.districts, { board, first: DISTRICTS })}`
  },
})

const alerts = panel({
  name: 'alerts',
  place: 'section',
  after: 'stations-by-answer',
  title: texts.alerts,
  all: { path: ALERTS, label: texts.allAlerts },
  permission: 'alerting:read',
  load: async (ctx) => (await openAlerts(ctx)).items.slice(0, ROWS),
  render(shown, view) {
    const { t, base } = view
    if (shown.length === 0) return emptyState(t(texts.noAlerts))
    const one = (alert: (typeof shown)[number]) => html`<li>
${alertBadge(t, alert.state)} ${severityBadge(t, alert.severity as Severity)}
<a href="${base}${ALERTS}/${alert.alert}"><bdi>${inLanguage(view, alert.headlines)}</bdi></a>
${moment(view, alert.issuedAt ?? alert.madeAt)}
${alert.isReviewDue && html`<p><strong>${t(texts.reviewDue)}</strong></p>`}</li>`
    return html`<ul class="plain">${shown.map(one)}</ul>`
  },
})

/** What was when: alerts in force, and the hours in which stations asked for help. */
const lastDay = panel({
  name: 'last-day',
  place: 'section',
  after: 'alerts',
  title: texts.lastDay,
  permission: 'alerting:read',
  load: async (ctx) => ({
    ...(await ctx.call(lately, { from: addMs(ctx.now, -DAY), until: ctx.now })),
    until: ctx.now,
  }),
  render({ alerts: out, help, until }, view) {
    const { t } = view
    const from = addMs(until, -DAY)
    const inForce: LaneSpan[] = out.map((one) => ({
      ...one,
      fill: one.severity === 'Extreme' ? 'extreme' : one.severity === 'Severe' ? 'bad' : 'warn',
    }))
    const asked: LaneSpan[] = help.map(({ at }) => ({
      from: at,
      until: addMs(at, HOUR),
      fill: 'help',
    }))
    const requests = help.reduce((sum, { count }) => sum + count, 0)
    const label = t(texts.dayLabel, { alerts: t.number(out.length), help: t.number(requests) })
    const drawn = lanes(view, {
      label,
      from,
      until,
      lanes: [
        { label: t(texts.inForce), spans: inForce },
        { label: t(helpTexts.title), spans: asked },
      ],
    })
    return html`${drawn}<p class="hint">${label}</p>`
  },
})

/** What alerting puts on the situation page: who answered, who waits for help, where, and what was when. */
export const panels: readonly Panel[] = [answered, helpOpen, map, alerts, lastDay]
