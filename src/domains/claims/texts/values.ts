import { defineTexts } from '../../../core/text.ts'

/** Verdicts on the words of a claim. */
export const verdictTexts = defineTexts('claims-verdicts', {
  false: { en: 'False', ar: 'غير صحيح' },
  mostly_false: { en: 'Mostly false', ar: 'غير صحيح في معظمه' },
  mixed: { en: 'Partly true, partly false', ar: 'بعضه صحيح وبعضه غير صحيح' },
  mostly_true: { en: 'Mostly true', ar: 'صحيح في معظمه' },
  true: { en: 'True', ar: 'صحيح' },
  missing_context: { en: 'Context is missing', ar: 'ينقصه السياق' },
  altered_media: { en: 'Picture or recording was altered', ar: 'صورة أو تسجيل معدَّل' },
  satire: { en: 'Satire', ar: 'سخرية' },
  unproven: { en: 'Not proven', ar: 'غير مثبت' },
})

/** Who said it. */
export const claimantTexts = defineTexts('claims-claimants', {
  outlet: { en: 'News outlet', ar: 'وسيلة إعلام' },
  party: { en: 'Party', ar: 'حزب' },
  candidate: { en: 'Candidate', ar: 'مرشح' },
  'office-holder': { en: 'Holder of an office', ar: 'شاغل منصب' },
  account: { en: 'An account', ar: 'حساب' },
  unknown: { en: 'Not known', ar: 'غير معروف' },
})

/** What it is about. */
export const harmTexts = defineTexts('claims-harms', {
  voting: { en: 'How, when and where to vote', ar: 'كيفية التصويت ووقته ومكانه' },
  results: { en: 'Results', ar: 'النتائج' },
  officials: { en: 'Officials', ar: 'المسؤولون' },
  candidates: { en: 'Candidates and parties', ar: 'المرشحون والأحزاب' },
  technology: { en: 'Technology', ar: 'التقنية' },
  other: { en: 'Something else', ar: 'أمر آخر' },
})

/** What a reference does for a check. */
export const stanceTexts = defineTexts('claims-stances', {
  supports: { en: 'Supports the claim', ar: 'يؤيد الادعاء' },
  refutes: { en: 'Speaks against the claim', ar: 'ينقض الادعاء' },
  context: { en: 'Gives context', ar: 'يوضح السياق' },
})

/** In what somebody came upon a claim. */
export const handedTexts = defineTexts('claims-handed', {
  problem: {
    en: 'Handed on by somebody who looked after a problem of a polling station.',
    ar: 'أحاله من تولى مشكلة في مركز اقتراع.',
  },
  entry: {
    en: 'Handed on by somebody who read what observers sent.',
    ar: 'أحاله من قرأ ما أرسله مراقبون.',
  },
  report: {
    en: 'Handed on by an officer of an agency, in his own words, because of a report.',
    ar: 'أحاله ضابط في جهة بكلماته بسبب بلاغ.',
  },
})
