import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import { defineTexts, type Message } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { SITE_KEYS } from './country.ts'

/** Countries that can be played. */
export const SCENARIOS = ['practica'] as const
export const scenario = z.enum(SCENARIOS)

/** starting → running or failed → removing → removed. */
export const exerciseState = z.enum(['starting', 'running', 'failed', 'removing', 'removed'])
export type ExerciseState = z.infer<typeof exerciseState>

export const site = z.enum(SITE_KEYS)

/** What a person may do to a practice site; `mend` ends all of it. */
export const FAULTS = ['deface', 'expire-certificate', 'change-mx', 'take-down'] as const
export type Fault = (typeof FAULTS)[number]
export const injectKind = z.enum([...FAULTS, 'mend'])

/** How fast simulated stations answer: as people do, twenty times as fast, or not at all. */
export const PACES = ['human', 'quick', 'silent'] as const
export const pace = z.enum(PACES)
export type Pace = z.infer<typeof pace>

export const status = z.strictObject({
  exercise: z.string().nullable(),
  state: z.enum(['none', ...exerciseState.exclude(['removed']).options]),
  /** Steps of the start that are done, and how many there are. */
  done: z.number().int(),
  total: z.number().int(),
  startedBy: z.string().nullable(),
  since: time.nullable(),
  /** The last checkpoint is kept: what is left of the Exercise's store may go. */
  isSealed: z.boolean(),
})

/** A signed checkpoint is a few hundred bytes; with many witnesses a few thousand. */
export const checkpoint = z.string().max(16_000)

const REFUSALS = {
  running: 409,
  none: 404,
  wrongState: 409,
  onlyActual: 409,
  onlyExercise: 409,
} as const

const sentences = defineTexts('exercises-problems', {
  running: {
    en: 'There is an exercise already. Remove it first.',
    ar: 'هناك تمرين بالفعل. أزله أولًا.',
  },
  none: { en: 'There is no exercise.', ar: 'لا يوجد تمرين.' },
  wrongState: {
    en: 'The state of the exercise does not allow this.',
    ar: 'حالة التمرين لا تسمح بذلك.',
  },
  onlyActual: {
    en: 'An exercise is started and removed outside of it.',
    ar: 'يُبدأ التمرين ويُزال من خارجه.',
  },
  onlyExercise: {
    en: 'This can be done inside an exercise only.',
    ar: 'لا يمكن ذلك إلا داخل تمرين.',
  },
})

/** Code of a refusal as programs see it: `exercises.wrong_state`. */
const codeOf = (key: string) =>
  `exercises.${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`

/** The Problem for a refusal by name. */
export function refusal(key: keyof typeof REFUSALS): Problem {
  return new Problem(codeOf(key), REFUSALS[key], sentences[key].en as string)
}

/** Sentences by Problem code. */
export const problems: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(sentences).map(([key, message]) => [codeOf(key), message]),
)
