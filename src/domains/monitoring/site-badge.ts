import type { Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import type { Html } from '../../ui/html.ts'
import type { SiteStatus } from './schema.ts'
import { statusTexts } from './texts/status.ts'

const LOOK: Readonly<Record<SiteStatus, readonly [Tone, Shape]>> = {
  ok: ['ok', 'tick'],
  at_risk: ['warn', 'diamond'],
  degraded: ['bad', 'triangle'],
  down: ['extreme', 'cross'],
  unknown: ['plain', 'ring'],
}

/** State of a watched site as word, shape and colour; unknown never looks like ok. */
export function siteBadge(t: Translator, status: SiteStatus): Html {
  const [tone, shape] = LOOK[status]
  return badge(tone, shape, t(statusTexts[status]))
}
