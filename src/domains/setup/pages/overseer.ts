import type { View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { timeMark } from '../../../ui/time.ts'
import type { Overseer } from '../needs.ts'
import { setupTexts as texts } from '../texts.ts'

/** Part of step 4: who, besides the administrators, compares the list of persons with the people of the office. */
export function overseerPart(overseer: Overseer | null, view: View): Html {
  const { t, refused } = view
  const isOpen = overseer === null || refused?.form === 'overseer'
  const fields = overseerForm(overseer, view)
  return html`<h3>${t(texts.overseerTitle)}</h3><p>${t(texts.overseerWhy)}</p>
${overseer !== null && named(overseer, view)}
${isOpen ? fields : disclosure(t(texts.overseerOther), fields)}`
}

function named({ name, post, phone, namedAt }: Overseer, { t, node }: View): Html {
  const who = t.parts(texts.overseerIs, { person: typed(name), post: typed(post) })
  const since = t.parts(texts.overseerSince, {
    time: timeMark(t, { at: namedAt, zone: node.zone }),
  })
  return html`<p><strong>${who}</strong>${phone !== null && html` ${code(phone)}`}<br>${since}</p>`
}

// By hand: what it runs is another slice's.
function overseerForm(overseer: Overseer | null, view: View): Html {
  const { t } = view
  const state = fieldStates('overseer', view.refused)
  const plain = { autocomplete: 'off' } as const
  const body = [
    textField(t, {
      ...state('name', overseer?.name ?? ''),
      ...plain,
      label: t(texts.overseerPerson),
      maxLength: 200,
    }),
    textField(t, {
      ...state('post', overseer?.post ?? ''),
      ...plain,
      label: t(texts.overseerPost),
      maxLength: 200,
    }),
    textField(t, {
      ...state('phone', overseer?.phone ?? ''),
      ...plain,
      label: t(texts.overseerPhone),
      isOptional: true,
      maxLength: 60,
      width: 'medium',
      direction: 'ltr',
    }),
    html`<p class="hint">${t(texts.overseerKept)}</p>`,
  ]
  return postForm(view, { name: 'overseer', body, label: t(texts.overseerKeep) })
}
