import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { SIMULATED_ANALYST } from '../simulated.ts'
import { simulatedTexts } from '../texts/simulated.ts'

/** Who acted in a case, as its pages call him: in an exercise its colleague is one, not the node. */
export function memberName(
  view: Pick<View, 't' | 'node'>,
  names: Pick<Names, 'persons'>,
  actor: string | null,
): Html {
  return actor === SIMULATED_ANALYST
    ? html`${view.t(simulatedTexts.colleague)}`
    : personName(view, names, actor)
}
