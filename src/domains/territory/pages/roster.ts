import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm, ofRow } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { moment, timeOf } from '../../../ui/time.ts'
import { handOver, planDuty, type roster } from '../actions/roster.ts'
import type { official } from '../schema.ts'
import { postChoices, postName } from './post-name.ts'
import { rosterTexts as texts } from '../texts/roster.ts'

/** Lines of a note that are in sight. */
const NOTE_ROWS = 5

type Roster = z.infer<typeof roster.output>

/** Where nobody is on duty, and where two of a kind are. */
export function rosterWarnings({ shifts, gaps, overlaps }: Roster, view: View): Html {
  const { t } = view
  const mark = (at: string) => timeOf(view, at)
  const times = ({ from, until }: { from: string; until: string }) => ({
    from: mark(from),
    until: mark(until),
  })
  const lines = [
    ...gaps.map((gap) => t.parts(texts.gap, times(gap))),
    ...overlaps.map((one) =>
      t.parts(texts.overlap, {
        ...times(one),
        first: typed(one.first),
        second: typed(one.second),
      }),
    ),
  ]
  if (shifts.length === 0 || lines.length === 0) return html``
  const body = html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  return notification(t, { tone: 'warn', body })
}

/** What was handed over, what waits to be taken over, and the note of who is on duty now. */
export function handoverPart({ shifts, handovers }: Roster, view: View): Html {
  const { t } = view
  const mark = (at: string) => moment(view, at)
  const notes = handovers.map(
    (one) => html`<li><p>${one.note.split('\n').map((line) => html`${typed(line)}<br>`)}</p>
<p class="hint">${t.parts(texts.writtenAt, { time: mark(one.writtenAt) })}${one.acceptedAt !== null && html` · ${t.parts(texts.acceptedAt, { time: mark(one.acceptedAt) })}`}</p>
${
  one.isForMe &&
  postForm(view, {
    name: 'accept',
    hidden: { handover: one.handover },
    label: t(texts.accept),
  })
}</li>`,
  )
  const mine = shifts.filter(({ isNow, isMine }) => isNow && isMine)
  const forms = mine.map(({ duty, ...own }) => {
    const write = actionForm(view, {
      name: ofRow('handOver', duty),
      action: handOver,
      labels: texts,
      hidden: { duty },
      // Whoever comes next takes it over.
      without: ['successor'],
      looks: { note: { rows: NOTE_ROWS } },
      button: texts.handOver,
    })
    return disclosure(t(texts.write, { post: postName(own) }), write)
  })
  if (notes.length + forms.length === 0) return html``
  return html`<h2>${t(texts.handOver)}</h2>${notes.length > 0 && html`<ul class="plain">${notes}</ul>`}${forms}`
}

/** Shifts by the clock on the wall. */
export function dutyPlanForm(posts: readonly z.infer<typeof official>[], view: View): Html {
  const form = actionForm(view, {
    name: 'plan',
    action: planDuty,
    labels: { ...texts, official: texts.post },
    choices: { official: postChoices(posts) },
    looks: { from: { direction: 'ltr' }, until: { direction: 'ltr' } },
    button: texts.put,
  })
  return disclosure(view.t(texts.plan), form)
}
