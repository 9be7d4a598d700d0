import type { PageForm, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { shutOut } from '../actions/shut.ts'
import { texts } from '../texts/pages.ts'
import { shutTexts } from '../texts/shut.ts'
import { memberName } from './member-name.ts'
import type { TeamData } from './team-data.ts'

/** Forms by which the head keeps an incident from a colleague, and lets him see it again. */
export const shutForms = (next: PageForm['next']): Readonly<Record<string, PageForm>> => ({
  shutOut: { action: 'cases.shutOut', next, said: shutTexts.saidKept },
  letIn: { action: 'cases.letIn', next, said: shutTexts.saidLetIn },
})

/** From whom incidents are kept; nothing where that is nobody. */
export function keptPart({ found, shut, names, isHead }: TeamData, view: View): Content {
  if (shut.length === 0) return null
  const { t } = view
  const codes = new Map(found.incidents.map(({ id, code }) => [id, code]))
  const rows = shut.map(({ incident, person, shutAt }, n) => {
    const back =
      isHead &&
      postForm(view, {
        name: ofRow('letIn', String(n)),
        hidden: { case: found.id, incident, person },
        label: t(shutTexts.letIn),
        kind: 'secondary',
      })
    const since = t.parts(shutTexts.since, { time: shortMoment(view, shutAt) })
    return html`<li>${memberName(view, names, person)}: ${codes.get(incident) ?? incident} <span class="hint">${since}</span> ${back}</li>`
  })
  return block(t(shutTexts.kept), html`<ul>${rows}</ul>`)
}

/** The form of the head. */
export function shutPart({ found, isHead, colleagues }: TeamData, view: View): Content {
  if (!isHead) return null
  const { t, refused } = view
  const form = actionForm(view, {
    name: 'shutOut',
    action: shutOut,
    labels: { incident: texts.incident, person: shutTexts.from, reason: shutTexts.why },
    hidden: { case: found.id },
    choices: {
      incident: found.incidents.map(({ id: value, code, title }) => ({
        value,
        label: t.list([code, title]),
      })),
      person: colleagues.map(({ id: value, name: label }) => ({ value, label })),
    },
    button: shutTexts.keep,
    kind: 'secondary',
  })
  const told = html`<p class="hint">${t(shutTexts.keepTold)}</p>`
  return disclosure(t(shutTexts.keep), html`${told}${form}`, refused?.form === 'shutOut')
}
