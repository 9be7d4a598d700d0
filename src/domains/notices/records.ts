import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const code = z.object({ code: z.string() })
/** With the SHA-256 in hex of the canonical JSON of what was said. */
const told = code.extend({ sha256: z.string() })
const open = { public: true } as const

/** What this slice writes into the record log: codes, hashes and outcomes, no words and no names. */
export const records = recordTypes('notices', {
  'accuracynotice.drafted': {
    en: 'A notice about accuracy was put forward',
    ar: 'اقتُرح إشعار بشأن الدقة',
    body: code,
  },
  'accuracynotice.approved': {
    en: 'A notice was approved by a second person',
    ar: 'وافق شخص ثانٍ على إشعار',
    // With the hash of why it was, where its quote was not found or the page is another's.
    body: told.extend({ unfound: z.string().optional() }),
  },
  'accuracynotice.refused': {
    en: 'A notice was refused: it was about an opinion',
    ar: 'رُفض إشعار لأنه يتعلق برأي',
    body: code,
  },
  'accuracynotice.labelled': {
    en: 'An urgent label was put on false words about voting',
    ar: 'وُضع وسم عاجل على كلام غير صحيح عن التصويت',
    body: told,
    ...open,
  },
  'accuracynotice.confirmed': {
    en: 'An urgent label was confirmed by another person',
    ar: 'أكّد شخص آخر وسمًا عاجلًا',
    body: code,
    ...open,
  },
  'accuracynotice.expired': {
    en: 'An urgent label expired because nobody confirmed it',
    ar: 'انتهى وسم عاجل لأن أحدًا لم يؤكده',
    body: code,
    ...open,
  },
  'accuracynotice.handed': {
    en: 'A notice was brought to its subject; another person is to see the proof',
    ar: 'أُوصل إشعار إلى من وُجّه إليه، وعلى شخص آخر أن يرى الإثبات',
    body: code.extend({ channel: z.string() }),
  },
  'accuracynotice.served': {
    en: 'A notice was served, with proof',
    ar: 'سُلّم إشعار مع إثبات',
    body: told.extend({ channel: z.string(), replyDueAt: z.string() }),
    ...open,
  },
  'accuracynotice.replied': {
    en: 'The subject of a notice answered',
    ar: 'ردّ من وُجّه إليه إشعار',
    body: told,
    ...open,
  },
  'accuracynotice.agreed': {
    en: 'The subject of a notice agreed to correct its words',
    ar: 'وافق من وُجّه إليه إشعار على تصحيح كلامه',
    body: code,
    ...open,
  },
  'accuracynotice.paperEntered': {
    en: 'The office entered what came on paper for the subject of a notice',
    ar: 'أدخل المكتب ما ورد على الورق ممن وُجّه إليه إشعار',
    body: code.extend({ sha256: z.string().optional(), what: z.string() }),
    ...open,
  },
  'accuracynotice.paperConfirmed': {
    en: 'The subject of a notice confirmed what the office had entered for it',
    ar: 'أكّد من وُجّه إليه إشعار ما أدخله المكتب عنه',
    body: code.extend({ what: z.string() }),
    ...open,
  },
  'accuracynotice.lapsed': {
    en: 'The time to answer a notice ended without a word of its subject itself',
    ar: 'انتهت مهلة الرد على إشعار دون كلمة ممن وُجّه إليه نفسه',
    body: code,
    ...open,
  },
  'accuracynotice.taken': {
    en: 'A reviewer took a notice in hand',
    ar: 'تولّى مراجع إشعارًا',
    body: code,
  },
  'accuracynotice.decided': {
    en: 'A notice was decided and published',
    ar: 'بُتّ في إشعار ونُشر',
    body: told.extend({ outcome: z.string(), isFree: z.boolean() }),
    ...open,
  },
  'accuracynotice.missed': {
    en: 'The office missed its own deadline, and the notice fell',
    ar: 'فوّت المكتب مهلته فسقط الإشعار',
    body: code.extend({ what: z.string() }),
    ...open,
  },
  'accuracynotice.appealed': {
    en: 'The subject of a notice appealed',
    ar: 'استأنف من وُجّه إليه إشعار',
    body: told,
    ...open,
  },
  'accuracynotice.judged': {
    en: 'An appeal was decided by another person',
    ar: 'بتّ شخص آخر في استئناف',
    body: told.extend({ outcome: z.string(), isFree: z.boolean() }),
    ...open,
  },
  'accuracynotice.corrected': {
    en: 'The correction of what a notice was about was noted',
    ar: 'سُجّل تصحيح ما تناوله إشعار',
    body: told,
    ...open,
  },
  'accuracynotice.correctionStated': {
    en: 'The subject of a notice says that it corrected its words',
    ar: 'يقول من وُجّه إليه إشعار إنه صحّح كلامه',
    body: told,
    ...open,
  },
  'accuracynotice.correctionMissed': {
    en: 'The office did not find the correction that the subject of a notice says it made',
    ar: 'لم يجد المكتب التصحيح الذي يقول من وُجّه إليه الإشعار إنه أجراه',
    body: told,
    ...open,
  },
  'accuracynotice.withdrawn': {
    en: 'A notice was withdrawn with its reasons',
    ar: 'سُحب إشعار مع أسبابه',
    body: code,
    ...open,
  },
  'accuracynotice.redacted': {
    en: 'The name of a private person was taken out of public texts of a notice',
    ar: 'حُجب اسم شخص عادي من النصوص العلنية لإشعار',
    body: code,
    ...open,
  },
  'accuracynotice.closed': {
    en: 'A notice was closed by the clock',
    ar: 'أُغلق إشعار بانقضاء المهلة',
    body: code,
    public: true,
  },
  'noticeletter.mailing': {
    en: 'A letter about a notice is being mailed',
    ar: 'تُرسل رسالة عن إشعار بالبريد الإلكتروني',
    body: code.extend({ kind: z.string() }),
  },
  'noticeletter.sent': {
    en: 'A letter about a notice was sent',
    ar: 'أُرسلت رسالة عن إشعار',
    body: code.extend({ kind: z.string(), channel: z.string() }),
  },
  'noticeletter.failed': {
    en: 'A letter about a notice could not be mailed',
    ar: 'تعذّر إرسال رسالة عن إشعار بالبريد الإلكتروني',
    body: code.extend({ kind: z.string() }),
  },
  'restriction.recorded': {
    en: 'A restriction that a court or a regulator decided was recorded',
    ar: 'سُجّل قيد قررته محكمة أو هيئة تنظيم',
    body: told.extend({ decision: z.string(), untilDay: z.string() }),
    ...open,
    notable: true,
  },
  'restriction.ended': {
    en: 'The end of a restriction was recorded',
    ar: 'سُجّل انتهاء قيد',
    body: code,
    ...open,
    notable: true,
  },
  'restriction.given': {
    en: 'The decision behind a restriction was given out',
    ar: 'أُعطي القرار الذي يقوم عليه قيد',
    body: code,
  },
  'noticeterms.set': {
    en: 'Deadlines of notices were set',
    ar: 'حُددت مهل الإشعارات',
    body: z.object({ sha256: z.string() }),
    ...open,
    notable: true,
  },
})

/** Records of one notice. */
export type NoticeRecord = Extract<keyof typeof records, `accuracynotice.${string}`>
