import type { View } from '../../../core/slice.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import type { Html } from '../../../ui/html.ts'
import type { State } from '../schema.ts'
import { officeTexts } from '../texts/office.ts'

/** Pages of the desk. */
export const DESK = '/console/attacks'
export const formPath = (form: string) => `${DESK}/${form}`
export const writePath = (incident: string) => `${DESK}/write/${incident}`
/** Pages of everybody. */
export const ATTACKS = '/attacks'
export const attackPath = (code: string) => `${ATTACKS}/${code}`

const LOOK: Readonly<Record<State, readonly [Tone, Shape]>> = {
  draft: ['plain', 'ring'],
  sent: ['warn', 'circle'],
  published: ['ok', 'tick'],
  refused: ['plain', 'cross'],
  withdrawn: ['plain', 'dash'],
}

/** How far a text is, as a badge. */
export function stateOf({ t }: Pick<View, 't'>, state: State): Html {
  return badge(...LOOK[state], t(officeTexts[state]))
}
