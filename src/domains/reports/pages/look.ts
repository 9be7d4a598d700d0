import type { Message, Translator } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import type { Html } from '../../../ui/html.ts'
import type { FileKind, ReportState, Routing } from '../schema.ts'
import { texts } from '../texts/desk.ts'

/** Where the desk is. */
export const REPORTS = '/console/reports'
export const DESKS = `${REPORTS}/desks`
/** What two decide, fresh headers for a new key, what came by telephone or letter. */
export const TWO = `${REPORTS}/two`
export const RENEW = `${REPORTS}/renew`
export const ENTER = `${REPORTS}/enter`

/** The page of a report. */
export function pathOf(report: string): string {
  return `${REPORTS}/${report}`
}

const LOOKS: Readonly<Record<ReportState, readonly [Tone, Shape, Message]>> = {
  received: ['warn', 'diamond', texts.stateReceived],
  acknowledged: ['info', 'ring', texts.stateAcknowledged],
  triaged: ['info', 'ring', texts.stateTriaged],
  assigned: ['info', 'ring', texts.stateAssigned],
  investigating: ['info', 'ring', texts.stateInvestigating],
  waiting: ['plain', 'ring', texts.stateWaiting],
  forwarded: ['plain', 'ring', texts.stateForwarded],
  reopened: ['warn', 'diamond', texts.stateReopened],
  answered: ['ok', 'tick', texts.stateAnswered],
  closed: ['plain', 'dash', texts.stateClosed],
}

/** Why a report is closed, in words. */
export const WHY = {
  acted: texts.acted,
  nothing: texts.nothing,
  elsewhere: texts.elsewhereTold,
  double: texts.double,
  unclear: texts.unclear,
  'no-report': texts.noReport,
} as const

/** To whom it may be handed on, in words. */
export const FORWARD = {
  none: texts.forwardNone,
  country: texts.country,
  abroad: texts.abroad,
} as const satisfies Readonly<Record<Routing['forward'], Message>>

/** Kinds of files, in words. */
export const KINDS = {
  answers: texts.answers,
  identity: texts.identity,
  message: texts.message,
  name: texts.named,
  note: texts.note,
  attachment: texts.attachment,
} as const satisfies Readonly<Record<FileKind, Message>>

/** How it came, in words. */
export const WAYS = {
  web: texts.web,
  telephone: texts.telephone,
  letter: texts.letter,
  person: texts.inPerson,
} as const

/** How soon it is read, in words. */
export const LANES = { fast: texts.fast, normal: texts.normal, slow: texts.slow } as const

/** Sets of deadlines, in words. */
export const SETS = { 'eu-2019-1937': texts.euSet, election: texts.electionSet } as const

/** How far a report has got. */
export function stateOf(t: Translator, state: ReportState): Html {
  const [tone, shape, words] = LOOKS[state]
  return badge(tone, shape, t(words))
}
