import { erasureTexts } from '../../../ui/erasure-texts.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { tabs } from '../../../ui/details.ts'
import type { Html } from '../../../ui/html.ts'
import { html } from '../../../ui/html.ts'
import { analysisTexts } from '../texts/analysis.ts'
import { attributionTexts } from '../texts/attribution.ts'
import { bundleTexts } from '../texts/bundle.ts'
import { evidenceTexts } from '../texts/evidence.ts'
import { justiceTexts } from '../texts/justice.ts'
import { texts } from '../texts/pages.ts'
import { requestTexts } from '../texts/requests.ts'
import { casePath } from './look.ts'

/** The pages of a case in their order: what its address ends with, and its words. */
export const CASE_PAGES: readonly { readonly path: string; readonly label: Message }[] = [
  { path: '', label: texts.overview },
  { path: 'observations', label: evidenceTexts.observations },
  { path: 'analysis', label: analysisTexts.analysis },
  { path: 'attribution', label: attributionTexts.attribution },
  { path: 'referral', label: evidenceTexts.referral },
  { path: 'requests', label: requestTexts.requests },
  { path: 'justice', label: justiceTexts.justice },
  { path: 'bundle', label: bundleTexts.bundle },
  { path: 'team', label: texts.team },
  { path: 'erasure', label: erasureTexts.erasure },
]

/** The pages of a case, the one that is open marked. */
export function strip(of: string, path: string, { t, base }: View): Html {
  const links = CASE_PAGES.map((one) => ({
    href: `${base}${casePath(of, one.path)}`,
    label: t(one.label),
    isCurrent: one.path === path || (one.path !== '' && path.startsWith(`${one.path}/`)),
  }))
  return html`<div class="no-print">${tabs(t(texts.pages), links)}</div>`
}
