import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { holdPost } from '../actions/roster.ts'
import type { official } from '../schema.ts'
import { postChoices, postName } from './post-name.ts'
import { holderTexts as texts } from '../texts/holder.ts'

interface HolderData {
  readonly posts: readonly z.infer<typeof official>[]
  readonly persons: readonly { readonly person: string; readonly name: string }[]
}

/** Who holds each post, and the form that names a person or nobody. */
export function holderPart({ posts, persons }: HolderData, view: View): Html {
  const { t } = view
  const names = new Map(persons.map(({ person, name }) => [person, name]))
  const list = table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    rows: posts,
    columns: [
      { label: t(texts.post), cell: (row) => typed(postName(row)) },
      {
        label: t(texts.person),
        cell: ({ person }) =>
          person === null ? t(texts.nobody) : personName(view, { persons: names }, person),
      },
    ],
  })
  const form = actionForm(view, {
    name: 'hold',
    action: holdPost,
    labels: { ...texts, official: texts.post },
    choices: {
      official: postChoices(posts),
      person: persons.map(({ person, name }) => ({ value: person, label: name })),
    },
    button: texts.set,
  })
  return disclosure(t(texts.title), html`${list}<p>${t(texts.why)}</p>${form}`)
}
