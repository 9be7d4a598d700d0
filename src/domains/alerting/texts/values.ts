import { defineTexts } from '../../../core/text.ts'

/** Words for the fixed values of CAP and of the slice, English and Arabic. */
export const eventWords = defineTexts('alertEvent', {
  SITE_BREACH: { en: 'Site broken into', ar: 'اختراق موقع' },
  DEFACEMENT: { en: 'Site shows wrong content', ar: 'موقع يعرض محتوى خاطئًا' },
  DDOS: { en: 'Site flooded on purpose', ar: 'إغراق متعمد لموقع' },
  PHISHING: { en: 'Forged messages', ar: 'رسائل مزورة' },
  RESULTS_TAMPERING: { en: 'Results changed', ar: 'تغيير النتائج' },
  POLLBOOK_OUTAGE: { en: 'Electronic voter list out of order', ar: 'تعطل سجل الناخبين' },
  PORTAL_OUTAGE: { en: 'Site out of reach', ar: 'تعذر الوصول إلى موقع' },
  CREDENTIAL_LEAK: { en: 'Passwords became known', ar: 'تسرب كلمات مرور' },
  FALSE_PROCEDURE_CLAIM: { en: 'False news about voting', ar: 'أخبار كاذبة عن التصويت' },
  DEVICE_MALWARE: { en: 'Harmful program on devices', ar: 'برنامج ضار في الأجهزة' },
  NETWORK_OUTAGE: { en: 'Network out of order', ar: 'تعطل الشبكة' },
  PHYSICAL_THREAT: { en: 'Danger for people', ar: 'خطر على الناس' },
})

export const urgencyWords = defineTexts('alertUrgency', {
  Immediate: { en: 'Act at once', ar: 'تصرّف فورًا' },
  Expected: { en: 'Within the hour', ar: 'خلال ساعة' },
  Future: { en: 'Later', ar: 'لاحقًا' },
  Past: { en: 'Over', ar: 'انتهى' },
  Unknown: { en: 'Urgency unknown', ar: 'الاستعجال غير معروف' },
})

export const severityWords = defineTexts('alertSeverity', {
  Extreme: { en: 'Extreme', ar: 'قصوى' },
  Severe: { en: 'Severe', ar: 'شديدة' },
  Moderate: { en: 'Moderate', ar: 'متوسطة' },
  Minor: { en: 'Minor', ar: 'طفيفة' },
  Unknown: { en: 'Severity unknown', ar: 'الشدة غير معروفة' },
})

export const certaintyWords = defineTexts('alertCertainty', {
  Observed: { en: 'Observed', ar: 'مُشاهَد' },
  Likely: { en: 'Likely', ar: 'مرجّح' },
  Possible: { en: 'Possible', ar: 'ممكن' },
  Unlikely: { en: 'Unlikely', ar: 'غير مرجّح' },
  Unknown: { en: 'Certainty unknown', ar: 'اليقين غير معروف' },
})

export const scopeWords = defineTexts('alertScope', {
  Restricted: { en: 'Officials and stations only', ar: 'للمسؤولين والمراكز فقط' },
  Public: {
    en: 'Everybody: also shown on the public page',
    ar: 'للجميع: يظهر أيضًا في الصفحة العامة',
  },
  Private: { en: 'Named addressees only', ar: 'لأشخاص محددين فقط' },
})

export const categoryWords = defineTexts('alertCategory', {
  Geo: { en: 'Geophysical', ar: 'جيوفيزيائي' },
  Met: { en: 'Weather', ar: 'الطقس' },
  Safety: { en: 'Safety', ar: 'السلامة' },
  Security: { en: 'Security', ar: 'الأمن' },
  Rescue: { en: 'Rescue', ar: 'الإنقاذ' },
  Fire: { en: 'Fire', ar: 'الحريق' },
  Health: { en: 'Health', ar: 'الصحة' },
  Env: { en: 'Environment', ar: 'البيئة' },
  Transport: { en: 'Transport', ar: 'النقل' },
  Infra: { en: 'Infrastructure', ar: 'البنية التحتية' },
  CBRNE: { en: 'Hazardous substances', ar: 'مواد خطرة' },
  Other: { en: 'Other', ar: 'أخرى' },
})

export const responseWords = defineTexts('alertResponse', {
  Shelter: { en: 'Take shelter', ar: 'الاحتماء' },
  Evacuate: { en: 'Leave the place', ar: 'إخلاء المكان' },
  Prepare: { en: 'Prepare', ar: 'الاستعداد' },
  Execute: { en: 'Follow the planned procedure', ar: 'تنفيذ الإجراء المقرر' },
  Avoid: { en: 'Avoid the thing', ar: 'التجنّب' },
  Monitor: { en: 'Keep watching', ar: 'المراقبة' },
  Assess: { en: 'Judge on the spot', ar: 'التقدير في الموقع' },
  AllClear: { en: 'All clear', ar: 'زوال الخطر' },
  None: { en: 'Nothing to do', ar: 'لا شيء' },
})

export const roleWords = defineTexts('alertRole', {
  'presiding-officer': { en: 'Presiding officer', ar: 'رئيس المركز' },
  deputy: { en: 'Deputy', ar: 'النائب' },
  technician: { en: 'Technician', ar: 'الفني' },
  security: { en: 'Security', ar: 'الأمن' },
})

export const stateWords = defineTexts('alertState', {
  draft: { en: 'Draft', ar: 'مسودة' },
  proposed: { en: 'Proposed', ar: 'مقترح' },
  issued: { en: 'Issued', ar: 'صادر' },
  updated: { en: 'Updated', ar: 'محدَّث' },
  cancelled: { en: 'Cancelled', ar: 'ملغى' },
  cleared: { en: 'All clear', ar: 'زال الخطر' },
  expired: { en: 'Expired', ar: 'منتهي الصلاحية' },
  rejected: { en: 'Rejected', ar: 'مرفوض' },
  withdrawn: { en: 'Withdrawn', ar: 'مسحوب' },
})

export const receptionWords = defineTexts('alertReception', {
  none: { en: 'Not reached', ar: 'لم يصله' },
  delivered: { en: 'Delivered', ar: 'تم التسليم' },
  seen: { en: 'Seen', ar: 'تمت المشاهدة' },
})

export const answerWords = defineTexts('alertAnswer', {
  done: { en: 'Done', ar: 'تم التنفيذ' },
  cannot_comply: { en: 'Cannot do it', ar: 'لا يمكن التنفيذ' },
  need_help: { en: 'Needs help', ar: 'تحتاج مساعدة' },
})

export const kindWords = defineTexts('alertKind', {
  Alert: { en: 'Alert', ar: 'تنبيه' },
  Update: { en: 'Update', ar: 'تحديث' },
  AllClear: { en: 'All clear', ar: 'زوال الخطر' },
  Cancel: { en: 'Cancellation', ar: 'إلغاء' },
})

export const problemWords = defineTexts('stationProblem', {
  open: { en: 'Open', ar: 'مفتوحة' },
  taken: { en: 'Taken', ar: 'قيد المعالجة' },
  settled: { en: 'Settled', ar: 'محلولة' },
})

export const orderWords = defineTexts('standingOrder', {
  proposed: { en: 'Waits for approval', ar: 'ينتظر الاعتماد' },
  approved: { en: 'Approved', ar: 'معتمد' },
  suspended: { en: 'Suspended: the site was changed', ar: 'معلّق: عُدّل الموقع' },
  revoked: { en: 'Revoked', ar: 'ملغى' },
})

/** What stands against a release or is worth a look, by code; a part after a colon is the language. */
export const issueWords = defineTexts('alertIssue', {
  language_missing: { en: 'The text is missing', ar: 'النص مفقود' },
  cancel_text_missing: {
    en: 'The words for taking it back are missing',
    ar: 'كلمات السحب مفقودة',
  },
  clear_text_missing: {
    en: 'The words for when it is over are missing',
    ar: 'كلمات زوال الخطر مفقودة',
  },
  public_missing: { en: 'The text for voters is missing', ar: 'النص للناخبين مفقود' },
  public_shared: {
    en: 'Voters read the same words as stations',
    ar: 'يقرأ الناخبون الكلمات نفسها التي تقرؤها المراكز',
  },
  public_button: {
    en: 'Voters are sent to “We have a problem”, which only stations have',
    ar: 'يُحال الناخبون إلى «لدينا مشكلة»، وهي لدى المراكز وحدها',
  },
  contact_missing: { en: 'There is no telephone number to ask', ar: 'لا يوجد رقم هاتف للاستفسار' },
  html_in_text: {
    en: 'A text holds HTML; it is shown as it is',
    ar: 'يحتوي نص على HTML وسيظهر كما هو',
  },
  headline_long: {
    en: 'A headline is longer than 160 characters and may be cut',
    ar: 'عنوان أطول من 160 حرفًا وقد يُقتطع',
  },
  same_text_in_two_languages: {
    en: 'Two languages have the same words: was one not translated?',
    ar: 'نص واحد في لغتين: هل نُسيت الترجمة؟',
  },
  private_without_addresses: {
    en: 'For named addressees the addresses are missing',
    ar: 'عناوين المستلمين المحددين مفقودة',
  },
  restriction_without_restricted: {
    en: 'A restriction belongs to “Officials and stations only”',
    ar: 'القيد يخص «للمسؤولين والمراكز فقط» وحدها',
  },
  polygon_open: { en: 'A polygon does not end where it begins', ar: 'مضلّع لا ينتهي حيث يبدأ' },
  polygon_malformed: {
    en: 'A polygon is not written as lat,lon lat,lon …',
    ar: 'مضلّع غير مكتوب بالصيغة lat,lon',
  },
  circle_malformed: {
    en: 'A circle is not written as lat,lon radius',
    ar: 'دائرة غير مكتوبة بالصيغة lat,lon radius',
  },
})
