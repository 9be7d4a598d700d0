import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

/** What the territory writes into the record log. */
export const records = recordTypes('territory', {
  'area.added': { en: 'An area was added', ar: 'أضيفت منطقة' },
  'area.renamed': { en: 'An area was renamed', ar: 'أعيدت تسمية منطقة' },
  'station.added': { en: 'A station was added', ar: 'أضيف مركز' },
  'station.changed': {
    en: 'A station was changed',
    ar: 'عُدّل مركز',
    body: z.object({ fields: z.array(z.string()), from: z.string() }),
  },
  'station.closed': { en: 'A station was closed', ar: 'أُغلق مركز' },
  'station.imported': {
    en: 'Stations were imported',
    ar: 'استوردت مراكز',
    body: z.object({ from: z.number(), stations: z.number() }),
  },
  'import.begun': {
    en: 'An import was begun',
    ar: 'بدأ استيراد',
    body: z.object({ election: z.string().nullable() }),
  },
  'import.staged': {
    en: 'Rows of an import arrived',
    ar: 'وصلت صفوف من استيراد',
    body: z.object({ from: z.number(), rows: z.number(), bad: z.number() }),
  },
  'import.accepted': {
    en: 'An import was accepted',
    ar: 'قُبل استيراد',
    body: z.object({ rows: z.number(), leftOut: z.number() }),
  },
  'import.narrowed': {
    en: 'Rows were taken out of an import',
    ar: 'استُبعدت صفوف من استيراد',
    body: z.object({ rows: z.number() }),
  },
  'import.failed': {
    en: 'An import failed',
    ar: 'فشل استيراد',
    body: z.object({ rows: z.number() }),
  },
  'import.finished': {
    en: 'An import was finished',
    ar: 'اكتمل استيراد',
    body: z.object({ stations: z.number(), leftOut: z.number() }),
  },
  'import.cancelled': { en: 'An import was cancelled', ar: 'أُلغي استيراد' },
  'import.cleared': {
    en: 'The rows of an import were cleared',
    ar: 'مُسحت صفوف استيراد',
    body: z.object({ rows: z.number() }),
  },
  'import.ended': {
    en: 'An import ended',
    ar: 'انتهى استيراد',
    body: z.object({ as: z.string(), areas: z.number() }),
  },
  'election.created': {
    en: 'An election was created',
    ar: 'أُنشئ انتخاب',
    body: z.object({ date: z.string(), zone: z.string() }),
  },
  'election.phaseSet': {
    en: 'A phase of an election was set',
    ar: 'حُددت مرحلة من انتخاب',
    body: z.object({ phase: z.string(), from: z.string(), until: z.string() }),
  },
  'election.frozen': {
    en: 'Freezes of an election were set',
    ar: 'حُددت فترات تجميد لانتخاب',
    body: z.object({ freezes: z.array(z.object({ from: z.string(), until: z.string() })) }),
  },
  'official.added': {
    en: 'A post was added',
    ar: 'أضيف منصب',
    body: z.object({ station: z.string().nullable() }),
  },
  'official.held': {
    en: 'Who holds a post was changed',
    ar: 'تغيّر شاغل منصب',
    body: z.object({ person: z.string() }),
  },
  'official.removed': {
    en: 'A post was removed',
    ar: 'حُذف منصب',
    body: z.object({ station: z.string().nullable() }),
  },
  'duty.added': {
    en: 'A duty was added',
    ar: 'أضيفت مناوبة',
    body: z.object({ official: z.string(), from: z.string(), until: z.string() }),
  },
  'duty.removed': {
    en: 'A duty was removed',
    ar: 'حُذفت مناوبة',
    body: z.object({ official: z.string() }),
  },
  'duty.handoverWritten': {
    en: 'A hand-over was written',
    ar: 'دُوّن تسليم',
    body: z.object({
      duty: z.string(),
      successor: z.string(),
      official: z.string(),
      to: z.string(),
    }),
  },
  'duty.handedOver': {
    en: 'A duty was handed over',
    ar: 'سُلّمت مناوبة',
    body: z.object({
      duty: z.string(),
      successor: z.string(),
      official: z.string().exactOptional(),
      to: z.string(),
      writtenBy: z.string(),
    }),
    notable: true,
  },
  'handover.wiped': {
    en: 'Old hand-over notes were wiped',
    ar: 'مُسحت ملاحظات تسليم قديمة',
    body: z.object({ count: z.number() }),
  },
})
