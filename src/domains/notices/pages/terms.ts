import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { weekdayName } from '../../../ui/weekday.ts'
import { setTerms, termsNow } from '../actions/terms.ts'
import { terms } from '../deadlines.ts'
import { deskTexts, termTexts as texts } from '../texts/desk.ts'
import { DESK, TERMS } from './look.ts'

async function load(ctx: PageContext) {
  const held = await ctx.call(termsNow, {})
  return {
    held,
    names: await namesOf(ctx, { persons: [held.setBy] }),
    mayRead: holds(ctx.actor, 'notices:read'),
    maySet: holdsIn(ctx.actor, 'notices:terms', '/'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** By when what is owed about a notice, and on which days the office works. */
export const termsPage = page({
  path: TERMS,
  surface: 'console',
  permission: 'accounts:names',
  forms: { set: { action: setTerms.name, next: () => TERMS, said: texts.saidSet } },
  load,
  render(data: Data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}<p>${t(texts.intro)}</p>${view.node.realm === 'exercise' && html`<p><strong>${t(texts.exercise)}</strong></p>`}${heldPart(data, view)}${data.maySet && block(t(texts.set), setForm(data, view))}`,
      // Whoever sets them reads no notices.
      breadcrumb: data.mayRead ? [{ path: DESK, label: t(deskTexts.title) }] : [],
    }
  },
})

/** What is owed in days of the office, and in hours in the last days before polls. */
const OWED = ['reply', 'decision', 'correction', 'appeal'] as const
/** What has one length alone. */
const SINGLE = ['receiptHours', 'receiptHoursNear', 'filingDays', 'oldestDays', 'nearDays'] as const

function heldPart({ held, names }: Data, view: View): Html {
  const { t } = view
  const since =
    held.setAt === null
      ? html`<p>${t(texts.usual)}</p>`
      : html`<p>${t(texts.since)} ${shortMoment(view, held.setAt)}, ${personName(view, names, held.setBy)}: ${typed(held.reason ?? '')}</p>`
  const owed = table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    rows: OWED,
    columns: [
      { label: t(texts.owed), cell: (one) => t(texts[one]) },
      {
        label: t(texts.days),
        cell: (one) => t.number(held.terms[`${one}Days`]),
        isNumber: true,
      },
      {
        label: t(texts.hours),
        cell: (one) => t.number(held.terms[`${one}Hours`]),
        isNumber: true,
      },
    ],
  })
  const lines = summaryList(t, [
    ...SINGLE.map((name) => ({ label: t(texts[name]), value: t.number(held.terms[name]) })),
    {
      label: t(texts.weekend),
      value: t.list(held.weekend.map((day) => weekdayName(t, day - 1))),
    },
    held.holidays.length > 0 && {
      label: t(texts.holidays),
      value: html`<bdi dir="ltr">${held.holidays.join(' ')}</bdi>`,
    },
  ])
  return html`${since}${owed}${lines}`
}

/** Fields that are shown together, the others of the form folded beside them. */
const GROUPS = [
  { title: texts.days, names: OWED.map((one) => `${one}Days` as const) },
  { title: texts.hours, names: OWED.map((one) => `${one}Hours` as const) },
  { title: texts.single, names: SINGLE },
  { title: texts.working, names: ['weekend', 'holidays'] as const },
] as const

/** Everything that the form asks. */
const ALL = [...terms.keyof().options, 'weekend', 'holidays', 'reason'] as const

function setForm({ held }: Data, view: View): Html {
  const { t } = view
  const days = { weekend: held.weekend.join(' '), holidays: held.holidays.join(' ') }
  const values = { ...held.terms, ...days }
  const fields = (names: readonly (typeof ALL)[number][]) =>
    actionFields(view, {
      name: 'set',
      action: setTerms,
      labels: texts,
      values,
      without: ALL.filter((one) => !names.includes(one)),
      looks: {
        weekend: { direction: 'ltr', width: 'short' },
        holidays: { direction: 'ltr', rows: 3 },
        reason: { rows: 2 },
      },
    })
  const groups = GROUPS.map(({ title, names }) => disclosure(t(title), html`${fields(names)}`))
  const body = html`${groups}${fields(['reason'])}`
  return postForm(view, { name: 'set', body, label: t(texts.set) })
}
