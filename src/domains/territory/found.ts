import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('territoryFound', {
  territory: {
    en: 'area; district; constituency; region; province; election date; polling hours; calendar of the election; freeze; import polling stations',
    ar: 'منطقة; دائرة; دائرة انتخابية; إقليم; محافظة; موعد الانتخابات; ساعات الاقتراع; تقويم الانتخابات; تجميد; استيراد مراكز الاقتراع',
  },
  stations: {
    en: 'polling station; polling place; presiding officer; station number; phone card; enrol a station; silent station; which station answers',
    ar: 'مركز اقتراع; مكان الاقتراع; رئيس المركز; رقم المركز; بطاقة الهاتف; تسجيل مركز; مركز صامت; أي مركز يجيب',
  },
  duty: {
    en: 'who is on duty; on call; shift; roster; rota; hand over; handover; relief; night duty; duty officer; schedule',
    ar: 'من المناوب; مناوبة; نوبة; جدول النوبات; تسليم النوبة; تسليم وتسلّم; بديل; مناوبة ليلية; ضابط مناوب; جدول العمل',
  },
})
