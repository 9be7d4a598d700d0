// What may happen to a notice in which state, where it leads, and what must be so before: the hard rules of the register
// stand here as guards, and nowhere else. Pure.
import { refusal } from './refusals.ts'

/** States of a notice. A decision is published by the act that makes it, an annulment likewise. */
export const STATES = [
  'draft',
  'approved',
  'refused_opinion',
  'withdrawn',
  'reply_open',
  'corrected_voluntarily',
  'reply_received',
  'no_reply',
  'in_review',
  'appeal_open',
  'appealed',
  'upheld',
  'modified',
  'annulled',
  'closed',
] as const
export type State = (typeof STATES)[number]

/** What must be so before a step, by name; `guards.ts` says how each is told. */
export const GUARDS = [
  // A person who is signed in: never a job, a workflow or a token.
  'person',
  // Another one than wrote it, on a device of his own.
  'second',
  // Another one than handed it over.
  'witness',
  // Neither wrote nor approved it.
  'reviewer',
  // The reviewer who has it.
  'taker',
  // Neither wrote, approved nor decided it.
  'appealMember',
  // Declares to have no stake in it, and is not of the subject.
  'free',
  // The claim is factual, and its check stands published with the verdict that the notice has.
  'factual',
  // It was served, and the subject was heard or its time to answer is over.
  'heard',
  // Not later than its deadline.
  'inTime',
  // Whoever gives it is the machine itself, by the clock.
  'clock',
] as const
export type Guard = (typeof GUARDS)[number]

const UNHEARD = ['reply_open', 'no_reply', 'reply_received'] as const
const HEARD = ['corrected_voluntarily', 'reply_received', 'no_reply'] as const

const CORRECTABLE = [
  ...HEARD,
  'in_review',
  'appeal_open',
  'appealed',
  'upheld',
  'modified',
  'closed',
] as const

/** Steps by name: from which states, to which one (null stays), and under which guards. */
export const TRANSITIONS = {
  approve: { from: ['draft'], to: 'approved', guards: ['person', 'second', 'free', 'factual'] },
  refuse: { from: ['draft'], to: 'refused_opinion', guards: ['person', 'second'] },
  // An urgent one is labelled when it is approved, before the subject is heard; nothing is decided by that.
  label: { from: ['approved'], to: null, guards: ['person', 'second', 'free'] },
  confirmLabel: {
    from: ['approved', ...UNHEARD, 'corrected_voluntarily', 'in_review'],
    to: null,
    guards: ['person', 'reviewer', 'free', 'factual'],
  },
  expireLabel: { from: STATES, to: null, guards: ['clock'] },
  // Whoever brought it to its subject says so; it is served once another person saw the proof.
  hand: { from: ['approved'], to: null, guards: ['person', 'factual'] },
  serve: { from: ['approved'], to: 'reply_open', guards: ['person', 'witness', 'factual'] },
  withdraw: {
    from: ['draft', 'approved', 'reply_open', ...HEARD, 'in_review'],
    to: 'withdrawn',
    guards: ['person'],
  },
  // Late words still count as long as nothing is decided.
  reply: {
    from: ['reply_open', 'no_reply', 'corrected_voluntarily'],
    to: 'reply_received',
    guards: [],
  },
  agree: { from: UNHEARD, to: 'corrected_voluntarily', guards: [] },
  // What the office enters from paper ends no window: the subject may still speak itself, or confirm it.
  enterReply: { from: ['reply_open'], to: null, guards: [] },
  enterAgreement: { from: ['reply_open'], to: null, guards: [] },
  confirmReply: { from: ['reply_open'], to: 'reply_received', guards: [] },
  confirmAgreement: { from: ['reply_open'], to: 'corrected_voluntarily', guards: [] },
  confirmPaper: { from: [...HEARD, 'in_review', 'appealed'], to: null, guards: [] },
  // Its own word takes the place of one that it did not confirm.
  replyItself: { from: ['reply_received'], to: null, guards: [] },
  appealItself: { from: ['appealed'], to: null, guards: [] },
  lapse: { from: ['reply_open'], to: 'no_reply', guards: ['clock'] },
  lapseReplied: { from: ['reply_open'], to: 'reply_received', guards: ['clock'] },
  lapseAgreed: { from: ['reply_open'], to: 'corrected_voluntarily', guards: ['clock'] },
  review: {
    from: [...HEARD, 'in_review'],
    to: 'in_review',
    guards: ['person', 'reviewer', 'free'],
  },
  decide: {
    from: ['in_review'],
    to: 'appeal_open',
    guards: ['person', 'reviewer', 'taker', 'free', 'heard', 'inTime'],
  },
  // The office missed its own deadline: the notice falls, and everybody reads why.
  miss: { from: [...HEARD, 'in_review'], to: 'appeal_open', guards: ['clock'] },
  correct: { from: CORRECTABLE, to: null, guards: [] },
  // The subject says itself where it corrected its words; the office finds that (`correct`), or says what is missing.
  stateCorrection: { from: CORRECTABLE, to: null, guards: [] },
  missCorrection: { from: CORRECTABLE, to: null, guards: ['person'] },
  appeal: { from: ['appeal_open'], to: 'appealed', guards: [] },
  uphold: {
    from: ['appealed'],
    to: 'upheld',
    guards: ['person', 'appealMember', 'free', 'inTime'],
  },
  modify: {
    from: ['appealed'],
    to: 'modified',
    guards: ['person', 'appealMember', 'free', 'inTime'],
  },
  overturn: {
    from: ['appealed'],
    to: 'annulled',
    guards: ['person', 'appealMember', 'free', 'inTime'],
  },
  // An appeal that nobody decided in time is won.
  missAppeal: { from: ['appealed'], to: 'annulled', guards: ['clock'] },
  redact: { from: STATES, to: null, guards: ['person', 'reviewer'] },
  // Out of the words of the subject: whoever takes any of them out speaks for it, and decides nothing.
  redactAnswer: { from: STATES, to: null, guards: ['person', 'appealMember'] },
  close: {
    from: ['appeal_open', 'upheld', 'modified', 'annulled'],
    to: 'closed',
    guards: ['clock'],
  },
} as const satisfies Readonly<
  Record<string, { from: readonly State[]; to: State | null; guards: readonly Guard[] }>
>
export type Step = keyof typeof TRANSITIONS

/** Whether a step may be taken in this state, guards apart. */
export function mayStep(state: State, step: Step): boolean {
  return TRANSITIONS[step].from.some((one) => one === state)
}

/** The state after `step`. Throws Problem `notices.wrong_state` where the table does not allow it. */
export function stateAfter(state: State, step: Step): State {
  if (!mayStep(state, step)) throw refusal('wrongState')
  return TRANSITIONS[step].to ?? state
}
