import type { z } from 'zod'
import { namesOf, type Names } from '../../core/names.ts'
import { type DaySection, daySection, type Stretch } from '../../core/page-parts.ts'
import type { PageContext, View } from '../../core/slice.ts'
import { defineTexts, type Message } from '../../core/text.ts'
import { MINUTE, SECOND } from '../../core/time.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { handsLine } from '../../ui/hands.ts'
import { type Html, html } from '../../ui/html.ts'
import { personName } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { clockMark } from '../../ui/time.ts'
import { day } from './actions/day.ts'
import { symptomName } from './symptom-names.ts'

const texts = defineTexts('alerting-day', {
  sent: { en: 'Messages to stations', ar: 'رسائل إلى المراكز' },
  noneSent: { en: 'Nothing was sent.', ar: 'لم يُرسل شيء.' },
  at: { en: 'Sent', ar: 'أُرسلت' },
  kind: { en: 'Kind', ar: 'النوع' },
  alert: { en: 'Alert', ar: 'تنبيه' },
  update: { en: 'Update', ar: 'تحديث' },
  allClear: { en: 'All clear', ar: 'زوال الخطر' },
  cancel: { en: 'Cancelled', ar: 'إلغاء' },
  headline: { en: 'Headline', ar: 'العنوان' },
  audience: { en: 'Stations', ar: 'المراكز' },
  delivered: { en: 'Delivered', ar: 'وصلت' },
  answered: { en: 'Answered', ar: 'أجابت' },
  half: { en: 'Half had answered after', ar: 'أجاب نصفها بعد' },
  most: { en: '95 of 100 after', ar: 'أجاب 95 من 100 بعد' },
  help: { en: 'Need help', ar: 'تحتاج إلى مساعدة' },
  who: { en: 'Who acted', ar: 'من تصرّف' },
  reviewDue: { en: 'A review is due.', ar: 'المراجعة مستحقة.' },
  reviewed: { en: 'Reviewed by {person}.', ar: 'راجعه {person}.' },
  never: { en: 'not yet', ar: 'ليس بعد' },
  seconds: { en: '{n} s', ar: '{n} ث' },
  minutes: { en: '{n} min', ar: '{n} د' },
  problems: { en: 'Problems that stations reported', ar: 'مشكلات أبلغت عنها المراكز' },
  noProblems: { en: 'No station reported a problem.', ar: 'لم يبلّغ أي مركز عن مشكلة.' },
  symptom: { en: 'What was wrong', ar: 'ما المشكلة' },
  reported: { en: 'Reported', ar: 'أُبلغ عنها' },
  settled: { en: 'Settled', ar: 'حُلّت' },
  notSettled: { en: 'not settled', ar: 'لم تُحل' },
  alertsFile: { en: 'messages and problems', ar: 'الرسائل والمشكلات' },
})

type Report = z.infer<typeof day.output>
type Sent = Report['sent'][number]
/** Whoever had a hand in what was sent. */
function actorsOf(sent: readonly Sent[]): (string | null)[] {
  return sent.flatMap((row) => [row.proposedBy, row.releasedBy, row.approvedBy, row.reviewedBy])
}

async function load(ctx: PageContext, stretch: Stretch) {
  const report = await ctx.call(day, stretch)
  return {
    report,
    isCut: report.isCut,
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
          html`${severityBadge(t, row.severity as Severity)} <a href="${base}/console/alerts/${row.alert}"><bdi>${row.headlines[t.language] ?? Object.values(row.headlines)[0] ?? '–'}</bdi></a>`,
      },
      { label: t(texts.kind), cell: (row) => t(KINDS[row.kind]) },
      { label: t(texts.at), cell: (row) => clockMark(t, { at: row.sent, zone: node.zone }) },
      { label: t(texts.who), cell: (row) => whoActed(row, names, view) },
      { label: t(texts.audience), isNumber: true, cell: (row) => t.number(row.audience) },
      { label: t(texts.delivered), isNumber: true, cell: (row) => t.number(row.delivered.count) },
      { label: t(texts.answered), isNumber: true, cell: (row) => t.number(row.answered.count) },
      { label: t(texts.half), isNumber: true, cell: (row) => took(row.answered.medianMs, t) },
      { label: t(texts.most), isNumber: true, cell: (row) => took(row.answered.p95Ms, t) },
      { label: t(texts.help), isNumber: true, cell: (row) => t.number(needHelp(row)) },
    ],
  })
}

const KINDS: Readonly<Record<Sent['kind'], Message>> = {
  Alert: texts.alert,
  Update: texts.update,
  AllClear: texts.allClear,
  Cancel: texts.cancel,
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

function needHelp(row: Sent): number {
  return row.answers.find(({ answer }) => answer === 'need_help')?.count ?? 0
}

/** Below two minutes in seconds, then in minutes. */
function took(ms: number | null, t: View['t']): string {
  if (ms === null) return t(texts.never)
  if (ms < 2 * MINUTE) return t(texts.seconds, { n: t.number(Math.round(ms / SECOND)) })
  return t(texts.minutes, { n: t.number(Math.round(ms / MINUTE)) })
}

function problemTable({ report: { problems } }: Data, { t, node }: View): Html {
  return table(t, {
    caption: t(texts.problems),
    isCaptionHidden: true,
    empty: t(texts.noProblems),
    rows: problems,
    columns: [
      { label: t(texts.symptom), cell: (row) => symptomName(row.symptom, t) },
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
  }),
  daySection({
    name: 'problems',
    after: 'sent',
    title: texts.problems,
    permission: 'alerting:read',
    load,
    render: problemTable,
  }),
]
