// Where a second person reads what one person wrote of a voting issue, and says what of it names somebody.
import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { selectField, textArea } from '../../../ui/field.ts'
import { fieldStates, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { askedAbout, readHash } from '../actions/issue-read.ts'
import type { IssueRow } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'

interface ToRead {
  /** Name of the form on this page. */
  readonly name: string
  readonly issue: IssueRow
  /** Words that wait; without any only what names somebody is taken out. */
  readonly toRead: readonly string[]
}

/** The words, each part of them that may name somebody with what becomes of it, and a field for what was not found. */
export function secondLook(view: View, { name, issue, toRead }: ToRead): Html {
  const { t, refused } = view
  const field = fieldStates(name, refused)
  const typedBefore = field('answers[]').value.split('\n')
  const parts = askedAbout(issue, toRead).map(({ words }, n) =>
    selectField(t, {
      ...field('answers[]'),
      // Each is a member of the same list, and an element of its own.
      form: `${name}-${n}`,
      value: typedBefore[n] ?? '',
      label: t(texts.readPart, { words }),
      choices: [
        { value: 'out', label: t(texts.readOut) },
        { value: 'keep', label: t(texts.readKeep) },
      ],
    }),
  )
  const others = textArea(t, {
    ...field('others'),
    label: t(texts.readOthers),
    hint: t(texts.readOthersHint),
    rows: 2,
    isOptional: toRead.length > 0,
  })
  const words = toRead.map((one) => html`<blockquote>${typed(one)}</blockquote>`)
  return postForm(view, {
    name,
    hidden: { issue: issue.id, read: readHash(toRead) },
    body: [words, parts, others],
    label: t(toRead.length > 0 ? texts.readAct : texts.takeOutAct),
    ...(toRead.length === 0 && { kind: 'secondary' as const }),
  })
}
