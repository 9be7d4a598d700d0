import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import type { official } from '../schema.ts'
import { texts } from '../texts.ts'
import { postForm, textFields } from './parts.ts'

/** Posts of a place; form `remove` for those who may write. */
export function officialList(
  view: View,
  posts: readonly z.infer<typeof official>[],
  mayWrite: boolean,
): Html {
  const { t } = view
  const noted = (value: string | null) => (value === null ? t(texts.unknown) : typed(value))
  const remove = {
    label: t(texts.action),
    cell: (row: z.infer<typeof official>) =>
      postForm(view, {
        name: 'remove',
        hidden: { official: row.id },
        label: t(texts.removeOfficial),
        kind: 'secondary',
      }),
  }
  return table(t, {
    caption: t(texts.officials),
    isCaptionHidden: true,
    empty: t(texts.noOfficials),
    rows: posts,
    columns: [
      { label: t(texts.post), cell: (row) => typed(row.post) },
      { label: t(texts.label), cell: (row) => noted(row.label) },
      { label: t(texts.contact), cell: (row) => noted(row.contact) },
      ...(mayWrite ? [remove] : []),
    ],
  })
}

/** A form for a post at this place. */
export function officialForm(view: View, place: { station: string } | { area: string }): Html {
  const { t } = view
  const field = textFields('official', view)
  const body = html`${field('post', { label: t(texts.post), hint: t(texts.postHint) })}${field(
    'label',
    {
      label: t(texts.label),
      hint: t(texts.labelHint),
      isOptional: true,
    },
  )}${field('contact', { label: t(texts.contact), isOptional: true })}`
  return postForm(view, {
    name: 'official',
    hidden: { ...place },
    body,
    label: t(texts.addOfficial),
  })
}
