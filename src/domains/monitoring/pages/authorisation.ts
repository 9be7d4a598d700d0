import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { actionFields, actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { warningText } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { authorise, revokeAuthorisation } from '../actions/authorisation.ts'
import type { SiteFacts } from '../actions/read.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { siteViewTexts as viewTexts } from '../texts/site.ts'
import { dayChoices } from './fields.ts'

/** A site with what this part of its page needs. */
interface Site {
  readonly facts: SiteFacts
  readonly names: Names
  /** The reader, where he may do something about the authorisations. */
  readonly authoriser: string | null
}

/** Validities that the form offers, days. */
const VALIDITIES = [30, 90, 180, 365] as const

/** Fields for a new authorisation; `prefix` is where it stands in the action's input, where it goes along with a new site. */
export function authorisationFieldset(view: View, name: string, prefix?: string): Content {
  return actionFields(view, {
    name,
    action: authorise,
    labels: { ...texts, days: texts.validFor },
    // A new site is looked at as its visitors do; more needs a second person.
    without: ['site', ...(prefix === undefined ? [] : (['scope'] as const))],
    ...(prefix === undefined ? {} : { prefix }),
    values: { days: 90 },
    choices: {
      scope: { passive: texts.passive, active: texts.active },
      days: dayChoices(view, VALIDITIES),
    },
  })
}

/** The authorisations of a site, and what a person may do about them. */
export function authorisationPart(view: View, { facts, names, authoriser }: Site): Html {
  const { t } = view
  const { id: site, authorisations: items } = facts
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
        { label: t(texts.validUntil), cell: (row) => timeOf(view, row.until) },
        { label: t(texts.recordedBy), cell: (row) => personName(view, names, row.recordedBy) },
        { label: t(texts.approvedBy), cell: (row) => personName(view, names, row.approvedBy) },
        { label: t(texts.status), cell: (row) => standing(view, row, authoriser) },
      ],
    })
  const form = postForm(view, {
    name: 'authorise',
    hidden: { site },
    body: authorisationFieldset(view, 'authorise'),
    label: t(texts.authorise),
  })
  const add = authoriser !== null && disclosure(t(texts.addAuthorisation), form)
  const now = items.find((item) => item.isInForce)
  const words =
    now === undefined
      ? warningText(t, t(texts.noAuthorisation))
      : html`<p>${t.parts(viewTexts.leaveUntil, { time: timeOf(view, now.until), by: typed(now.grantedBy) })}</p>`
  // What waits for a second person stands open.
  const isWaiting = items.some((item) => waitsForSecond(item) && !isOver(view, item))
  const shown = isWaiting ? list : list && disclosure(t(viewTexts.allAuthorisations), list)
  return block(t(texts.authorisation), html`${words}${shown}${add}`)
}

type Item = SiteFacts['authorisations'][number]

function waitsForSecond({ scope, approvedBy }: Item): boolean {
  return scope === 'active' && approvedBy === null
}

function isOver({ now }: View, { revokedAt, until }: Item): boolean {
  return revokedAt !== null || until <= now
}

function standing(view: View, row: Item, authoriser: string | null): Html {
  const { t } = view
  const isWaiting = waitsForSecond(row)
  if (isOver(view, row)) return html`${t(texts.notInForce)}`
  const words = t(isWaiting ? texts.waitsForSecond : texts.inForce)
  if (authoriser === null) return html`${words}`
  const fields = { authorisation: row.id }
  const mayBeSecond = view.node.realm === 'exercise' || row.recordedBy !== authoriser
  const approve =
    isWaiting &&
    mayBeSecond &&
    postForm(view, {
      name: 'approve',
      hidden: { ...fields, read: row.read ?? '' },
      label: t(texts.approve),
      kind: 'secondary',
    })
  const revoke = actionForm(view, {
    name: ofRow('revoke', row.id),
    action: revokeAuthorisation,
    labels: texts,
    hidden: fields,
    button: texts.revoke,
    kind: 'danger',
  })
  return html`${words}${approve}${disclosure(t(texts.revoke), revoke)}`
}
