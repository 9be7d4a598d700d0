import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { stateBadge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { shippedFact } from '../../../ui/shipped-fact.ts'
import { timeOf } from '../../../ui/time.ts'
import type { Agency } from '../schema.ts'
import type { Sureness } from '../channel.ts'
import { verifyTexts } from '../texts/desk.ts'
import { texts } from '../texts/console.ts'

/** Where the office keeps the directory, sees what to confirm, brings a file, and keeps one agency. */
export const DIRECTORY = '/console/directory'
export const VERIFY = `${DIRECTORY}/confirm`
export const IMPORT = `${DIRECTORY}/import`
export const AGENCY = `${DIRECTORY}/agencies/:agency`

export function agencyPath(agency: string): string {
  return AGENCY.replace(':agency', agency)
}

/** Takes back a step of ways and routes. */
export const undoStep = {
  action: 'directory.takeBack',
  input: (_: unknown, { step }: { readonly step: string }) => ({ step }),
} as const

/** How sure a way is: when somebody saw it last. */
export function sureOf({ t, node }: View, { state, at }: Sureness): Html {
  if (state === 'listed' || at === null) return stateBadge('warn', t(verifyTexts.listed))
  const tone = state === 'old' ? 'warn' : 'ok'
  return stateBadge(tone, t(verifyTexts[state], { date: t.date(at, node.zone) }))
}

/** Where it is shown who is bound by which treaty, and whom to reach there. */
export const TREATIES = '/console/directory/treaties'

/** What an agency is called, and in which languages it answers. */
export function nameOf({ name, nameLocal, languages }: Agency): Html {
  return html`<div>${typed(name)}${nameLocal !== null && html`<br>${typed(nameLocal)}`}${languages !== '' && html`<br><span class="hint">${code(languages)}</span>`}</div>`
}

/** How to reach it. */
export function contactsOf({ t }: View, agency: Agency): Html {
  const { website, phone, emergency, mail } = agency
  const lines = [
    website !== null && html`<a href="${safeUrl(website)}" rel="noreferrer">${code(website)}</a>`,
    phone !== null && html`${t(texts.phone)}: ${code(phone)}`,
    emergency !== null && html`${t(texts.emergency)}: ${code(emergency)}`,
    mail !== null && code(mail),
  ].filter((one) => one !== false)
  if (lines.length === 0) return html`<span class="hint">${t(texts.noContact)}</span>`
  return html`<div>${lines.map((one, index) => html`${index > 0 && html`<br>`}${one}`)}</div>`
}

/** What is known of something with how sure that is: confirmed by whom, or from where it came with the product. */
export function stateOf(
  view: View,
  known: Pick<Agency, 'confirmed' | 'asOf'> & { readonly confidence: string },
  names: Names,
): Html {
  const { t } = view
  const { confirmed } = known
  if (confirmed !== null) {
    const name = personName(view, names, confirmed.by)
    const time = timeOf(view, confirmed.at)
    return html`<div>${stateBadge('ok', t(texts.confirmed))}<br>${t.parts(texts.confirmedBy, { name, time })}<br>${t.parts(texts.fromSource, { source: typed(confirmed.source) })}</div>`
  }
  return html`<div>${stateBadge('warn', t(texts.unverified))}<br><span class="hint">${shippedFact(view, known)}</span></div>`
}
