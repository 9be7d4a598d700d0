// What is done with an alert before it is released: checked and proposed, read and released, changed, discarded.
import type { PageForm, View } from '../../../core/slice.ts'
import { buttonLink, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import type { show } from '../actions/view.ts'
import { texts } from '../texts/alerts.ts'
import { findingTexts } from '../texts/findings.ts'
import { alertAddress, backTo } from './addresses.ts'
import { findingsNotice, type Titles } from './findings-part.ts'

interface DraftData {
  readonly facts: Awaited<ReturnType<typeof show.run>>
  readonly titles: Titles
  readonly mayDraft: boolean
  readonly mayRelease: boolean
  readonly self: string
}

/** Discarding is taken back by making a draft of it again; so is a proposal whose words say too little by now. */
export const draftForms: Readonly<Record<string, PageForm>> = {
  withdraw: {
    action: 'alerting.withdraw',
    next: backTo(),
    said: texts.discarded,
    undo: { action: 'alerting.redraft', input: ({ alert }: { alert: string }) => ({ alert }) },
  },
  redraft: { action: 'alerting.redraft', next: backTo('check'), said: findingTexts.saidAgain },
}

/** One main button: the next step of whoever reads it. A draft whose finding closed is discarded first of all. */
export function draftPart(
  { facts, titles, mayDraft, mayRelease, self }: DraftData,
  view: View,
): Html {
  const { t, base, node } = view
  const { alert, state, proposal, findingClosedAt } = facts
  const isWaiting = proposal !== null && !proposal.isLapsed
  const isSecond = isWaiting && mayRelease && (proposal.by !== self || node.realm === 'exercise')
  const isGone = findingClosedAt !== null
  const link = (part: string, label: string, isMain: boolean) =>
    buttonLink({
      href: `${base}${alertAddress(alert, part)}`,
      label,
      ...(isMain ? {} : { kind: 'secondary' as const }),
    })
  const discard =
    mayDraft &&
    postForm(view, {
      name: 'withdraw',
      hidden: { alert },
      label: t(state === 'draft' ? texts.discard : texts.withdraw),
      ...(isGone ? {} : { kind: 'secondary' as const }),
    })
  const found = findingsNotice(view, { facts, titles, acts: isGone && discard, mayDraft })
  const steps = [
    isSecond && link('release', t(texts.release), !isGone),
    link('check', t(texts.check), !isSecond && !isGone),
    mayDraft && state === 'draft' && link('edit', t(texts.editAlert), false),
  ].filter((step) => step !== false)
  return html`<div class="no-print">${found}<div class="buttons steps">${steps}${!isGone && discard}</div></div>`
}
