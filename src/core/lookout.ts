import { defineTexts } from './text.ts'

/**
 * What a lookout may find wrong with a node, in words: the vocabulary that the lookout's alarms, its reports and the
 * node's pages share. The codes are part of the report's contract.
 */
export const lookoutFaults = defineTexts('lookout-fault', {
  silent: { en: 'The node does not answer.', ar: 'العقدة لا تجيب.' },
  shrunken: {
    en: 'The log has fewer records than it had.',
    ar: 'في السجل قيود أقل مما كان فيه.',
  },
  forked: {
    en: 'The log was rewritten: it does not continue what it was.',
    ar: 'أُعيدت كتابة السجل: فهو ليس امتدادًا لما كان عليه.',
  },
  'log-key': {
    en: 'The log is signed by another key than before.',
    ar: 'السجل موقّع بمفتاح غير المفتاح السابق.',
  },
  'log-name': { en: 'Another name of the log was expected.', ar: 'كان المتوقع اسمًا آخر للسجل.' },
  'log-unreadable': {
    en: 'The checkpoint of the log cannot be read.',
    ar: 'تتعذر قراءة نقطة التحقق من السجل.',
  },
  'log-unproven': {
    en: 'The log does not show that it only grew.',
    ar: 'لا يُثبت السجل أنه اقتصر على النمو.',
  },
  'log-damaged': {
    en: 'The node found its log damaged and signs no new checkpoint until an administrator names the damage.',
    ar: 'وجدت العقدة ضررًا في سجلها ولا توقّع نقطة تحقق جديدة حتى يسمّي مسؤول النظام الضرر.',
  },
  'stream-stale': {
    en: 'The alert stream has no fresh heartbeat.',
    ar: 'لا توجد نبضة حديثة في بث التنبيهات.',
  },
  'stream-key': {
    en: 'The alert stream is signed by another key than before.',
    ar: 'بث التنبيهات موقّع بمفتاح غير المفتاح السابق.',
  },
  'stream-back': {
    en: 'The alert stream went back to a lower number.',
    ar: 'عاد بث التنبيهات إلى رقم أدنى.',
  },
  'stream-unreadable': {
    en: 'The heartbeat of the alert stream cannot be read.',
    ar: 'تتعذر قراءة نبضة بث التنبيهات.',
  },
  'page-front': { en: 'The front page does not open.', ar: 'الصفحة الأولى لا تُفتح.' },
  'page-health': {
    en: 'The node says that it is not healthy.',
    ar: 'تقول العقدة إنها ليست سليمة.',
  },
  'page-station': { en: 'The station page does not open.', ar: 'صفحة المراكز لا تُفتح.' },
  certificate: {
    en: 'The certificate cannot be trusted.',
    ar: 'لا يمكن الوثوق بالشهادة.',
  },
  'certificate-soon': { en: 'The certificate ends soon.', ar: 'تنتهي الشهادة قريبًا.' },
  'mirror-unreadable': { en: 'The mirror does not answer.', ar: 'النسخة المرآة لا تجيب.' },
  'mirror-wrong': {
    en: 'The mirror is not what the node signed.',
    ar: 'النسخة المرآة ليست ما وقّعته العقدة.',
  },
  'mirror-back': {
    en: 'The mirror went back to what it was before.',
    ar: 'عادت النسخة المرآة إلى ما كانت عليه من قبل.',
  },
  'mirror-stale': { en: 'The mirror is old.', ar: 'النسخة المرآة قديمة.' },
})

/** A kind of fault that a lookout may find. */
export type LookoutFault = keyof typeof lookoutFaults
