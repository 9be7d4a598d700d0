import { z } from 'zod'

const text = z.string()
const maybe = text.exactOptional()

/** What analysis and attribution write into the record log: ids, codes and salted commitments. */
export const analysisRecords = {
  'pivot.added': {
    en: 'A pivot was added to a case',
    ar: 'أُضيف ربط إلى قضية',
    body: z.object({
      pivot: text,
      method: text,
      origin: text,
      target: text,
      lookedUp: text,
      baseRate: z.number().exactOptional(),
      flags: z.array(text),
    }),
    bare: true,
  },
  'pivot.dropped': {
    en: 'A pivot of a case was dropped',
    ar: 'أُسقط ربط من قضية',
    body: z.object({ pivot: text }),
    bare: true,
  },
  'source.added': {
    en: 'A source was added to a case',
    ar: 'أُضيف مصدر إلى قضية',
    body: z.object({ source: text, name: text, reliability: text, origin: maybe }),
    bare: true,
  },
  'source.rated': {
    en: 'A source of a case was rated anew',
    ar: 'أُعيد تقدير مصدر في قضية',
    body: z.object({ source: text, reliability: text }),
    bare: true,
  },
  'hypothesis.named': {
    en: 'A hypothesis was named',
    ar: 'سُمّيت فرضية',
    body: z.object({ hypothesis: text, name: text }),
    bare: true,
  },
  'hypothesis.dropped': {
    en: 'A hypothesis was dropped',
    ar: 'أُسقطت فرضية',
    body: z.object({ hypothesis: text }),
    bare: true,
  },
  'indication.added': {
    en: 'A row was added to the matrix of a case',
    ar: 'أُضيف صف إلى مصفوفة قضية',
    body: z.object({
      row: text,
      kind: text,
      about: maybe,
      text,
      source: text,
      credibility: text,
    }),
    bare: true,
  },
  'indication.rated': {
    en: 'A row of the matrix was rated anew',
    ar: 'أُعيد تقدير صف في المصفوفة',
    body: z.object({ row: text, credibility: text, secondSource: maybe }),
    bare: true,
  },
  'indication.dropped': {
    en: 'A row of the matrix was dropped',
    ar: 'أُسقط صف من المصفوفة',
    body: z.object({ row: text }),
    bare: true,
  },
  'scoring.started': {
    en: 'Blind scoring began',
    ar: 'بدأ التقييم المستقل',
    body: z.object({ round: text, hypotheses: z.array(text), rows: z.number() }),
    bare: true,
  },
  'scores.handedIn': {
    en: 'An analyst handed in his scores',
    ar: 'سلّم محلل تقييماته',
    body: z.object({ round: text, marks: text }),
    bare: true,
  },
  'attribution.drafted': {
    en: 'An attribution was written',
    ar: 'كُتب إسناد',
    body: z.object({
      attribution: text,
      level: text,
      subject: text,
      note: maybe,
      basis: maybe,
    }),
    bare: true,
  },
  'attribution.proposed': {
    en: 'An attribution was proposed',
    ar: 'اقتُرح إسناد',
    body: z.object({ attribution: text, level: text, hash: text }),
    bare: true,
  },
  'opinion.given': {
    en: 'Somebody said what he thinks of an attribution',
    ar: 'أبدى شخص رأيه في إسناد',
    body: z.object({ attribution: text, opinion: text, words: text }),
    bare: true,
  },
  'attribution.decided': {
    en: 'An attribution was decided by a second person',
    ar: 'أقرّ شخص ثانٍ إسنادًا',
    body: z.object({ attribution: text, level: text, hash: text }),
    notable: true,
    bare: true,
  },
  'attribution.refused': {
    en: 'An attribution was refused',
    ar: 'رُفض إسناد',
    body: z.object({ attribution: text, reason: text }),
    bare: true,
  },
  'attribution.withdrawn': {
    en: 'An attribution was withdrawn',
    ar: 'سُحب إسناد',
    body: z.object({ attribution: text, reason: text }),
    notable: true,
    bare: true,
  },
} as const
