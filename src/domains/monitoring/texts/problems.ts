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
  knownSite: { en: 'This site is watched already.', ar: 'هذا الموقع مراقَب من قبل.' },
  noOrganization: {
    en: 'Choose an organization or name a new one.',
    ar: 'اختر جهة أو سمِّ جهة جديدة.',
  },
  notAuthorised: {
    en: 'No authorisation to look at this site is in force.',
    ar: 'لا يوجد تفويض سارٍ لفحص هذا الموقع.',
  },
  samePerson: {
    en: 'Another person must approve this authorisation.',
    ar: 'يجب أن يوافق شخص آخر على هذا التفويض.',
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
  endedFinding: { en: 'This finding is over.', ar: 'انتهت هذه النتيجة.' },
})
