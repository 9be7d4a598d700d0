import { type Panel, panel } from '../../core/page-parts.ts'
import { readinessAside } from './pages/checklist.ts'
import { readinessOf } from './readiness.ts'
import { setupTexts as texts } from './texts.ts'

/** For the administrator of Actual: what the node still lacks; nothing once all is there. */
const missing = panel({
  name: 'setup',
  place: 'section',
  after: 'duty',
  title: texts.asideTitle,
  permission: 'directory:write',
  reach: 'nation',
  realm: 'actual',
  load: readinessOf,
  render: readinessAside,
})

/** What the set-up puts on the situation page. */
export const panels: readonly Panel[] = [missing]
