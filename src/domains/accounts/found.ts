import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('accountsFound', {
  me: {
    en: 'Your sign-in; passkey; recovery code; sign out; log out; my account; my roles; password; my sessions',
    ar: 'تسجيل دخولك; مفتاح المرور; رمز الاسترداد; تسجيل الخروج; حسابي; أدواري; كلمة المرور; جلساتي',
  },
  people: {
    en: 'invite; invitation; invite a person; add a person; new colleague; user; account; team; staff; give a role; take a role away; administrator; lost passkey; access token; API key',
    ar: 'ادعُ شخصًا; دعوة; إضافة شخص; زميل جديد; مستخدم; حساب; الفريق; الموظفون; منح دور; سحب دور; مدير النظام; فقدان مفتاح المرور; رمز وصول',
  },
  devices: {
    en: 'device; enrol a phone; enrol a device; lost phone; stolen phone; tablet; revoke a device; enrolment code; pairing',
    ar: 'جهاز; تسجيل هاتف; تسجيل جهاز; هاتف مفقود; هاتف مسروق; جهاز لوحي; إلغاء جهاز; رمز التسجيل; ربط جهاز',
  },
  roles: {
    en: 'Who may do what; role; permission; rights; who may release',
    ar: 'من يستطيع فعل ماذا; دور; صلاحية; حقوق; من يستطيع الإطلاق',
  },
})
