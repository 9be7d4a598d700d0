import { defineTexts } from '../../../core/text.ts'

/** States of an incident. */
export const stateTexts = defineTexts('incidents-states', {
  open: { en: 'Open', ar: 'مفتوحة' },
  contained: { en: 'Contained', ar: 'محتواة' },
  recovered: { en: 'Recovered', ar: 'جرى التعافي' },
  closed: { en: 'Closed', ar: 'مغلقة' },
  'false-alarm': { en: 'False alarm', ar: 'إنذار كاذب' },
  merged: { en: 'Part of another one', ar: 'جزء من أخرى' },
})

export const severityTexts = defineTexts('incidents-severities', {
  extreme: { en: 'Extreme', ar: 'بالغة' },
  severe: { en: 'Severe', ar: 'شديدة' },
  moderate: { en: 'Moderate', ar: 'متوسطة' },
  minor: { en: 'Minor', ar: 'طفيفة' },
})

export const phaseTexts = defineTexts('incidents-phases', {
  preparation: { en: 'Preparation', ar: 'التحضير' },
  campaign: { en: 'Campaign', ar: 'الحملة' },
  voting: { en: 'Voting', ar: 'الاقتراع' },
  counting: { en: 'Counting', ar: 'الفرز' },
  results: { en: 'Results', ar: 'النتائج' },
  after: { en: 'After the election', ar: 'بعد الانتخابات' },
})

export const clockTexts = defineTexts('incidents-clocks', {
  node: { en: 'This node', ar: 'هذه العقدة' },
  system: { en: 'The system concerned', ar: 'النظام المعني' },
  person: { en: 'A person', ar: 'شخص' },
  unknown: { en: 'Not known', ar: 'غير معروف' },
})

/** What entries of the timeline tell. */
export const entryTexts = defineTexts('incidents-entries', {
  note: { en: 'Note', ar: 'ملاحظة' },
  moved: { en: 'Step with a reason', ar: 'مرحلة مع السبب' },
  'finding-opened': { en: 'Finding opened', ar: 'فُتحت نتيجة' },
  'finding-closed': { en: 'Finding closed', ar: 'أُغلقت نتيجة' },
  'alert-issued': { en: 'Alert sent', ar: 'أُرسل تنبيه' },
  'alert-updated': { en: 'Alert updated', ar: 'حُدّث تنبيه' },
  'alert-ended': { en: 'Alert ended', ar: 'انتهى تنبيه' },
  'answers-counted': { en: 'Answers of stations', ar: 'إجابات المراكز' },
  'problem-reported': { en: 'Station reported a problem', ar: 'أبلغ مركز عن مشكلة' },
  'problem-settled': { en: 'Problem of a station settled', ar: 'حُلّت مشكلة مركز' },
  'problem-reopened': { en: 'Problem of a station open again', ar: 'أُعيد فتح مشكلة مركز' },
  'item-preserved': { en: 'Evidence preserved', ar: 'حُفظ دليل' },
  'custody-acted': { en: 'Act of custody', ar: 'إجراء عهدة' },
  'custody-broken': { en: 'Chain of custody broken', ar: 'انكسرت سلسلة عهدة' },
  'observation-told': { en: 'Observer reported', ar: 'أبلغ مراقب' },
  'issue-opened': { en: 'Voting issue opened', ar: 'فُتحت مشكلة تصويت' },
  'issue-confirmed': { en: 'Voting issue confirmed', ar: 'تأكدت مشكلة تصويت' },
  'issue-answered': { en: 'Voting issue answered', ar: 'أُجيب عن مشكلة تصويت' },
  'issue-closed': { en: 'Voting issue closed', ar: 'أُغلقت مشكلة تصويت' },
  'issue-reopened': { en: 'Voting issue open again', ar: 'أُعيد فتح مشكلة تصويت' },
  'issue-rejected': { en: 'Voting issue rejected', ar: 'رُفضت مشكلة تصويت' },
  'incident-opened': { en: 'Incident opened', ar: 'فُتحت حادثة' },
  'incident-ended': { en: 'Incident over', ar: 'انتهت حادثة' },
  'task-done': { en: 'Task done', ar: 'أُنجزت مهمة' },
})

/** Where entries of the timeline come from. */
export const sourceTexts = defineTexts('incidents-sources', {
  notes: { en: 'Notes and steps', ar: 'الملاحظات والمراحل' },
  findings: { en: 'Findings', ar: 'النتائج' },
  alerts: { en: 'Alerts', ar: 'التنبيهات' },
  answers: { en: 'Answers of stations', ar: 'إجابات المراكز' },
  stations: { en: 'Problems of stations', ar: 'مشكلات المراكز' },
  evidence: { en: 'Evidence and custody', ar: 'الأدلة والعهدة' },
  observations: { en: 'Observers', ar: 'المراقبون' },
  issues: { en: 'Voting issues', ar: 'مشكلات التصويت' },
  tasks: { en: 'Tasks', ar: 'المهام' },
})

/** Where the timeline of an area has it from, besides. */
export const areaSourceTexts = {
  ...sourceTexts,
  ...defineTexts('incidents-area-sources', { incidents: { en: 'Incidents', ar: 'الحوادث' } }),
}
