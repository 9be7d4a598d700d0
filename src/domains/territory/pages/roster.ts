import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import type { Choice } from '../../../ui/field.ts'
import { postForm, ofRow } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment, timeOf, wallHint } from '../../../ui/time.ts'
import { handOver, holdPost, planDuty, type roster } from '../actions/roster.ts'
import { postName } from '../roster.ts'
import type { Official } from '../schema.ts'
import { holderTexts } from '../texts/holder.ts'
import { rosterTexts as texts } from '../texts/roster.ts'

/** Lines of a note that are in sight. */
const NOTE_ROWS = 5

type Roster = z.infer<typeof roster.output>

/** Posts to choose one from. */
export function postChoices(posts: readonly Official[]): Choice[] {
  return posts.map((one) => ({ value: one.id, label: postName(one) }))
}

/** Where nobody is on duty, and where two of a kind are. */
export function rosterWarnings({ shifts, gaps, overlaps }: Roster, view: View): Html {
  const { t } = view
  const times = ({ from, until }: { from: string; until: string }) => {
    return { from: timeOf(view, from), until: timeOf(view, until) }
  }
  const lines = [
    ...gaps.map((gap) => t.parts(texts.gap, times(gap))),
    ...overlaps.map((one) =>
      t.parts(texts.overlap, { ...times(one), first: typed(one.first), second: typed(one.second) }),
    ),
  ]
  if (shifts.length === 0 || lines.length === 0) return html``
  const body = html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  return notification(t, { tone: 'warn', body })
}

/** What is handed over to the reader and waits to be taken over. */
export function acceptPart({ handovers }: Roster, view: View): Html {
  const label = view.t(texts.accept)
  const waiting = handovers.filter(({ isForMe }) => isForMe)
  return html`${waiting.map((one) => html`<section class="block">${notePart(one, view)}${postForm(view, { name: 'accept', hidden: { handover: one.handover }, label })}</section>`)}`
}

function notePart({ note, writtenAt, acceptedAt }: Roster['handovers'][number], view: View): Html {
  const { t } = view
  return html`<p>${note.split('\n').map((line) => html`${typed(line)}<br>`)}</p>
<p class="hint">${t.parts(texts.writtenAt, { time: moment(view, writtenAt) })}${acceptedAt !== null && html` · ${t.parts(texts.acceptedAt, { time: moment(view, acceptedAt) })}`}</p>`
}

/** What was handed over, and the note of who is on duty now. */
export function handoverPart({ shifts, handovers }: Roster, view: View): Html {
  const { t } = view
  const notes = handovers
    .filter(({ isForMe }) => !isForMe)
    .map((one) => html`<li>${notePart(one, view)}</li>`)
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
export function dutyPlanForm(posts: readonly Official[], view: View): Html {
  const hint = wallHint(view.t, view.node.zone)
  const form = actionForm(view, {
    name: 'plan',
    action: planDuty,
    labels: { ...texts, official: texts.post },
    choices: { official: postChoices(posts) },
    looks: { from: { calendar: 'moment', hint }, until: { calendar: 'moment', hint } },
    button: texts.put,
  })
  return disclosure(view.t(texts.plan), form)
}

/** How the machine names a person whom the list leaves out. */
const COMMAND = 'npx scrutineer call territory.holdPost'

/** Who holds each post, and the form that names a person or nobody. */
export function holderPart(
  posts: readonly Official[],
  {
    items: persons,
    isCut,
  }: {
    readonly items: readonly { readonly person: string; readonly name: string }[]
    readonly isCut: boolean
  },
  view: View,
): Html {
  const { t } = view
  const names = new Map(persons.map(({ person, name }) => [person, name]))
  const list = table(t, {
    caption: t(holderTexts.title),
    isCaptionHidden: true,
    rows: posts,
    columns: [
      { label: t(holderTexts.post), cell: (row) => typed(postName(row)) },
      {
        label: t(holderTexts.person),
        cell: ({ person }) =>
          person === null ? t(holderTexts.nobody) : personName(view, { persons: names }, person),
      },
    ],
  })
  const choices = persons.map(({ person, name }) => ({ value: person, label: name }))
  const form = actionForm(view, {
    name: 'hold',
    action: holdPost,
    labels: { ...holderTexts, official: holderTexts.post },
    without: ['was'],
    choices: { official: postChoices(posts), person: choices },
    button: holderTexts.set,
  })
  return disclosure(
    t(holderTexts.title),
    html`${list}<p>${t(holderTexts.why)}</p>${isCut && html`<p class="hint">${t.parts(holderTexts.cut, { first: t.number(persons.length), command: code(COMMAND) })}</p>`}${form}`,
  )
}
