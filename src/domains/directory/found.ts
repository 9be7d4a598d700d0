import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('directoryFound', {
  directory: {
    en: 'agency; authority; police; regulator; CERT; CSIRT; phone book; whom to call; contact point; Interpol; ombudsman; treaty',
    ar: 'جهة; سلطة; شرطة; هيئة تنظيمية; فريق الاستجابة للطوارئ; دليل الهاتف; بمن أتصل; نقطة اتصال; الإنتربول; أمين المظالم; معاهدة',
  },
  confirm: {
    en: 'confirm an agency; confirm a number; out of date; unverified number; is the number right',
    ar: 'تأكيد جهة; تأكيد رقم; بيانات قديمة; رقم غير مؤكد; هل الرقم صحيح',
  },
  import: {
    en: 'import agencies; agencies from a file; upload agencies; list of agencies as CSV',
    ar: 'استيراد الجهات; جهات من ملف; رفع ملف الجهات; قائمة الجهات بصيغة CSV',
  },
})
