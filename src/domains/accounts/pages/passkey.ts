import type { View } from '../../../core/slice.ts'
import { form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import type { ConfirmedAct } from '../confirmation.ts'
import { texts } from '../texts/accounts.ts'

/** Browser script of the pages with passkeys and one-time links. */
export const SCRIPT = 'passkey.js'

/** The part of a page that the script brings to life: a button for `flow`, what it needs to know, and its messages. */
export function passkeyPart(
  view: View,
  props: {
    flow: 'join' | 'sign-in' | 'add' | 'remove' | 'renew' | 'enrol'
    next: string
    label: string
    /** What the button says once a passkey confirmed the first step. */
    second?: string
    kind?: 'secondary'
    body?: Content
  },
): Html {
  const facts = { next: props.next, second: props.second ?? '' }
  return html`<div data-passkey="${props.flow}"${scriptFacts(view, facts)}>
${scriptMessages(view, props.flow !== 'enrol')}
<div data-start hidden>${props.body}<button type="button" class="button${props.kind && html` ${props.kind}`}" data-go>${props.label}</button></div></div>`
}

/** A form that the script sends together with a passkey's answer for this act; without script it is refused. */
export function confirmedForm(
  view: View,
  { act, ...props }: { act: ConfirmedAct; name: string; body: Content },
): Html {
  const { t, newKey } = view
  return html`<div data-passkey="form"${scriptFacts(view, { act })}>
${scriptMessages(view)}
<p>${t(texts.confirmHint)}</p>
${form({ ...props, key: newKey() })}</div>`
}

/** Where the script asks, and its words for what goes wrong. */
function scriptFacts({ t, node }: View, more: Readonly<Record<string, string>>): Html[] {
  const facts = {
    api: `${node.prefix}/api`,
    unsupported: t(texts.unsupported),
    cancelled: t(texts.cancelled),
    known: t(texts.known),
    offline: t(texts.offline),
    missing: t(texts.noSecret),
    ...more,
  }
  return Object.entries(facts).map(([name, value]) => html` data-${name}="${value}"`)
}

/** What is said without script, where nothing goes on without, and the place for what the script says. */
function scriptMessages({ t }: View, isNeeded = true): Html {
  return html`${isNeeded && html`<noscript><p class="warning">${t(texts.needsScript)}</p></noscript>`}
<div role="alert" data-message hidden></div>`
}
