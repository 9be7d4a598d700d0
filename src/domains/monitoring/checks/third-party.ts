import { atHome, defineCheck } from './check.ts'
import { foreignHosts } from './page-hosts.ts'
import type { Baseline } from './site.ts'
import type { VisitView } from './view.ts'

/** Foreign hosts of the home page by what they may do: run script, take forms, fill frames or take the visitor away. */
export function inventoryOf(
  view: VisitView,
): Pick<Baseline, 'scriptHosts' | 'formHosts' | 'frameHosts'> | null {
  const home = view.home()
  const content = view.content()
  if (!home || content.kind !== 'page') return null
  return {
    scriptHosts: foreignHosts(content.page, home.url, view.host, ['script']),
    formHosts: foreignHosts(content.page, home.url, view.host, ['form']),
    frameHosts: foreignHosts(content.page, home.url, view.host, ['frame', 'refresh']),
  }
}

const KINDS = [
  ['new_script_host', 'scriptHosts'],
  ['new_form_host', 'formHosts'],
  ['new_frame_host', 'frameHosts'],
] as const

/** A new foreign script, form target or frame is how break-ins at a supplier or in a template first show. */
export const thirdParty = defineCheck({
  name: 'third-party',
  version: 2,
  weight: 5,
  category: 'content',
  standard: 'Approved baseline',
  rules: {
    as_approved: { result: 'G', severity: 'i' },
    none: { result: 'G', severity: 'i' },
    no_baseline: { result: 'N', severity: 'i' },
    left_to_watch: { result: 'N', severity: 'i' },
    new_script_host: { result: 'I', severity: 'H' },
    new_form_host: { result: 'I', severity: 'C' },
    new_frame_host: { result: 'I', severity: 'H' },
  },
  look: atHome((_, view) => {
    const inventory = inventoryOf(view)
    if (!inventory) return []
    const baseline = view.site.baseline
    const all = KINDS.flatMap(([, field]) => inventory[field])
    if (!baseline) {
      if (all.length === 0) return [{ reason: 'none' }]
      return [{ reason: 'no_baseline', params: { hosts: [...new Set(all)].sort() } }]
    }
    const found = KINDS.flatMap(([reason, field]) => {
      const hosts = inventory[field].filter((host) => !baseline[field].includes(host))
      return hosts.length > 0 ? [{ reason, params: { hosts } }] : []
    })
    // Once the page is learned, its changes are told one by one; what was there before that stays a question.
    if (found.length > 0 && view.changes !== null && view.changes.stage !== 'learning') {
      const hosts = [...new Set(found.flatMap(({ params }) => params.hosts))].sort()
      return [{ reason: 'left_to_watch', params: { hosts } }]
    }
    return found.length > 0 ? found : [{ reason: 'as_approved', params: { count: all.length } }]
  }),
})
