import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { defineTexts } from '../../../core/text.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import type { official } from '../schema.ts'
import { postForm } from './parts.ts'

/** Words about who holds a post. */
export const holderTexts = defineTexts('holder', {
  title: { en: 'Who holds a post', ar: 'من يشغل المنصب' },
  why: {
    en: 'Only this person then hands the post’s duty over or takes it over. While nobody is named, everybody in the office may.',
    ar: 'عندئذ لا يسلّم مناوبة المنصب ولا يستلمها إلا هذا الشخص. وما دام لم يُسمَّ أحد، يستطيع ذلك كل من في المكتب.',
  },
  post: { en: 'Post', ar: 'المنصب' },
  person: { en: 'Person', ar: 'الشخص' },
  nobody: { en: 'Nobody named', ar: 'لم يُسمَّ أحد' },
  none: { en: 'Choose nobody to free the post.', ar: 'لا تختر أحدًا لتحرير المنصب.' },
  left: { en: 'Somebody who is not on the list of people', ar: 'شخص ليس في قائمة الأشخاص' },
  set: { en: 'Name the person', ar: 'سمِّ الشخص' },
})
const texts = holderTexts

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
      { label: t(texts.post), cell: (row) => typed(nameOf(row)) },
      {
        label: t(texts.person),
        cell: ({ person }) =>
          person === null ? t(texts.nobody) : typed(names.get(person) ?? t(texts.left)),
      },
    ],
  })
  const state = fieldStates('hold', view.refused)
  const body = html`<p>${t(texts.why)}</p>${selectField(t, {
    ...state('official'),
    label: t(texts.post),
    choices: posts.map((row) => ({ value: row.id, label: nameOf(row) })),
  })}${selectField(t, {
    ...state('person'),
    label: t(texts.person),
    hint: t(texts.none),
    isOptional: true,
    choices: persons.map(({ person, name }) => ({ value: person, label: name })),
  })}`
  const form = postForm(view, { name: 'hold', body, label: t(texts.set) })
  return disclosure(t(texts.title), html`${list}${form}`)
}

function nameOf({ post, label }: HolderData['posts'][number]): string {
  return label === null ? post : `${post} · ${label}`
}
