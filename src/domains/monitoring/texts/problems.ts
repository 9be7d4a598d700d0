import { defineTexts } from '../../../core/text.ts'

/** Why something was refused. */
export const problemTexts = defineTexts('monitoring', {
  unknownSite: { en: 'There is no such site.', ar: 'لا يوجد موقع كهذا.' },
  unknownFinding: { en: 'There is no such finding.', ar: 'لا توجد نتيجة كهذه.' },
  unknownOrganization: { en: 'There is no such organization.', ar: 'لا توجد جهة كهذه.' },
  unknownAuthorisation: { en: 'There is no such authorisation.', ar: 'لا يوجد تفويض كهذا.' },
  unknownCheck: { en: 'There is no such check.', ar: 'لا يوجد فحص كهذا.' },
  unknownMark: { en: 'There is no such mark.', ar: 'لا توجد علامة كهذه.' },
  unknownVisit: {
    en: 'This visit is not kept any more, or saw no whole page.',
    ar: 'لم تعد هذه الزيارة محفوظة، أو أنها لم ترَ صفحة كاملة.',
  },
  oldVisit: {
    en: 'This look is older than the last change of the site or of what is right there. Wait for a newer one.',
    ar: 'هذا الفحص أقدم من آخر تعديل للموقع أو للوضع الصحيح فيه. انتظر فحصًا أحدث.',
  },
  knownSite: { en: 'This site is watched already.', ar: 'هذا الموقع مراقَب من قبل.' },
  noOrganization: {
    en: 'Choose an organization or name a new one.',
    ar: 'اختر جهة أو سمِّ جهة جديدة.',
  },
  notAuthorised: {
    en: 'No authorisation to look at this site is in force.',
    ar: 'لا يوجد تفويض سارٍ لفحص هذا الموقع.',
  },
  alreadyApproved: {
    en: 'This authorisation needs no approval any more.',
    ar: 'لم يعد هذا التفويض بحاجة إلى موافقة.',
  },
  acceptedWithoutEnd: {
    en: 'Say for how many days the risk is accepted.',
    ar: 'حدّد عدد الأيام التي يُقبل فيها الخطر.',
  },
  noReason: { en: 'Say why.', ar: 'اذكر السبب.' },
  mayNotAuthorise: {
    en: 'Your role does not allow recording authorisations.',
    ar: 'لا يسمح دورك بتسجيل التفويضات.',
  },
  noPrivateInExercise: {
    en: 'In an exercise only the practice sites are looked at: nothing private can be opened here.',
    ar: 'في التمرين لا تُفحص إلا مواقع التمرين، فلا يمكن فتح أي عنوان خاص هنا.',
  },
  closedPort: {
    en: 'A port below 1024 is kept for other services. An administrator opens it under Private networks.',
    ar: 'المنافذ الأقل من 1024 مخصصة لخدمات أخرى. يفتحها المسؤول من صفحة الشبكات الخاصة.',
  },
  knownOpening: { en: 'This stands on the list already.', ar: 'هذا موجود في القائمة من قبل.' },
  unknownOpening: { en: 'This does not stand on the list.', ar: 'هذا غير موجود في القائمة.' },
  tooManyOpenings: { en: 'The list is too long already.', ar: 'القائمة طويلة جدًا بالفعل.' },
  endedFinding: { en: 'This finding is over.', ar: 'انتهت هذه النتيجة.' },
  unknownSystem: { en: 'There is no such system.', ar: 'لا يوجد نظام كهذا.' },
  tooManySystems: {
    en: 'There are too many systems already.',
    ar: 'بلغ عدد الأنظمة الحد الأقصى.',
  },
  unknownRule: { en: 'There is no such rule.', ar: 'لا توجد قاعدة كهذه.' },
  tooManyRules: {
    en: 'This system has too many rules already.',
    ar: 'بلغ عدد قواعد هذا النظام الحد الأقصى.',
  },
  emptyRule: {
    en: 'Say at least one thing that the rule asks of the value.',
    ar: 'اذكر شرطًا واحدًا على الأقل تطلبه القاعدة من القيمة.',
  },
  wrongKey: {
    en: 'The system is not known here, or this is not its key.',
    ar: 'النظام غير معروف هنا، أو أن هذا ليس مفتاحه.',
  },
  staleSignal: {
    en: 'The time of the signal is too far from the time here.',
    ar: 'وقت الإشارة بعيد جدًا عن الوقت هنا.',
  },
  replayedSignal: {
    en: 'A signal with this number or a higher one came before.',
    ar: 'سبقت إشارة بهذا الرقم أو برقم أعلى.',
  },
  badPayload: {
    en: 'The payload cannot be read, or lacks what its kind must say.',
    ar: 'لا يمكن قراءة المحتوى، أو ينقصه ما يجب أن يذكره نوعه.',
  },
  tooManySignals: {
    en: 'Too many signals of this system in a minute.',
    ar: 'إشارات كثيرة من هذا النظام في دقيقة واحدة.',
  },
})
