import type { z } from 'zod'
import { namesOf, type Names } from '../../core/names.ts'
import { type DayLine, type DaySection, daySection, type Stretch } from '../../core/page-parts.ts'
import type { FileView, PageContext, View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { MINUTE, SECOND } from '../../core/time.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { handsLine, handsText } from '../../ui/hands.ts'
import { type Html, html } from '../../ui/html.ts'
import { personName } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { inLanguage } from '../../ui/words.ts'
import { written } from '../../ui/written.ts'
import { day } from './actions/day.ts'
import { boardTexts } from './texts/board.ts'
import { dayTexts as texts } from './texts/day.ts'
import { stationLink } from './pages/addresses.ts'
import { cardsFor } from './pages/problem-table.ts'
import { placesOf } from './places.ts'
import { needOf } from './symptoms.ts'
import { answerWords, kindWords } from './texts/values.ts'

type Report = z.infer<typeof day.output>
type Sent = Report['sent'][number]
/** Whoever had a hand in what was sent. */
function actorsOf(sent: readonly Sent[]): (string | null)[] {
  return sent.flatMap((row) => [row.proposedBy, row.releasedBy, row.approvedBy, row.reviewedBy])
}

const loaded = new WeakMap<PageContext, ReturnType<typeof read>>()

/** Both sections of a page are of the same stretch, and read it once. */
async function load(ctx: PageContext, stretch: Stretch) {
  const known = loaded.get(ctx) ?? read(ctx, stretch)
  loaded.set(ctx, known)
  return await known
}

async function read(ctx: PageContext, stretch: Stretch) {
  const report = await ctx.call(day, stretch)
  return {
    report,
    isCut: report.isCut,
    cards: await cardsFor(ctx, report.problems),
    places: await placesOf(ctx, report.problems),
    names: await namesOf(ctx, { persons: actorsOf(report.sent) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

function sentTable({ report: { sent }, names }: Data, view: View): Html {
  const { t, base, node } = view
  return table(t, {
    caption: t(texts.sent),
    isCaptionHidden: true,
    empty: t(texts.noneSent),
    rows: sent,
    columns: [
      {
        label: t(texts.headline),
        cell: (row) =>
          html`${severityBadge(t, row.severity as Severity)} <a href="${base}/console/alerts/${row.alert}"><bdi>${inLanguage(view, row.headlines)}</bdi></a>`,
      },
      { label: t(texts.kind), cell: (row) => t(kindWords[row.kind]) },
      { label: t(texts.at), cell: (row) => clockMark(t, { at: row.sent, zone: node.zone }) },
      { label: t(texts.who), cell: (row) => whoActed(row, names, view) },
      { label: t(texts.audience), isNumber: true, cell: (row) => t.number(row.audience) },
      { label: t(texts.delivered), isNumber: true, cell: (row) => t.number(row.delivered.count) },
      { label: t(texts.answered), isNumber: true, cell: (row) => t.number(row.answered.count) },
      { label: t(boardTexts.half), isNumber: true, cell: (row) => took(row.answered.halfMs, t) },
      { label: t(texts.most), isNumber: true, cell: (row) => took(row.answered.p95Ms, t) },
      {
        label: t(answerWords.need_help),
        isNumber: true,
        cell: ({ counts }) => t.number(counts.needHelp),
      },
      {
        label: t(answerWords.cannot_comply),
        isNumber: true,
        cell: ({ counts }) => t.number(counts.cannotComply),
      },
    ],
  })
}

/** Who acted, as it was recorded; and what became of the review where one released alone. */
function whoActed(row: Sent, names: Names, view: View): Html {
  const { t } = view
  const { isBreakGlass, reviewedBy } = row
  const line = handsLine(view, names, { ...row, isAlone: isBreakGlass })
  if (!isBreakGlass) return line
  if (reviewedBy === null) return html`${line} ${t(texts.reviewDue)}`
  return html`${line} ${t.parts(texts.reviewed, { person: personName(view, names, reviewedBy) })}`
}

/** How long something took: below two minutes in seconds, then in minutes. */
export function took(ms: number | null, t: View['t']): string {
  if (ms === null) return t(texts.never)
  if (ms < 2 * MINUTE) return t(texts.seconds, { n: t.number(Math.round(ms / SECOND)) })
  return t(texts.minutes, { n: t.number(Math.round(ms / MINUTE)) })
}

/** Figures of a message, as far as they are known now. */
function figuresOf(row: Sent, t: View['t']): string {
  const { audience, delivered, answered, counts } = row
  const { halfMs, p95Ms } = answered
  const figure = (label: Message, value: string) => `${t(label)}: ${value}`
  return [
    figure(texts.audience, t.number(audience)),
    figure(texts.delivered, t.number(delivered.count)),
    figure(texts.answered, t.number(answered.count)),
    halfMs === null ? t(boardTexts.halfNot) : figure(boardTexts.half, took(halfMs, t)),
    p95Ms === null ? t(texts.mostNot) : figure(texts.most, took(p95Ms, t)),
    figure(answerWords.need_help, t.number(counts.needHelp)),
    figure(answerWords.cannot_comply, t.number(counts.cannotComply)),
  ].join('; ')
}

function sentLines({ report: { sent }, names }: Data, view: FileView): DayLine[] {
  const { t } = view
  return sent.map((row) => ({
    at: row.sent,
    what: `${t(kindWords[row.kind])}: ${written(row.headlines, t)}`,
    who: handsText(view, names, { ...row, isAlone: row.isBreakGlass }),
    more: figuresOf(row, t),
  }))
}

function problemLines({ report: { problems }, cards, places }: Data, { t }: FileView): DayLine[] {
  return problems.map((row) => ({
    at: row.reportedAt,
    what: needOf(t, row, cards),
    where: places.get(row.station) ?? row.station,
    more: row.settledAt === null ? t(texts.notSettled) : `${t(texts.settled)}: ${row.settledAt}`,
  }))
}

function problemTable({ report: { problems }, cards, places }: Data, view: View): Html {
  const { t, node } = view
  return table(t, {
    caption: t(texts.problems),
    isCaptionHidden: true,
    empty: t(texts.noProblems),
    rows: problems,
    columns: [
      {
        label: t(texts.station),
        cell: ({ station }) => stationLink(view, station, places.get(station) ?? station),
      },
      { label: t(texts.symptom), cell: (row) => needOf(t, row, cards) },
      {
        label: t(texts.reported),
        cell: (row) => clockMark(t, { at: row.reportedAt, zone: node.zone }),
      },
      {
        label: t(texts.settled),
        cell: ({ settledAt: at }) =>
          at === null ? t(texts.notSettled) : clockMark(t, { at, zone: node.zone }),
      },
    ],
  })
}

/** What alerting says of a day: what was sent and answered, and what stations reported. */
export const sections: readonly DaySection[] = [
  daySection({
    name: 'sent',
    title: texts.sent,
    permission: 'alerting:read',
    file: { query: day.name, label: texts.alertsFile },
    load,
    render: sentTable,
    lines: sentLines,
  }),
  daySection({
    name: 'problems',
    after: 'sent',
    title: texts.problems,
    permission: 'alerting:read',
    load,
    render: problemTable,
    lines: problemLines,
  }),
]
