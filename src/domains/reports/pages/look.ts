import type { Message, Translator } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import type { Html } from '../../../ui/html.ts'
import type { ReportState } from '../schema.ts'
import { texts } from '../texts/desk.ts'

/** Where the desk is. */
export const REPORTS = '/console/reports'
export const DESKS = `${REPORTS}/desks`

/** The page of a report. */
export function pathOf(report: string): string {
  return `${REPORTS}/${report}`
}

const LOOKS: Readonly<Record<ReportState, readonly [Tone, Shape, Message]>> = {
  received: ['warn', 'diamond', texts.stateReceived],
  acknowledged: ['info', 'ring', texts.stateAcknowledged],
  investigating: ['info', 'ring', texts.stateInvestigating],
  waiting: ['plain', 'ring', texts.stateWaiting],
  answered: ['ok', 'tick', texts.stateAnswered],
  closed: ['plain', 'dash', texts.stateClosed],
}

/** How far a report has got. */
export function stateOf(t: Translator, state: ReportState): Html {
  const [tone, shape, words] = LOOKS[state]
  return badge(tone, shape, t(words))
}
