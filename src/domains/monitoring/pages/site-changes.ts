// What changed at a site: a log of its days on its page, and all of it with every look on a page of its own.
import { asked, given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { dayLog } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { emptyState } from '../../../ui/notice.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { changePlace, changes, history, type SiteChange } from '../actions/history.ts'
import { siteFacts } from '../actions/read.ts'
import { checkText } from '../report.ts'
import { pastGrade, severityBadge } from '../site-badge.ts'
import { siteTexts } from '../texts/pages.ts'
import { siteViewTexts as texts } from '../texts/site.ts'
import { findingPath } from './site-now.ts'

/** Changes and looks on one page. */
const SHOWN = 50

/** The persons that changes name. */
export function personsIn(items: readonly SiteChange[]): string[] {
  return items.flatMap(({ person }) => person ?? [])
}

/** Changes under their days, newest first. */
export function changesLog(view: View, items: readonly SiteChange[], names: Names): Html {
  if (items.length === 0) return emptyState(view.t(texts.noChanges))
  return dayLog(
    view,
    items.map((item) => ({ at: item.at, what: words(view, item, names) })),
  )
}

function words(view: View, change: SiteChange, names: Names): Content {
  const { t, base } = view
  switch (change.what) {
    case 'grade': {
      const grade = pastGrade(t, change.letter)
      if (change.before === null) return t.parts(texts.gradeFirst, { grade })
      return t.parts(texts.gradeFrom, { grade, before: pastGrade(t, change.before) })
    }
    case 'opened':
    case 'closed': {
      const title = checkText(t, `${change.check}.title`)
      const what = html`<a href="${base}${findingPath(change.finding ?? '')}">${title}</a>`
      const said = t.parts(texts[change.what], { what })
      return change.what === 'closed' || change.severity === null
        ? said
        : html`${severityBadge(t, change.severity)} ${said}`
    }
    case 'seen':
      return traitWords(view, change)
    case 'proposed':
      return t(texts.proposed)
    case 'approved':
      return t.parts(texts.approved, { person: personName(view, names, change.person) })
  }
}

function traitWords({ t, node }: View, { trait }: SiteChange): Content {
  if (trait === null) return null
  const { kind, value, untilAt } = trait
  if (kind !== 'certificate') return t.parts(texts[kind], { value: code(value) })
  const day = untilAt === null ? '–' : t.date(untilAt, node.zone)
  return t(texts.newCertificate, { day })
}

async function load(ctx: PageContext) {
  const facts = await ctx.call(siteFacts, { site: ctx.params['site'] ?? '' })
  const before = asked(changePlace, ctx.search['before'])
  const after = asked(id, ctx.search['after'])
  const wanted = { site: facts.id, limit: SHOWN }
  const log = await ctx.call(changes, { ...wanted, ...given({ after: before }) })
  const looks = await ctx.call(history, { ...wanted, ...given({ after }) })
  return {
    facts,
    log,
    looks,
    question: { before, after },
    names: await namesOf(ctx, { persons: personsIn(log.items) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const siteChangesPage = page({
  path: '/console/sites/:site/history',
  surface: 'console',
  permission: 'monitoring:read',
  load,
  render(data, view) {
    const { t } = view
    const { facts, log, question, names } = data
    const path = `/console/sites/${facts.id}/history`
    const more = restLink(view, { path, next: log.next, by: 'before', search: question })
    const main = html`${block(t(texts.changed), html`${changesLog(view, log.items, names)}${more}`)}${looksPart(data, view, path)}`
    const breadcrumb = [
      { path: '/console/sites', label: t(siteTexts.sites) },
      { path: `/console/sites/${facts.id}`, label: facts.name },
    ]
    return { title: t(texts.allChanges), sub: html`<bdi>${facts.name}</bdi>`, main, breadcrumb }
  },
})

function looksPart({ looks, question }: Data, view: View, path: string): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(siteTexts.visits),
    isCaptionHidden: true,
    rows: looks.visits,
    columns: [
      { label: t(siteTexts.time), cell: (row) => moment(view, row.at) },
      { label: t(siteTexts.grade), cell: (row) => pastGrade(t, row.letter) },
      {
        label: t(siteTexts.duration),
        cell: (row) => t(siteTexts.milliseconds, { ms: row.durationMs }),
        isNumber: true,
      },
      { label: t(siteTexts.hash), cell: (row) => code(row.hash) },
    ],
  })
  const more = restLink(view, { path, next: looks.next, search: question })
  return block(t(siteTexts.visits), html`${rows}${more}`, { isFlush: false })
}
