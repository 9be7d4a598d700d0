import type { PageForm, View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { typed } from '../../../ui/code.ts'
import { postForm } from '../../../ui/form.ts'
import type { Html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { addOfficial } from '../actions/official.ts'
import type { Official } from '../schema.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { texts } from '../texts/territory.ts'

/** The forms of a page that has such a list. */
export function officialForms(next: PageForm['next']): Readonly<Record<string, PageForm>> {
  return {
    official: {
      action: 'territory.addOfficial',
      next,
      said: acts.post,
      undo: {
        action: 'territory.removeOfficial',
        input: (_sent: never, { official }: { official: string }) => ({ official }),
      },
    },
    remove: {
      action: 'territory.removeOfficial',
      next,
      asks: { title: acts.postTitle, what: acts.postWhat, act: acts.postAct },
      said: acts.postRemoved,
    },
  }
}

/** Posts of a place; form `remove` for those who may write. */
export function officialList(view: View, posts: readonly Official[], mayWrite: boolean): Html {
  const { t } = view
  const removal = { name: 'remove', label: t(texts.removeOfficial), kind: 'secondary' } as const
  const noted = (value: string | null) => (value === null ? t(texts.unknown) : typed(value))
  const remove = {
    label: t(texts.action),
    cell: ({ id }: Official) => postForm(view, { ...removal, hidden: { official: id } }),
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
  const body = actionFields(view, {
    name: 'official',
    action: addOfficial,
    labels: texts,
    without: ['station', 'area'],
  })
  const label = view.t(texts.addOfficial)
  return postForm(view, { name: 'official', hidden: { ...place }, body, label })
}
