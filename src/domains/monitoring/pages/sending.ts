import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { confirmationPanel } from '../../../ui/notice.ts'
import { curlLine, settingsFile, SIGNAL_SCRIPT } from '../sending.ts'
import { systemTexts as texts } from '../texts/systems.ts'

/** How a system sends, with its own id; with its key where that was just made. */
export function sendingPart(view: View, system: string, key?: string): Html {
  const { t, node } = view
  const sender = { node: `${node.origin}${node.prefix}`, origin: node.origin, system }
  return html`<h2>${t(texts.howToSend)}</h2>
<p>${t(texts.howToTry)}</p>${lines(curlLine(sender, key))}
<p>${t(texts.howToScript)}</p>${lines(settingsFile(sender, key))}
${disclosure(t(texts.theScript), lines(SIGNAL_SCRIPT))}`
}

function lines(text: string): Html {
  return html`<pre dir="ltr" translate="no" tabindex="0">${text}</pre>`
}

/** A key that was just made, shown once. */
export function keyPart({ t }: View, key: string): Html {
  return html`${confirmationPanel({ title: t(texts.keyMade) })}<p>${t(texts.keyOnce)}</p><p>${code(key)}</p>`
}
