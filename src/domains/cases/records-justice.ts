import { z } from 'zod'

const text = z.string()
const maybe = text.exactOptional()

/** What requests and justice write into the record log: ids, codes and salted commitments, never a name or a text. */
export const justiceRecords = {
  'request.drafted': {
    en: 'A request to another State was drafted',
    ar: 'صيغت مسودة طلب إلى دولة أخرى',
    body: z.object({ request: text, code: text, article: text, earlier: maybe }),
    bare: true,
  },
  'request.written': {
    en: 'A request to another State was written further',
    ar: 'استُكملت كتابة طلب إلى دولة أخرى',
    body: z.object({ request: text }),
    bare: true,
  },
  'request.completed': {
    en: 'A request to another State is complete',
    ar: 'اكتمل طلب إلى دولة أخرى',
    /** The hash commits to a document that holds a salt of its own. */
    body: z.object({ request: text, hash: text, isConfirmed: z.boolean() }),
    bare: true,
  },
  'request.approved': {
    en: 'A second person stands for a request to another State',
    ar: 'أقرّ شخص ثانٍ طلبًا إلى دولة أخرى',
    body: z.object({ request: text, hash: text, isSigned: z.boolean() }),
    bare: true,
  },
  'request.moved': {
    en: 'A request to another State went a step further',
    ar: 'تقدّم طلب إلى دولة أخرى مرحلة',
    body: z.object({
      request: text,
      from: text,
      to: text,
      at: text,
      lapses: maybe,
      note: maybe,
      ground: maybe,
      channel: maybe,
    }),
    bare: true,
  },
  'request.lapsed': {
    en: 'The clock of a request to another State ran out',
    ar: 'انقضت مهلة طلب إلى دولة أخرى',
    body: z.object({ request: text, from: text }),
    notable: true,
    bare: true,
  },
  'suspect.named': {
    en: 'A suspect was entered in a case',
    ar: 'أُدخل مشتبه به في قضية',
    body: z.object({ suspect: text, kind: text, name: maybe, about: maybe }),
    bare: true,
  },
  'charge.brought': {
    en: 'A charge was brought',
    ar: 'وُجّهت تهمة',
    body: z.object({
      charge: text,
      suspect: text,
      count: z.number(),
      article: text,
      national: maybe,
      facts: maybe,
    }),
    bare: true,
  },
  'hearing.set': {
    en: 'A hearing was set',
    ar: 'حُدّدت جلسة',
    body: z.object({ hearing: text, at: text, court: text }),
    bare: true,
  },
  'hearing.held': {
    en: 'A hearing was held',
    ar: 'عُقدت جلسة',
    body: z.object({ hearing: text, result: text }),
    bare: true,
  },
  'hearing.putOff': {
    en: 'A hearing was put off',
    ar: 'أُجّلت جلسة',
    body: z.object({ hearing: text, result: text }),
    bare: true,
  },
  'outcome.recorded': {
    en: 'The outcome of a charge was recorded',
    ar: 'سُجّلت نتيجة تهمة',
    body: z.object({
      charge: text,
      outcome: text,
      isFinal: z.boolean(),
      at: text,
      /** Commitment to its words. */
      sentence: maybe,
    }),
    notable: true,
    public: true,
  },
  'closing.proposed': {
    en: 'A prosecutor proposed the closing of a case',
    ar: 'اقترح مدّعٍ عام إغلاق قضية',
    body: z.object({ reason: text }),
    bare: true,
  },
  'closing.declined': {
    en: 'A case was not closed',
    ar: 'لم تُغلق قضية',
    body: z.object({ reason: text }),
    bare: true,
  },
  'rerating.done': {
    en: 'Indicators of a case were looked at again after a verdict',
    ar: 'أُعيد النظر في مؤشرات قضية بعد حكم',
    body: z.object({ rerating: text, note: text }),
    bare: true,
  },
} as const
