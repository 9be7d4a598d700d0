import type { Translator } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import type { Html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import type { IncidentPart } from '../actions/incident.ts'
import type { IncidentState } from '../schema.ts'
import type { ErasableKind } from '../schema-erasure.ts'
import { severityTexts, stateTexts } from '../texts/values.ts'

export const INCIDENTS = '/console/incidents'

/** Where an incident is shown. */
export const pathOf = (incident: string) => `${INCIDENTS}/${incident}`

/** Where words of an incident are asked to be erased, and are: those of one kind, or of one row. */
export function erasurePath(
  incident: string,
  asked: { readonly kind?: ErasableKind; readonly subject?: string } = {},
): string {
  return withSearch(`${pathOf(incident)}/erasure`, asked)
}

const LOOK: Readonly<Record<IncidentState, readonly [Tone, Shape]>> = {
  open: ['bad', 'ring'],
  contained: ['warn', 'diamond'],
  recovered: ['info', 'circle'],
  closed: ['ok', 'tick'],
  'false-alarm': ['plain', 'dash'],
  merged: ['plain', 'dash'],
}

export function stateOf({ state }: Pick<IncidentPart, 'state'>, t: Translator): Html {
  return badge(...LOOK[state], t(stateTexts[state]))
}

const SEVERE: Readonly<Record<IncidentPart['severity'], readonly [Tone, Shape]>> = {
  extreme: ['extreme', 'block'],
  severe: ['bad', 'triangle'],
  moderate: ['warn', 'diamond'],
  minor: ['plain', 'circle'],
}

export function severityOf({ severity }: Pick<IncidentPart, 'severity'>, t: Translator): Html {
  return badge(...SEVERE[severity], t(severityTexts[severity]))
}
