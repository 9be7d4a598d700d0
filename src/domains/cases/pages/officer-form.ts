import type { View } from '../../../core/slice.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { attributionTexts as texts } from '../texts/attribution.ts'

/** The script that has an officer sign what a form sends. */
export const OFFICER_SCRIPT = 'officer.js'

/**
 * A form that its officer signs by passkey: `hash` (64 hex digits) is what he signs. Without script, and in the exercise,
 * it is sent as it is; the node refuses it then where it asks for a passkey.
 */
export function officerForm(
  { t, node }: View,
  { hash, form }: { readonly hash: string; readonly form: Content },
): Html {
  if (node.realm !== 'actual') return html`${form}`
  const challenge = Buffer.from(hash, 'hex').toString('base64url')
  const rpId = new URL(node.origin).hostname
  return html`<div data-officer data-challenge="${challenge}" data-rp="${rpId}" data-offline="${t(texts.offline)}">${form}<p class="hint">${t(texts.passkey)}</p><p role="alert" data-said hidden></p></div>`
}
