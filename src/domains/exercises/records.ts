import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { recordTitles as titles } from './texts.ts'

const text = z.string()
const number = z.number()

/** What the exercise writes into the record log. */
export const records = recordTypes('exercises', {
  'exercise.started': {
    ...titles['exercise.started'],
    body: z.object({ scenario: text }),
    notable: true,
  },
  'exercise.prepared': {
    ...titles['exercise.prepared'],
    body: z.object({ done: number, total: number }),
  },
  'exercise.opened': titles['exercise.opened'],
  'exercise.failed': titles['exercise.failed'],
  'exercise.removalAsked': titles['exercise.removalAsked'],
  'exercise.sealed': { ...titles['exercise.sealed'], body: z.object({ checkpoint: text }) },
  'exercise.removed': {
    ...titles['exercise.removed'],
    body: z.object({ checkpoint: text }),
    notable: true,
  },
  'inject.made': { ...titles['inject.made'], body: z.object({ host: text, kind: text }) },
  'inject.edited': { ...titles['inject.edited'], body: z.object({ host: text, kind: text }) },
  'inject.mended': {
    ...titles['inject.mended'],
    body: z.object({ host: text, kinds: z.array(text) }),
  },
  'insideSystem.stopped': titles['insideSystem.stopped'],
  'insideSystem.mended': titles['insideSystem.mended'],
  'button.pressed': titles['button.pressed'],
  'log.asked': {
    ...titles['log.asked'],
    body: z.object({ host: text, incident: text, area: text }),
  },
  'pace.set': { ...titles['pace.set'], body: z.object({ pace: text }) },
})
