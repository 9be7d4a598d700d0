import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

/** What the exercise writes into the record log. */
export const records = recordTypes('exercises', {
  'exercise.started': {
    en: 'An exercise was started',
    ar: 'بدأ تمرين',
    body: z.object({ scenario: z.string() }),
    notable: true,
  },
  'exercise.prepared': {
    en: 'An exercise is being prepared',
    ar: 'يجري إعداد تمرين',
    body: z.object({ done: z.number(), total: z.number() }),
  },
  'exercise.opened': { en: 'An exercise was opened', ar: 'فُتح تمرين' },
  'exercise.failed': { en: 'An exercise could not be started', ar: 'تعذّر بدء تمرين' },
  'exercise.removalAsked': {
    en: 'The removal of an exercise was asked for',
    ar: 'طُلبت إزالة تمرين',
  },
  'exercise.sealed': {
    en: 'The log of an exercise was sealed',
    ar: 'خُتم سجل تمرين',
    body: z.object({ checkpoint: z.string() }),
  },
  'exercise.removed': {
    en: 'An exercise was removed',
    ar: 'أُزيل تمرين',
    body: z.object({ checkpoint: z.string() }),
    notable: true,
  },
  'inject.made': {
    en: 'A practice site was broken',
    ar: 'عُطّل موقع تدريبي',
    body: z.object({ host: z.string(), kind: z.string() }),
  },
  'inject.mended': {
    en: 'A practice site was mended',
    ar: 'أُصلح موقع تدريبي',
    body: z.object({ host: z.string(), kinds: z.array(z.string()) }),
  },
  'insideSystem.stopped': { en: 'A practice system was stopped', ar: 'أُوقف نظام تدريبي' },
  'insideSystem.mended': { en: 'A practice system goes on', ar: 'استؤنف نظام تدريبي' },
  'button.pressed': { en: 'A button of the exercise was pressed', ar: 'ضُغط زر في التمرين' },
  'pace.set': {
    en: 'The pace of the stations was set',
    ar: 'حُددت سرعة المراكز',
    body: z.object({ pace: z.string() }),
  },
})
