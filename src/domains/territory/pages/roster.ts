import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { defineTexts } from '../../../core/text.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textArea } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { timeMark } from '../../../ui/time.ts'
import type { roster } from '../actions/roster.ts'
import type { official } from '../schema.ts'
import { postForm, textFields } from './parts.ts'

/** Words of shifts and hand-overs. */
export const rosterTexts = defineTexts('roster', {
  gap: {
    en: 'Nobody is on duty from {from} to {until}.',
    ar: 'لا أحد في المناوبة من {from} إلى {until}.',
  },
  overlap: {
    en: '{first} and {second} are on duty at once from {from} to {until}: nobody knows whom to call.',
    ar: '{first} و{second} في المناوبة معًا من {from} إلى {until}: لا أحد يعرف بمن يتصل.',
  },
  handOver: { en: 'Hand over', ar: 'التسليم' },
  note: { en: 'What the next one has to know', ar: 'ما يجب أن يعرفه التالي' },
  write: { en: 'Write the hand-over of {post}', ar: 'دوّن تسليم {post}' },
  accept: { en: 'Take the duty over', ar: 'استلم المناوبة' },
  writtenAt: { en: 'Written {time}', ar: 'دُوّن {time}' },
  acceptedAt: { en: 'Taken over {time}', ar: 'استُلم {time}' },
  plan: { en: 'Plan shifts by the clock', ar: 'خطط المناوبات بالساعة' },
  post: { en: 'Post', ar: 'المنصب' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  hint: { en: 'For example 2026-11-24T08:00', ar: 'مثلًا 2026-11-24T08:00' },
  days: { en: 'On how many days in a row', ar: 'كم يومًا متتاليًا' },
  put: { en: 'Put on the list', ar: 'أضف إلى القائمة' },
})
const texts = rosterTexts

type Roster = z.infer<typeof roster.output>

/** Where nobody is on duty, and where two of a kind are. */
export function rosterWarnings({ shifts, gaps, overlaps }: Roster, view: View): Html {
  const { t } = view
  const mark = (at: string) => timeMark(t, { at, zone: view.node.zone })
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
  const mark = (at: string) => timeMark(t, { at, zone: view.node.zone, now: view.now })
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
  const forms = mine.map(({ duty, post, label }) => {
    const name = label === null ? post : `${post} · ${label}`
    const body = textArea(t, {
      ...fieldStates('handOver', view.refused)('note'),
      form: `handOver-${duty}`,
      label: t(texts.note),
      maxLength: 1_000,
    })
    const form = postForm(view, {
      name: 'handOver',
      hidden: { duty },
      body,
      label: t(texts.handOver),
    })
    return disclosure(t(texts.write, { post: name }), form)
  })
  if (notes.length + forms.length === 0) return html``
  return html`<h2>${t(texts.handOver)}</h2>${notes.length > 0 && html`<ul class="plain">${notes}</ul>`}${forms}`
}

/** Shifts by the clock on the wall. */
export function dutyPlanForm(posts: readonly z.infer<typeof official>[], view: View): Html {
  const { t } = view
  const field = textFields('plan', view)
  const choices = posts.map(({ id, post, label }) => ({
    value: id,
    label: label === null ? post : `${post} · ${label}`,
  }))
  const state = fieldStates('plan', view.refused)('official')
  const body = html`${selectField(t, { ...state, label: t(texts.post), choices })}${field('from', {
    label: t(texts.from),
    hint: t(texts.hint),
    direction: 'ltr',
  })}${field('until', { label: t(texts.until), direction: 'ltr' })}${field(
    'days',
    {
      label: t(texts.days),
      inputMode: 'numeric',
      width: 'short',
      direction: 'ltr',
    },
    '1',
  )}`
  return disclosure(t(texts.plan), postForm(view, { name: 'plan', body, label: t(texts.put) }))
}
