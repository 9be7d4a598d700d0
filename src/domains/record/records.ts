import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { measurement } from '../../core/capacity.ts'
import { logFault } from '../../core/log-damage.ts'
import { backupDone } from './backup.ts'
import { look } from './lookout.ts'

const seen = look.pick({ size: true, verdict: true, faults: true })

/** What is recorded about the log and the keeping of the node. */
export const records = recordTypes('record', {
  'record.erased': {
    en: 'The body of a record was erased',
    ar: 'مُحي محتوى قيد',
    body: z.object({ reason: z.string(), hash: z.string() }),
    notable: true,
  },
  'log.broken': {
    en: 'A break of the log was named',
    ar: 'سُمّي انقطاع في السجل',
    body: z.object({ size: z.number(), root: z.string(), reason: z.string() }),
    notable: true,
    public: true,
  },
  'log.damageFound': {
    en: 'Damage of the log was found',
    ar: 'اكتُشف ضرر في السجل',
    body: z.object({ faults: z.array(logFault) }),
    notable: true,
    public: true,
  },
  'log.damageNamed': {
    en: 'Damage of the log was named',
    ar: 'سُمّي ضرر في السجل',
    body: z.object({ reason: z.string(), faults: z.array(logFault) }),
    notable: true,
    public: true,
  },
  'backup.asked': { en: 'A backup was asked for', ar: 'طُلبت نسخة احتياطية' },
  'backup.finished': {
    en: 'A backup was written',
    ar: 'كُتبت نسخة احتياطية',
    body: backupDone,
    notable: true,
  },
  'backup.failed': {
    en: 'A backup failed',
    ar: 'فشلت نسخة احتياطية',
    body: z.object({ reason: z.string() }),
    notable: true,
  },
  'backup.drilled': {
    en: 'A restore was tried',
    ar: 'جُرّبت استعادة نسخة',
    body: z.object({
      file: z.string(),
      backupAt: z.string(),
      size: z.number(),
      root: z.string(),
      durationMs: z.number(),
    }),
    notable: true,
  },
  'node.restored': {
    en: 'The node was restored from a backup',
    ar: 'استُعيدت العقدة من نسخة احتياطية',
    body: z.object({
      file: z.string(),
      backupAt: z.string(),
      engine: z.string(),
      version: z.string(),
      size: z.number(),
      root: z.string(),
    }),
    notable: true,
  },
  'capacity.measured': {
    en: 'The machine was measured',
    ar: 'قيست قدرة الجهاز',
    body: measurement,
    notable: true,
  },
  'lookout.appeared': { en: 'A lookout appeared', ar: 'ظهر راصد', body: seen, notable: true },
  'lookout.returned': { en: 'A lookout reports again', ar: 'عاد راصد إلى التبليغ', body: seen },
  'lookout.judged': {
    en: 'A lookout sees the node otherwise',
    ar: 'تغيّر حكم راصد على العقدة',
    body: seen,
    notable: true,
  },
  'lookout.fellSilent': {
    en: 'A lookout fell silent',
    ar: 'صمت راصد',
    body: z.object({ lookedAt: z.string() }),
    notable: true,
  },
  'lookout.removed': {
    en: 'A lookout was taken off the list',
    ar: 'حُذف راصد من القائمة',
    notable: true,
  },
  'surplus.counted': {
    en: 'What was beyond a limit was counted',
    ar: 'عُدّ ما تجاوز الحد',
    body: z.object({ what: z.string(), hour: z.string(), taken: z.number(), over: z.number() }),
  },
})
