import type { z } from 'zod'
import type { Message } from '../core/text.ts'
import { stationAnswer, type stationView } from '../domains/alerting/index.ts'
import { texts } from './texts.ts'

/** What the node knows of a station. */
export type StationView = z.infer<(typeof stationView)['output']>

type ShownAlert = StationView['alerts'][number]
type Answer = NonNullable<ShownAlert['answer']>

/** What the stream calls the two ends that people say. */
export type End = 'cancel' | 'clear'

/** An alert as the station's page shows it. */
export interface StationAlert extends ShownAlert {
  /** How it ended; null while it is in force. */
  readonly end: End | null
}

/** Whether the station still has to answer an alert, or to say that it read its end; of what never came there it has not. */
export function waits({ end, answer, before }: StationAlert): boolean {
  return answer === null && (end === null || before !== null)
}

/** Place in the order: first the end of what the station acted on, then what waits for an answer, the other ends, the rest. */
function rank(alert: StationAlert): number {
  if (!waits(alert)) return 3
  if (alert.end === null) return 1
  return alert.before?.answer == null ? 2 : 0
}

/** What is to be done first stands first, of what is alike the newest. */
export function openFirst(alerts: readonly ShownAlert[]): StationAlert[] {
  const ends = { Cancel: 'cancel', AllClear: 'clear', Alert: null, Update: null } as const
  return alerts
    .map((alert) => ({ ...alert, end: ends[alert.kind] }))
    .toSorted((a, b) => rank(a) - rank(b) || (a.sent < b.sent ? 1 : -1))
}

/** What an answer is called at this alert. */
export function answerWord(
  { end, eventCode }: Pick<StationAlert, 'end' | 'eventCode'>,
  answer: Answer,
): Message {
  return answer === 'done' && end !== null ? texts.readIt : stationAnswer(eventCode, answer)
}
