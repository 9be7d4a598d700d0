// What the desk does with a copy: reads it, saves it, takes it away; with one on which something rests, by two persons.
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import * as remove from '../actions/remove.ts'
import type { Copy } from '../actions/snapshot.ts'
import { copyTexts as texts } from '../texts/copies.ts'
import { removalTexts } from '../texts/removal.ts'

/** What is known of a copy besides: what rests on it, and whether the reader asked that it go. */
export interface CopyKnown {
  readonly rests: remove.Rests | undefined
  readonly isOwnAsking: boolean
}

export function copyActs(copy: Copy, known: CopyKnown, view: View): Html {
  const { t } = view
  const { code, page, withheld } = copy
  const press = (name: 'giveSnapshot' | 'openCopy', hidden: Readonly<Record<string, string>>) =>
    postForm(view, { name, hidden, label: t(texts[name]), kind: 'secondary' })
  const give = withheld === null && press('giveSnapshot', { snapshot: code })
  const open = page?.copy != null && press('openCopy', { snapshot: code, language: t.language })
  const rests = restsPart(known.rests, view)
  const way = withheld === null ? takePart(code, rests, view) : decidePart(code, known, view)
  return html`${withheld !== null && rests}<div class="no-print">${open}${give}${way}</div>`
}

/** What rests on a copy, each with its link; nothing where nothing does. */
function restsPart(rests: remove.Rests | undefined, { t, base }: View): Html | null {
  if (rests === undefined) return null
  const { claims, notices, prepared, waiting } = rests
  if (claims.length + notices.length + prepared + waiting === 0) return null
  const checks = claims.map(
    (code) =>
      html`<li><a href="${base}/claims/${code}">${t(removalTexts.restsCheck, { code })}</a></li>`,
  )
  const served = notices.map(
    (code) =>
      html`<li><a href="${base}/notices/${code}">${t(removalTexts.restsNotice, { code })}</a></li>`,
  )
  const others =
    prepared > 0 && html`<li>${t(removalTexts.restsPrepared, { count: prepared })}</li>`
  const unread = waiting > 0 && html`<li>${t(removalTexts.restsWaiting, { count: waiting })}</li>`
  return html`<h4>${t(removalTexts.rests)}</h4><ul>${checks}${served}${unread}${others}</ul>`
}

/** One takes away a copy on which nothing rests; of any other one asks. */
function takePart(snapshot: string, rests: Html | null, view: View): Html {
  const { t } = view
  const name = rests === null ? 'removeCopy' : 'askRemoval'
  const form = actionForm(view, {
    name: ofRow(name, snapshot),
    action: rests === null ? remove.removeCopy : remove.askRemoval,
    labels: texts,
    hidden: { snapshot },
    button: rests === null ? texts.remove : removalTexts.askRemoval,
    kind: 'danger',
  })
  const hint = rests !== null && html`${rests}<p>${t(removalTexts.restsHint)}</p>`
  return disclosure(t(texts.remove), html`${hint}${form}`)
}

/** Another person than asked decides; whoever asked may take that back. */
function decidePart(snapshot: string, { rests, isOwnAsking }: CopyKnown, view: View): Html {
  const { t, node } = view
  const hidden = { snapshot }
  const isBarred = isOwnAsking && node.realm === 'actual'
  const agree =
    isBarred || rests?.asked == null
      ? html`<p>${t(removalTexts.ownAsking)}</p>`
      : actionForm(view, {
          name: ofRow('agreeRemoval', snapshot),
          action: remove.agreeRemoval,
          labels: texts,
          hidden: { ...hidden, read: rests.asked.read },
          button: removalTexts.agreeRemoval,
          kind: 'danger',
        })
  const refuse = actionForm(view, {
    name: ofRow('refuseRemoval', snapshot),
    action: remove.refuseRemoval,
    labels: { reason: removalTexts.whyStays },
    hidden,
    button: removalTexts.refuseRemoval,
    kind: 'secondary',
  })
  return html`${agree}${disclosure(t(removalTexts.refuseRemoval), refuse)}`
}
