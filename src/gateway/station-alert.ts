import type { z } from 'zod'
import type { Message } from '../core/text.ts'
import { stationAnswer, type stationView } from '../domains/alerting/index.ts'
import { heedFirst } from '../lib/cap/order.js'
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

/** Whether it stands on the page as a card: it is in force, or its end waits to be read. */
export function isOpen(alert: StationAlert): boolean {
  return alert.end === null || waits(alert)
}

/** In the order in which the station heeds them: what is in force stands before every end. */
export function openFirst(alerts: readonly ShownAlert[]): StationAlert[] {
  const ends = { Cancel: 'cancel', AllClear: 'clear', Alert: null, Update: null } as const
  return alerts
    .map((alert) => ({ ...alert, end: ends[alert.kind] }))
    .toSorted((a, b) => heedFirst(standingOf(a), standingOf(b)))
}

function standingOf(alert: StationAlert) {
  const { end, severity, sent } = alert
  return {
    isOver: end !== null,
    isDone: !waits(alert),
    isTakenBack: end === 'cancel',
    severity,
    at: `${sent} ${alert.alert}`,
  }
}

/** What an answer is called at this alert. */
export function answerWord(
  { end, eventCode }: Pick<StationAlert, 'end' | 'eventCode'>,
  answer: Answer,
): Message {
  return answer === 'done' && end !== null ? texts.readIt : stationAnswer(eventCode, answer)
}
