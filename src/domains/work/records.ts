import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { recordTitles as titles } from './texts.ts'

/** Who has which work in hand. The subject names the work. */
export const records = recordTypes('work', {
  'work.taken': titles['work.taken'],
  'work.handedOver': { ...titles['work.handedOver'], body: z.object({ to: z.string() }) },
  'work.givenBack': titles['work.givenBack'],
  'work.snoozed': { ...titles['work.snoozed'], body: z.object({ until: z.string() }) },
})
