import type { View } from '../core/slice.ts'
import { roundTimes } from '../core/civil-day.ts'
import { msBetween, type Time } from '../core/time.ts'
import { type Html, html } from './html.ts'
import { table } from './table.ts'
import { deskTexts as texts } from './desk-texts.ts'
import type { Fill } from './tile.ts'

/** A stretch of the day: when something was so. */
export interface LaneSpan {
  readonly from: Time
  /** When it ended; null while it goes on. */
  readonly until: Time | null
  readonly fill: Fill
}

export interface Lane {
  readonly label: string
  readonly spans: readonly LaneSpan[]
}

const LANE_HEIGHT = 36
const BAR_HEIGHT = 14
/** Most times at the foot of a chart: what stands apart at 360 pixels. */
const TICKS = 5
/** Nearer to an end than that, in per cent, half of a time would stand outside. */
const EDGE = 10

/** What was when, a line for each kind of thing, from left to right in every language. The words for it stand below. */
export function lanes(
  { t, node }: Pick<View, 't' | 'node'>,
  of: {
    readonly label: string
    readonly from: Time
    readonly until: Time
    readonly lanes: readonly Lane[]
  },
): Html {
  const whole = msBetween(of.from, of.until)
  const at = (time: Time) => {
    const share = (msBetween(of.from, time) / whole) * 100
    return Math.min(100, Math.max(0, share))
  }
  const height = of.lanes.length * LANE_HEIGHT
  const bands = of.lanes.map(
    (_, n) =>
      html`<rect class="fill-plain" x="0" width="100%" y="${n * LANE_HEIGHT + 5}" height="26"/>`,
  )
  const bars = of.lanes.flatMap(({ spans }, n) =>
    spans.map(({ from, until, fill }) => {
      const start = at(from)
      // Half a per cent stays visible, however short it was.
      const width = Math.max(0.5, at(until ?? of.until) - start)
      return html`<rect class="fill-${fill}" x="${percent(Math.min(start, 99.5))}" width="${percent(width)}" y="${n * LANE_HEIGHT + 11}" height="${BAR_HEIGHT}" rx="2"/>`
    }),
  )
  return html`<div class="lanes"><ul aria-hidden="true">${of.lanes.map(({ label }) => html`<li>${label}</li>`)}</ul><svg class="chart" height="${height + 24}" role="img" aria-label="${of.label}">${bands}${ticks(t, node.zone, of, height)}${bars}</svg></div>`
}

function percent(share: number): string {
  return `${Math.round(share * 10) / 10}%`
}

/** Round times of the country at the foot of a chart, each with its line. */
function ticks(
  t: View['t'],
  zone: string,
  { from, until }: { readonly from: Time; readonly until: Time },
  height: number,
): readonly Html[] {
  const whole = Math.max(1, msBetween(from, until))
  const { times, areDays } = roundTimes({ from, until }, { zone, most: TICKS })
  return times.map((at) => {
    const share = (msBetween(from, at) / whole) * 100
    const x = percent(share)
    const anchor = share < EDGE ? 'start' : share > 100 - EDGE ? 'end' : 'middle'
    const words = areDays ? t.date(at, zone) : t.clock(at, zone)
    return html`<line class="axis" x1="${x}" x2="${x}" y1="0" y2="${height + 6}"/><text x="${x}" y="${height + 20}" text-anchor="${anchor}">${words}</text>`
  })
}

/** A stretch of a chart of bars, and how it is divided: shares of its whole height, from the foot up. */
export interface Bar {
  readonly at: Time
  readonly parts: readonly { readonly fill: Fill; readonly share: number }[]
}

const BARS_HEIGHT = 34
/** What is there stays visible, however small its share. */
const LEAST_PART = 3

/** How a whole was divided from one stretch to the next, as long as each other, from left to right in every language. */
export function barChart(
  { t, node }: Pick<View, 't' | 'node'>,
  of: {
    /** What is to be seen, in one sentence. */
    readonly label: string
    readonly bars: readonly Bar[]
    /** Times at the foot, or days. */
    readonly ends: 'times' | 'days'
  },
): Html {
  const width = 100 / Math.max(1, of.bars.length)
  const rects = of.bars.flatMap(({ parts }, n) => {
    let top = BARS_HEIGHT
    return parts.flatMap(({ fill, share }) => {
      if (share <= 0) return []
      const height = Math.max(LEAST_PART, Math.round(share * BARS_HEIGHT))
      top = Math.max(0, top - height)
      return html`<rect class="fill-${fill}" x="${percent(n * width)}" width="${percent(width * 0.8)}" y="${top}" height="${height}"/>`
    })
  })
  const word = (at: Time) => (of.ends === 'days' ? t.date(at, node.zone) : t.clock(at, node.zone))
  const [first, last] = [of.bars[0], of.bars.at(-1)]
  const foot = first !== undefined && last !== undefined && ends(word(first.at), word(last.at))
  return html`<svg class="chart" height="${BARS_HEIGHT + 1}" role="img" aria-label="${of.label}">${rects}<line class="axis" x1="0" x2="100%" y1="${BARS_HEIGHT}" y2="${BARS_HEIGHT}"/></svg>${foot}`
}

/** Where a chart begins and ends, below it: words of their own direction, the earlier left as in the picture. */
function ends(first: string, last: string): Html {
  return html`<p class="chart-ends" aria-hidden="true"><bdi>${first}</bdi><bdi>${last}</bdi></p>`
}

/** Figures of 100 one under the other, each with its words; one without a figure has the words alone. */
export function scoreBars(
  rows: readonly {
    readonly label: string
    readonly score: number | null
    readonly fill: Fill
    readonly words: string
  }[],
): Html {
  const items = rows.map(({ label, score, fill, words }) => {
    const bar =
      score !== null &&
      html`<svg class="chart run" height="10" aria-hidden="true"><rect class="fill-plain" width="100%" height="10"/><rect class="fill-${fill}" width="${percent(Math.max(1, score))}" height="10"/></svg>`
    return html`<li><span>${label}</span><span>${bar}</span><span class="num">${words}</span></li>`
  })
  return html`<ul class="scores">${items}</ul>`
}

/** A line of values over time; where nothing was measured it has a gap. */
export interface Point {
  readonly at: Time
  readonly value: number | null
}

const LINE_HEIGHT = 120

/** How a figure moved, from nothing up, with the same as a table below. */
export function lineChart(
  view: Pick<View, 't' | 'node'>,
  of: {
    /** What is to be seen, in one sentence. */
    readonly label: string
    /** What the figure is called, with its unit. */
    readonly unit: string
    readonly points: readonly Point[]
  },
): Html {
  const { t, node } = view
  const known = of.points.filter(({ value }) => value !== null)
  const [first] = of.points
  const last = of.points.at(-1)
  if (first === undefined || last === undefined || known.length === 0) return html``
  const most = Math.max(1, ...known.map(({ value }) => value ?? 0))
  const whole = Math.max(1, msBetween(first.at, last.at))
  let isOpen = false
  const path = of.points
    .map(({ at, value }) => {
      if (value === null) {
        isOpen = false
        return ''
      }
      const x = Math.round((msBetween(first.at, at) / whole) * 1000)
      const step = `${isOpen ? 'L' : 'M'}${x} ${1000 - Math.round((value / most) * 1000)}`
      isOpen = true
      return step
    })
    .join('')
  const span = { from: first.at, until: last.at }
  const axis = ticks(t, node.zone, span, LINE_HEIGHT)
  const foot =
    axis.length === 0 && ends(t.dateTime(first.at, node.zone), t.dateTime(last.at, node.zone))
  return html`<svg class="chart" height="${LINE_HEIGHT + (foot ? 1 : 24)}" role="img" aria-label="${of.label}">${axis}<line class="axis" x1="0" x2="100%" y1="${LINE_HEIGHT}" y2="${LINE_HEIGHT}"/><text x="0" y="10">${t.number(most)} ${of.unit}</text><svg y="12" height="${LINE_HEIGHT - 12}" viewBox="0 0 1000 1000" preserveAspectRatio="none"><path class="line" d="${path}"/></svg></svg>${foot}
${twin(t, of.label, [
  table(t, {
    caption: of.label,
    isCaptionHidden: true,
    rows: of.points,
    columns: [
      { label: t(texts.chartTime), cell: ({ at }) => t.dateTime(at, node.zone) },
      {
        label: of.unit,
        isNumber: true,
        cell: ({ value }) => (value === null ? t(texts.chartGap) : t.number(value)),
      },
    ],
  }),
])}`
}

/** The same as a picture, in a table that is opened by whoever wants it. */
export function twin(t: View['t'], label: string, content: readonly Html[]): Html {
  return html`<details class="twin"><summary>${t(texts.asTable)}<span class="hidden"> ${label}</span></summary>${content}</details>`
}
