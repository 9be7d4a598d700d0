import type { PageContext, View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import { escalationOf } from '../actions/plan.ts'
import { texts } from '../texts/alerts.ts'
import { reachTexts as words } from '../texts/reach.ts'

/** What the board tells about asking again. */
export async function loadEscalation(ctx: PageContext, alert: string) {
  return await ctx.call(escalationOf, { alert })
}
type Data = Awaited<ReturnType<typeof loadEscalation>>

/** Steps by number: what each is, when it is next due, and what became of its messages. */
export function escalationPart(data: Data, view: View): Html {
  const { t } = view
  const steps = [...Map.groupBy(data.runs, ({ step }) => step)].map(([step, runs]) => {
    const [first] = runs
    const waiting = runs.filter(({ state }) => state === 'waiting').map(({ dueAt }) => dueAt)
    return {
      step,
      first,
      dueAt: waiting.toSorted()[0] ?? null,
      isClosed: runs.every(({ state }) => state === 'closed'),
      counts: data.counts.filter((count) => count.step === step),
    }
  })
  if (steps.length === 0) return html``
  const list = table(t, {
    caption: t(words.escalation),
    rows: steps,
    columns: [
      {
        label: t(words.step),
        // The end of an alert goes to whom it reached, outside the plan.
        cell: ({ step }) => (step === 0 ? '–' : t.number(step)),
      },
      {
        label: t(words.about),
        cell: ({ first }) => (first === undefined ? '–' : word(view, words, first.predicate)),
      },
      {
        label: t(words.target),
        cell: ({ first }) =>
          first === undefined || first.predicate === 'reached'
            ? '–'
            : `${t(words[first.channel])}: ${t(words[first.target])}`,
      },
      {
        label: t(texts.when),
        cell: ({ dueAt, isClosed }) =>
          dueAt === null ? t(isClosed ? words.closed : words.done) : moment(view, dueAt),
      },
      {
        label: t(words.messages),
        cell: ({ counts, dueAt }) =>
          counts.length === 0
            ? dueAt === null
              ? t(words.nothing)
              : '–'
            : counts.map(
                ({ channel, state, count }, index) =>
                  html`${index > 0 && html`<br>`}${t(words[channel])} ${t(words[state])}: ${t.number(count)}`,
              ),
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
