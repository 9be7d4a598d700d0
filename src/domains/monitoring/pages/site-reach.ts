// How a site was reached over the last day and month, and how fast it answered: bars with their words and a table.
import type { View } from '../../../core/slice.ts'
import { DAY, msBetween, type Time } from '../../../core/time.ts'
import type { Fill } from '../../../ui/tile.ts'
import { block } from '../../../ui/block.ts'
import { barChart, lineChart, twin } from '../../../ui/chart.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { Course, SiteReach } from '../actions/history.ts'
import type { SiteFacts } from '../actions/read.ts'
import type { Reach } from '../reach.ts'
import { siteTexts } from '../texts/pages.ts'
import { siteViewTexts as texts } from '../texts/site.ts'

/** A share in per cent that is never rounded up to all of it. */
export function shareWords(t: View['t'], { reachedMs, watchedMs }: Reach): string {
  const share = Math.floor((reachedMs / Math.max(1, watchedMs)) * 10_000) / 10_000
  return t.number(share, { style: 'percent', maximumFractionDigits: 2 })
}

/** Milliseconds as they are known: to two figures. */
export function msWords(t: View['t'], ms: number): string {
  return t(siteTexts.milliseconds, { ms: t.number(Number(ms.toPrecision(2))) })
}

/** Whether visitors got the page, in the last day and in the last month. */
export function reachPart(view: View, reach: SiteReach): Html {
  const { t } = view
  const begun = reach.since ?? view.now
  const since =
    reach.since !== null &&
    reach.since > reach.month.whole.from &&
    html`<p class="hint">${t.parts(texts.countedSince, { time: shortMoment(view, reach.since) })}</p>`
  return block(
    t(texts.reachable),
    html`${coursePart(view, { course: reach.day, of: 'times', begun })}${coursePart(view, { course: reach.month, of: 'days', begun })}${since}`,
  )
}

interface Shown {
  readonly course: Course
  readonly of: 'times' | 'days'
  /** Since when it is counted. */
  readonly begun: Time
}

function coursePart(view: View, { course: { whole, bars }, of, begun }: Shown): Html {
  const { t } = view
  const title = t(of === 'days' ? texts.month : texts.day)
  if (whole.watchedMs === 0) {
    return html`<h3>${title}</h3><p>${t(texts.nobodyLooked)}</p>`
  }
  const share = shareWords(t, whole)
  const figure = html`<dl class="figures"><div><dt>${title}</dt><dd>${share}</dd></div></dl>`
  const label = t(of === 'days' ? texts.shareMonth : texts.shareDay, { share })
  const chart = barChart(view, { label, ends: of, bars: bars.map(barOf) })
  return html`${figure}${chart}<p class="hint">${courseWords(view, whole)}</p>${twin(t, label, [courseTable(view, { course: { whole, bars }, of, begun })])}`
}

/** What was reached from the foot up, then what failed, then what nobody looked at. */
function barOf({ from, until, watchedMs, reachedMs, maintainedMs, unwatchedMs }: Reach) {
  const wholeMs = Math.max(1, msBetween(from, until))
  const parts: { fill: Fill; share: number }[] = [
    { fill: 'seen', share: reachedMs / wholeMs },
    { fill: 'bad', share: (watchedMs - reachedMs) / wholeMs },
    { fill: 'info', share: maintainedMs / wholeMs },
    { fill: 'plain', share: unwatchedMs / wholeMs },
  ]
  return { at: from, parts }
}

/** What stands beside the share: how long it failed, was worked on, and was not looked at. */
export function courseWords({ t }: View, whole: Reach): string {
  const { watchedMs, reachedMs, maintainedMs, unwatchedMs } = whole
  const failedMs = watchedMs - reachedMs
  const failed =
    failedMs > 0 ? t(texts.failedFor, { duration: t.duration(failedMs) }) : t(texts.neverFailed)
  const others = [
    [texts.maintainedFor, maintainedMs],
    [texts.unwatchedFor, unwatchedMs],
  ] as const
  const said = others.flatMap(([words, ms]) =>
    ms < MENTIONED_MS ? [] : [t(words, { duration: t.duration(ms) })],
  )
  return [failed, ...said].join(' ')
}

/** A gap below that is no gap: a look takes its time. */
const MENTIONED_MS = 1000

/** Time in a bar, by what became of it; what never was has no column. */
const SPANS = [
  ['reached', ({ reachedMs }: Reach) => reachedMs],
  ['failed', ({ watchedMs, reachedMs }: Reach) => watchedMs - reachedMs],
  ['maintained', ({ maintainedMs }: Reach) => maintainedMs],
  ['unwatched', ({ unwatchedMs }: Reach) => unwatchedMs],
] as const

function courseTable(view: View, { course: { whole, bars }, of, begun }: Shown): Html {
  const { t, node } = view
  const time = (at: Time) => (of === 'days' ? t.date(at, node.zone) : t.clock(at, node.zone))
  const span = (ms: number): Content => (ms < MENTIONED_MS ? '–' : t.duration(ms))
  const rows = bars.filter(({ until }) => begun < until).toReversed()
  const told = SPANS.filter(
    ([name, msOf]) => name === 'reached' || rows.some((row) => msOf(row) >= MENTIONED_MS),
  )
  return table(t, {
    caption: t(of === 'days' ? texts.month : texts.day),
    isCaptionHidden: true,
    rows,
    empty: shareWords(t, whole),
    columns: [
      { label: t(texts.from), cell: ({ from }) => time(from) },
      ...told.map(([name, msOf]) => ({
        label: t(texts[name]),
        cell: (row: Reach) => span(msOf(row)),
        isNumber: true,
      })),
    ],
  })
}

/** How fast the page came. */
export function answerPart(view: View, { day, month }: SiteReach): Html {
  const { t } = view
  if (month.whole.medianMs === null) {
    return block(t(texts.answerTime), html`<p>${t(texts.noAnswers)}</p>`)
  }
  const within = ({ medianMs, p95Ms }: Reach) =>
    medianMs === null || p95Ms === null
      ? t(texts.noAnswers)
      : t(texts.within, { median: msWords(t, medianMs), p95: msWords(t, p95Ms) })
  const figures = summaryList(t, [
    { label: t(texts.day), value: within(day.whole) },
    { label: t(texts.month), value: within(month.whole) },
  ])
  const points = day.bars.map(({ from, medianMs }) => ({
    at: from,
    value: medianMs === null ? null : Number(medianMs.toPrecision(2)),
  }))
  const chart = lineChart(view, { label: t(texts.answerDay), unit: t(texts.ms), points })
  return block(t(texts.answerTime), html`${figures}${chart}`)
}

/** From so many days on a certificate is nobody's worry; below that few it is somebody's today. */
const EARLY_DAYS = 30
const LATE_DAYS = 7

/** How long the certificate still holds, with its day; and whether one above it ends before it does. */
export function certificateWords(
  { t, node, now }: Pick<View, 't' | 'node' | 'now'>,
  { certificateUntilAt: until, chainUntilAt: chain }: CertificateEnds,
): Content {
  if (until === null) return t(texts.noCertificate)
  const day = (at: Time) => t.date(at, node.zone)
  const count = daysTo(now, until)
  const words =
    until <= now
      ? t(texts.certificateEnded, { day: day(until) })
      : t(texts.certificateLeft, { count, day: day(until) })
  const above =
    chain !== null &&
    html`<br><span class="hint">${chain < until ? t(texts.chainEnds, { day: day(chain) }) : t(texts.chainHolds)}</span>`
  return html`<span${toneOf(count)}>${words}</span>${above}`
}

type CertificateEnds = Pick<SiteFacts, 'certificateUntilAt' | 'chainUntilAt'>

/** The days that are left, for a cell of a list; nothing where no certificate was seen. */
export function certificateDays({ t, now }: Pick<View, 't' | 'now'>, until: Time | null): Content {
  if (until === null) return null
  const count = daysTo(now, until)
  const words = until <= now ? t(texts.ended) : t(texts.daysLeft, { count })
  return html`<span${toneOf(count)}>${words}</span>`
}

function daysTo(now: Time, until: Time): number {
  return Math.max(0, Math.floor(msBetween(now, until) / DAY))
}

function toneOf(days: number): Html | false {
  if (days >= EARLY_DAYS) return false
  return days <= LATE_DAYS ? html` class="of-bad"` : html` class="of-warn"`
}
