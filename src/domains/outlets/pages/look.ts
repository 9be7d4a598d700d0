import type { View } from '../../../core/slice.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { paragraphs } from '../../../ui/words.ts'
import type { Told } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'

export const outletPath = (code: string) => `/outlets/${code}`
/** Pages of the desk and of the outlet's own person. */
export const DESK = '/console/outlets'
export const OWN = '/console/outlet'

/** What an outlet says it does, the newest version open and the others to be opened. */
export function saidPart(versions: readonly Told[], view: View): Html {
  const { t, node } = view
  const [now, ...before] = versions
  if (now === undefined) return html`<p>${t(texts.saysNothing)}</p>`
  const title = ({ version, writtenAt }: Told) =>
    t(texts.saidOn, { number: t.number(version), date: t.date(writtenAt, node.zone) })
  const earlier = before.map((one) =>
    disclosure(title(one), html`${paragraphs(one.language, one.words)}`),
  )
  return html`<blockquote>${paragraphs(now.language, now.words)}<p class="hint">${title(now)}</p></blockquote>${earlier}`
}
