import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import type { escalationOf } from '../actions/plan.ts'
import { BY_HAND } from '../reach.ts'
import { texts } from '../texts/alerts.ts'
import { reachTexts as words } from '../texts/reach.ts'

type Data = z.output<typeof escalationOf.output>

/** Steps by number: what each is, when it is next due, and what became of its messages. */
export function escalationPart(data: Data, view: View): Html {
  const { t } = view
  const steps = [...Map.groupBy(data.runs, ({ step }) => step)].flatMap(([step, runs]) => {
    const waiting = runs.filter(({ state }) => state === 'waiting').map(({ dueAt }) => dueAt)
    const dueAt = waiting.toSorted()[0] ?? null
    const isClosed = runs.every(({ state }) => state === 'closed')
    const counts = data.counts.filter((count) => count.step === step)
    return runs.slice(0, 1).map((first) => ({ step, first, dueAt, isClosed, counts }))
  })
  if (steps.length === 0) return html``
  const list = table(t, {
    caption: t(words.escalation),
    rows: steps,
    columns: [
      {
        label: t(words.step),
        // The end of an alert goes to whom it reached, outside the plan.
        cell: ({ step }) => {
          if (step >= BY_HAND) return t(words.byHand)
          return step === 0 ? '–' : t.number(step)
        },
      },
      { label: t(words.about), cell: ({ first }) => word(view, words, first.predicate) },
      {
        label: t(words.target),
        cell: ({ first }) =>
          first.predicate !== 'reached' && `${t(words[first.channel])}: ${t(words[first.target])}`,
      },
      {
        label: t(texts.when),
        cell: ({ dueAt, isClosed }) =>
          dueAt === null ? t(isClosed ? words.closed : words.done) : moment(view, dueAt),
      },
      {
        label: t(words.messages),
        cell: ({ counts, dueAt }) => {
          if (counts.length === 0) return dueAt === null && t(words.nothing)
          return counts.map(
            ({ channel, state, count }, index) =>
              html`${index > 0 && html`<br>`}${t(words[channel])} ${t(words[state])}: ${t.number(count)}`,
          )
        },
      },
    ],
  })
  const next =
    data.nextAt === null
      ? t(words.noNext)
      : t.parts(words.nextStep, { time: moment(view, data.nextAt) })
  const failures =
    data.failures.length > 0 &&
    table(t, {
      caption: t(words.failures),
      rows: data.failures,
      columns: [
        { label: t(texts.when), cell: ({ at }) => moment(view, at) },
        { label: t(words.channel), cell: ({ channel }) => t(words[channel]) },
        { label: t(words.why), cell: ({ status }) => code(status) },
      ],
    })
  return html`${list}<p>${next}</p>${failures}`
}
