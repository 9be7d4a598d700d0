import { z } from 'zod'
import { MINUTE, SECOND } from '../../core/time.ts'
import { CAP_SEVERITIES } from '../../lib/cap/index.ts'

/** Ways to a person besides the stream of the station page. */
export const ROUTE_CHANNELS = ['sms', 'mail', 'push', 'hook'] as const
export const routeChannel = z.enum(ROUTE_CHANNELS)
export type RouteChannel = (typeof ROUTE_CHANNELS)[number]

/** Those whose address is one line that people type. */
export const typedChannel = routeChannel.extract(['sms', 'mail'])

/** Ways that a step of the plan may name; `app` is the stream, which needs no route. */
export const STEP_CHANNELS = ['app', ...ROUTE_CHANNELS] as const

/** Whose route it is. */
export const OWNER_KINDS = ['station', 'official', 'person'] as const

/** Which stations a step is about. A run may also be about those that were `reached` before: it tells them what became of it. */
export const PREDICATES = ['unacknowledged', 'undelivered', 'needs_help'] as const
export type Predicate = (typeof PREDICATES)[number] | 'reached'

/** Whom a step asks: the station, other people of it, or the posts of an area around it. */
export const STEP_TARGETS = ['station', 'alternate', 'district', 'region', 'national'] as const
export type StepTarget = (typeof STEP_TARGETS)[number]

const DAY_S = 24 * 60 * 60

/** Place of a step in the plan of its severity. */
export const stepNumber = z.number().int().min(1).max(99)
/** Steps from here on are no part of a plan: a person had them carried out, one for each channel. */
export const BY_HAND = 100
/** A step of the plan by which alerts ask again. */
export const step = z.strictObject({
  severity: z.enum(CAP_SEVERITIES),
  n: stepNumber,
  /** From the release, or from the call for help, in seconds. */
  waitS: z.number().int().min(0).max(DAY_S),
  predicate: z.enum(PREDICATES),
  channel: z.enum(STEP_CHANNELS),
  target: z.enum(STEP_TARGETS),
  repeatEveryS: z.number().int().min(0).max(DAY_S).default(0),
  maxRepeats: z.number().int().min(0).max(20).default(0),
})

/** Why a message goes out: it asks the station, tells of silent ones, of one that needs help, what became of it, or that one person alone released it. */
export const PURPOSES = ['ask', 'silent', 'help', 'told', 'review'] as const
export type Purpose = (typeof PURPOSES)[number]

/** A message by a route: waiting, in somebody's hands, then with the provider, arrived, given up, or no longer needed. */
export const ATTEMPT_STATES = ['waiting', 'taken', 'sent', 'delivered', 'failed', 'closed'] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/** Why a short message changed nothing: it is unproven. */
export const DOUBTS = [
  'no_code',
  'unknown_code',
  'used_code',
  'cancelled_card',
  'no_answer',
  'no_alert',
  'which_alert',
  'not_checked',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** Most alerts in force that a message counts. */
export const MAX_IN_FORCE = 20

/** Tries of one message; with the pauses between them it is given up after about five minutes. */
export const MAX_TRIES = 6

/** Pause after the nth failed try. */
export function retryMs(tries: number): number {
  return Math.min(5 * SECOND * 2 ** (tries - 1), 5 * MINUTE)
}
