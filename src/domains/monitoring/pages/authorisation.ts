import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { warningText } from '../../../ui/notice.ts'
import { personLabel } from '../../../ui/person.ts'
import { table } from '../../../ui/table.ts'
import type { authorisation } from '../schema.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { buttonForm, day, hiddenFields, type Names } from './parts.ts'

type Authorisation = z.infer<typeof authorisation>

/** Validities that the form offers, days. */
const VALIDITIES = [30, 90, 180, 365] as const

/** Fields for a new authorisation; `prefix` is where it stands in the action's input. */
export function authorisationFieldset(
  view: View,
  { form: name, prefix, hasScope }: { form: string; prefix: string; hasScope?: boolean },
): Content {
  const { t } = view
  const field = fieldStates(name, view.refused)
  const validities = VALIDITIES.map((count) => ({
    value: String(count),
    label: t(texts.days, { count }),
  }))
  return [
    hasScope === true &&
      selectField(t, {
        ...field(`${prefix}scope`, 'passive'),
        label: t(texts.scope),
        choices: [
          { value: 'passive', label: t(texts.passive) },
          { value: 'active', label: t(texts.active) },
        ],
      }),
    textField(t, { ...field(`${prefix}legalBasis`), label: t(texts.legalBasis), maxLength: 500 }),
    textField(t, { ...field(`${prefix}grantedBy`), label: t(texts.grantedBy), maxLength: 200 }),
    selectField(t, {
      ...field(`${prefix}days`, '90'),
      label: t(texts.validFor),
      choices: validities,
    }),
  ]
}

/** The authorisations of a site, and what a person may do about them. */
export function authorisationPart(
  view: View,
  props: {
    readonly site: string
    readonly items: readonly Authorisation[]
    readonly persons: Names
    /** The reader, where he may do something about them. */
    readonly authoriser: string | null
  },
): Html {
  const { t } = view
  const { site, items, persons, authoriser } = props
  const isInForce = items.some((item) => item.isInForce)
  const list =
    items.length > 0 &&
    table(t, {
      caption: t(texts.authorisation),
      isCaptionHidden: true,
      rows: items,
      columns: [
        { label: t(texts.legalBasis), cell: (row) => typed(row.legalBasis) },
        { label: t(texts.scope), cell: (row) => t(texts[row.scope]) },
        { label: t(texts.grantedBy), cell: (row) => typed(row.grantedBy) },
        { label: t(texts.validUntil), cell: (row) => day(view, row.until) },
        { label: t(texts.recordedBy), cell: (row) => personLabel(t, persons, row.recordedBy) },
        { label: t(texts.approvedBy), cell: (row) => personLabel(t, persons, row.approvedBy) },
        { label: t(texts.status), cell: (row) => standing(view, row, authoriser) },
      ],
    })
  const body = [
    hiddenFields({ site }),
    authorisationFieldset(view, { form: 'authorise', prefix: '', hasScope: true }),
    button({ label: t(texts.authorise) }),
  ]
  const add =
    authoriser !== null &&
    disclosure(t(texts.addAuthorisation), form({ name: 'authorise', key: view.newKey(), body }))
  return html`<h2>${t(texts.authorisation)}</h2>${!isInForce && warningText(t, t(texts.noAuthorisation))}${list}${add}`
}

function standing(view: View, row: Authorisation, authoriser: string | null): Html {
  const { t } = view
  const isWaiting = row.scope === 'active' && row.approvedBy === null
  const isOver = row.revokedAt !== null || row.until <= view.now
  if (isOver) return html`${t(texts.notInForce)}`
  const words = t(isWaiting ? texts.waitsForSecond : texts.inForce)
  if (authoriser === null) return html`${words}`
  const fields = { authorisation: row.id }
  const mayBeSecond = view.node.realm === 'exercise' || row.recordedBy !== authoriser
  const approve =
    isWaiting &&
    mayBeSecond &&
    buttonForm(view, { name: 'approve', fields, label: t(texts.approve) })
  const name = `revoke-${row.id}`
  const reason = textField(t, {
    ...fieldStates(name, null)('reason'),
    label: t(texts.reason),
    maxLength: 500,
  })
  const body = [hiddenFields(fields), reason, button({ label: t(texts.revoke), kind: 'danger' })]
  const revoke = form({ name: 'revoke', key: view.newKey(), body })
  return html`${words}${approve}${disclosure(t(texts.revoke), revoke)}`
}
