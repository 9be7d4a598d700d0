import { asked, given } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import { publicNotices, statistics } from '../actions/public.ts'
import { publishedDays } from '../actions/published.ts'
import { found } from '../refusals.ts'
import { sourceCode } from '../schema.ts'
import type { Days, Figures, Share } from '../statistics.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { outcomeTexts } from '../../../ui/notice-standing.ts'
import { categoryTexts } from '../texts/told.ts'
import { issuerPath, NOTICES, noticeTable, outletPath, STATISTICS } from './public-look.ts'
import { filesPart } from './public-register.ts'

/** Groups of one table, and days with files, that a page shows. */
const SHOWN = 10
/** Notices on the page of an issuer. */
const SHOWN_NOTICES = 10

async function loadAll(ctx: PageContext) {
  return {
    told: await ctx.call(statistics, {}),
    days: (await ctx.call(publishedDays, {})).days.slice(0, SHOWN),
  }
}
type All = Awaited<ReturnType<typeof loadAll>>

/** What the register says of itself: of outlets, of issuers, and of the office. */
export const statisticsPage = page({
  path: STATISTICS,
  surface: 'public',
  permission: 'anyone',
  load: loadAll,
  render({ told, days }: All, view) {
    const { t, base } = view
    const link = (path: (of: string) => string) => (key: string, name: string) =>
      html`<a href="${base}${path(key)}">${typed(name)}</a>`
    const groups = [
      groupPart(texts.byIssuer, told.byIssuer, link(issuerPath), view),
      groupPart(texts.bySource, told.bySource, link(outletPath), view),
      groupPart(texts.bySide, told.bySide, typed, view),
      groupPart(texts.byCategory, told.byCategory, (key) => word(view, categoryTexts, key), view),
      groupPart(texts.byOutcome, told.byOutcome, (key) => word(view, outcomeTexts, key), view),
    ]
    return {
      title: t(texts.statistics),
      main: html`<p>${t(texts.figuresIntro)}</p>${figuresPart(told.all, view)}${groups}${daysPart(days, view)}${filesPart(view)}`,
      breadcrumb: [{ path: NOTICES, label: t(texts.title) }],
    }
  },
})

/** So many of so many, and the share where there are enough cases. */
function shareWords({ t }: View, { count, of, share }: Share): string {
  if (of === 0) return t(texts.shareNone)
  const both = { count, of: t.number(of) }
  if (share === null) return t(texts.shareOf, both)
  const percent = new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 })
  return t(texts.shareIs, { ...both, share: percent.format(share) })
}

function daysWords({ t }: View, { cases, median, p90 }: Days): string {
  if (median === null || p90 === null) return t(texts.daysFew, { cases: t.number(cases) })
  return t(texts.daysOf, { median: t.number(median), p90: t.number(p90), cases: t.number(cases) })
}

/** All figures of a set of notices. */
export function figuresPart(of: Figures, view: View): Html {
  const { t } = view
  return summaryList(t, [
    { label: t(texts.notices), value: t.number(of.notices) },
    { label: t(texts.decided), value: t.number(of.decided) },
    { label: t(texts.appealed), value: t.number(of.appealed) },
    { label: t(texts.toReply), value: daysWords(view, of.toReply) },
    { label: t(texts.toDecision), value: daysWords(view, of.toDecision) },
    { label: t(texts.overturnedOfAppeals), value: shareWords(view, of.overturnedOfAppeals) },
    { label: t(texts.overturnedOfDecisions), value: shareWords(view, of.overturnedOfDecisions) },
    { label: t(texts.ownMissed), value: shareWords(view, of.missed) },
    { label: t(texts.withdrawnHeard), value: shareWords(view, of.withdrawnHeard) },
    { label: t(texts.refused), value: shareWords(view, of.refused) },
    { label: t(texts.ownCriticism), value: shareWords(view, of.aboutIssuer) },
    { label: t(texts.correctedInTime), value: shareWords(view, of.correctedInTime) },
  ])
}

type Group = All['told']['byIssuer'][number]

function groupPart(
  title: Message,
  groups: readonly Group[],
  nameOf: (key: string, name: string) => Content,
  view: View,
): Html | false {
  if (groups.length === 0) return false
  const { t } = view
  const rows = (some: readonly Group[]) =>
    table(t, {
      caption: t(title),
      isCaptionHidden: true,
      rows: some,
      columns: [
        { label: t(texts.who), cell: ({ key, name }) => nameOf(key, name) },
        {
          label: t(texts.notices),
          cell: ({ figures }) => t.number(figures.notices),
          isNumber: true,
        },
        {
          label: t(texts.decided),
          cell: ({ figures }) => t.number(figures.decided),
          isNumber: true,
        },
        {
          label: t(texts.overturnedOfAppeals),
          cell: ({ figures }) => shareWords(view, figures.overturnedOfAppeals),
        },
        { label: t(texts.ownMissed), cell: ({ figures }) => shareWords(view, figures.missed) },
      ],
    })
  const rest = groups.slice(SHOWN)
  return html`<h2>${t(title)}</h2>${rows(groups.slice(0, SHOWN))}${rest.length > 0 && disclosure(t(texts.all), rows(rest))}`
}

function daysPart(days: All['days'], view: View): Html | false {
  if (days.length === 0) return false
  const { t, node } = view
  const rows = table(t, {
    caption: t(texts.given),
    isCaptionHidden: true,
    rows: days,
    columns: [
      { label: t(texts.day), cell: ({ day }) => wallDay(t, day) },
      {
        label: t(texts.file),
        cell: ({ day, csvHash, jsonHash, isGone }) => {
          const file = (ending: string) =>
            isGone
              ? ending.toUpperCase()
              : html`<a href="${node.prefix}/notices.${ending}?day=${day}">${ending.toUpperCase()}</a>`
          return html`${file('csv')} ${code(csvHash)}<br>${file('json')} ${code(jsonHash)}`
        },
      },
      {
        label: t(texts.proof),
        cell: ({ record }) =>
          html`<a href="${node.prefix}/api/record.proof?record=${record}">${t(texts.proof)}</a>`,
      },
    ],
  })
  return html`<h2>${t(texts.given)}</h2>${rows}`
}

async function loadIssuer(ctx: PageContext) {
  const issuer = found(asked(sourceCode, ctx.params['issuer']?.toUpperCase()), 'unknownIssuer')
  const { items } = await ctx.call(publicNotices, { issuer, limit: SHOWN_NOTICES })
  const [newest] = items
  return {
    name: found(newest, 'unknownIssuer').issuerName,
    issuer,
    items,
    told: await ctx.call(statistics, { issuer }),
  }
}

/** Somebody in whose name notices are given: what came of them, the ones that fell too. */
export const issuerPage = page({
  path: '/issuers/:issuer',
  surface: 'public',
  permission: 'anyone',
  load: loadIssuer,
  render({ name, issuer, items, told }: Awaited<ReturnType<typeof loadIssuer>>, view) {
    const { t, base } = view
    const all = withSearch(`${base}${NOTICES}`, given({ issuer }))
    return {
      title: t(texts.issuerTitle, { name }),
      main: html`<p>${t(texts.figuresIntro)}</p>${figuresPart(told.all, view)}<h2>${t(texts.newest)}</h2>${noticeTable(items, view)}<p><a href="${all}">${t(texts.all)}</a> · <a href="${base}/sources/${issuer}">${t(texts.source)}</a></p>`,
      breadcrumb: [{ path: NOTICES, label: t(texts.title) }],
    }
  },
})
