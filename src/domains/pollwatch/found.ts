import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('pollwatchFound', {
  desk: {
    en: 'observation; turnout; quick count; parallel count; sample; forms that came in; what observers say',
    ar: 'مراقبة الاقتراع; نسبة المشاركة; عد سريع; فرز موازٍ; عينة; استمارات واردة; ماذا يقول المراقبون',
  },
  calls: {
    en: 'call an observer; silent observer; call back; which observer is silent',
    ar: 'الاتصال بمراقب; مراقب صامت; معاودة الاتصال; أي مراقب صامت',
  },
  messages: {
    en: 'SMS of observers; message of an observer; what an observer wrote; message that was not understood',
    ar: 'رسائل المراقبين القصيرة; رسالة مراقب; ماذا كتب مراقب; رسالة لم تُفهم',
  },
  observers: {
    en: 'observer; enrol an observer; telephone of an observer; add an observer',
    ar: 'مراقب; تسجيل مراقب; هاتف مراقب; إضافة مراقب',
  },
  places: {
    en: 'where observers are; observed station; coverage by observers; assign an observer',
    ar: 'أين المراقبون; مركز مراقَب; تغطية المراقبين; تعيين مراقب',
  },
  answers: {
    en: 'export of answers; answers of observers as a file; observation data; spreadsheet of observers',
    ar: 'تصدير الأجوبة; أجوبة المراقبين كملف; بيانات المراقبة; جدول المراقبين',
  },
  forms: {
    en: 'questionnaire; form of observers; question for observers; SMS form',
    ar: 'استبيان; استمارة المراقبين; سؤال للمراقبين; استمارة بالرسائل القصيرة',
  },
  issues: {
    en: 'irregularity; problem with voting; complaint about voting; violence; intimidation; turned away voter; fraud',
    ar: 'مخالفة انتخابية; مشكلة في التصويت; شكوى من التصويت; عنف; ترهيب; ناخب مُنع; تزوير',
  },
  groups: {
    en: 'accreditation; accredit; observer mission; NGO; party agent; civil society',
    ar: 'اعتماد; منح اعتماد; بعثة مراقبين; منظمة غير حكومية; وكيل حزب; مجتمع مدني',
  },
})
