import { z } from 'zod'
import { backupDone } from '../../core/backup.ts'
import { recordTypes } from '../../core/record.ts'
import { trialOutcome } from '../../core/trial.ts'
import { settingPart, values } from './schema.ts'

const part = settingPart
const by = z.string()

/** What becomes of the settings. No password stands in a record, and no name of a person. */
export const records = recordTypes('settings', {
  'setting.changed': {
    en: 'Settings of the node were changed',
    ar: 'غُيّرت إعدادات العقدة',
    /** Names of the settings, what they are now as far as a record may say it, and who wanted it. */
    body: z.object({
      part,
      names: z.array(z.string()),
      values,
      by,
      way: z.enum(['set', 'undone', 'reset']),
    }),
    notable: true,
  },
  'settingTry.begun': {
    en: 'A try of settings was asked for',
    ar: 'طُلبت تجربة إعدادات',
    body: z.object({ part, keeps: z.boolean() }),
  },
  'settingTry.ended': {
    en: 'Settings were tried',
    ar: 'جُرّبت إعدادات',
    body: z.object({
      part,
      keeps: z.boolean(),
      by,
      outcome: trialOutcome,
      backup: backupDone.exactOptional(),
      /** Time until the next backup by the schedule that now holds, in ms. */
      nextMs: z.number().exactOptional(),
    }),
  },
})
