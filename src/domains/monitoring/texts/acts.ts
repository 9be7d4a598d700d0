import { defineTexts } from '../../../core/text.ts'

/** What is asked before an act in monitoring, and what the next page says about it. */
export const actTexts = defineTexts('monitoring-acts', {
  marked: { en: 'The finding is marked.', ar: 'وُسمت النتيجة.' },
  noExcuse: {
    en: 'A text about voting is neither an accepted risk nor a false positive: two persons make it right, or its finding stays open.',
    ar: 'النص عن التصويت ليس خطرًا مقبولًا ولا إنذارًا كاذبًا: يجعله شخصان صحيحًا أو تبقى نتيجته مفتوحة.',
  },
  unmarked: { en: 'The mark is taken off.', ar: 'أُزيل الوسم.' },
  opened: { en: 'It is open for looks from now on.', ar: 'صار متاحًا للنظر من الآن.' },
  closeTitle: { en: 'Close this to looks?', ar: 'إغلاق هذا أمام النظر؟' },
  closeWhat: {
    en: 'Sites that stand there are not looked at any more; their state grows old. It can be opened again with a reason.',
    ar: 'لا يُنظر بعد ذلك إلى المواقع الموجودة هناك وتتقادم حالتها. يمكن فتحه من جديد مع ذكر السبب.',
  },
  closeAct: { en: 'Close it', ar: 'إغلاقه' },
  closed: { en: 'It is closed to looks.', ar: 'أُغلق أمام النظر.' },
  site: { en: 'The site is added.', ar: 'أُضيف الموقع.' },
  siteChanged: { en: 'The site is changed.', ar: 'عُدّل الموقع.' },
  siteTitle: { en: 'Remove this site?', ar: 'إزالة هذا الموقع؟' },
  siteWhat: {
    en: 'It is not watched any more, its findings close, and citizens no longer find it on the front page. What was recorded stays. This cannot be taken back; it can be added again.',
    ar: 'لا يُرصد بعد ذلك وتُغلق نتائجه ولا يجده المواطنون على الصفحة الأولى. يبقى ما سُجّل. لا يمكن التراجع عن ذلك، ويمكن إضافته من جديد.',
  },
  siteAct: { en: 'Remove the site', ar: 'إزالة الموقع' },
  siteRemoved: { en: 'The site is removed.', ar: 'أُزيل الموقع.' },
  visited: { en: 'A look at the site is asked for.', ar: 'طُلب النظر إلى الموقع.' },
  visitedSome: {
    en: 'A look at the chosen sites is asked for; those without an authorisation are left out.',
    ar: 'طُلب فحص المواقع المختارة؛ وتُرك ما ليس له تفويض.',
  },
  authorised: { en: 'The authorisation is recorded.', ar: 'سُجّل التفويض.' },
  approved: { en: 'The authorisation is approved.', ar: 'اعتُمد التفويض.' },
  revokeTitle: { en: 'Withdraw this authorisation?', ar: 'سحب هذا التفويض؟' },
  revokeWhat: {
    en: 'Looks that need it end at once. It cannot be taken back; another one is recorded and approved anew.',
    ar: 'تتوقف فورًا عمليات النظر التي تحتاج إليه. لا يمكن التراجع عن ذلك؛ يُسجّل تفويض آخر ويُعتمد من جديد.',
  },
  revokeAct: { en: 'Withdraw it', ar: 'سحبه' },
  revoked: { en: 'The authorisation is withdrawn.', ar: 'سُحب التفويض.' },
  baseline: {
    en: 'What the site shows now counts as right.',
    ar: 'يُعدّ ما يعرضه الموقع الآن صحيحًا.',
  },
  systemChanged: { en: 'The system is changed.', ar: 'عُدّل النظام.' },
  keyTitle: { en: 'Make a new key for this system?', ar: 'إنشاء مفتاح جديد لهذا النظام؟' },
  keyWhat: {
    en: 'The key that it has now ends at once, and nothing it sends counts until it has the new one. The new key is shown once. This cannot be taken back.',
    ar: 'ينتهي مفتاحه الحالي فورًا، ولا يُحتسب ما يرسله حتى يحصل على الجديد. يُعرض المفتاح الجديد مرة واحدة. لا يمكن التراجع عن ذلك.',
  },
  keyAct: { en: 'Make the new key', ar: 'إنشاء المفتاح الجديد' },
  endTitle: { en: 'End this system?', ar: 'إنهاء هذا النظام؟' },
  endWhat: {
    en: 'What it sends is refused from now on, and its findings close. What was recorded stays. This cannot be taken back; it can be added again with a new key.',
    ar: 'يُرفض ما يرسله من الآن وتُغلق نتائجه. يبقى ما سُجّل. لا يمكن التراجع عن ذلك، ويمكن إضافته من جديد بمفتاح جديد.',
  },
  endAct: { en: 'End the system', ar: 'إنهاء النظام' },
  ended: { en: 'The system is ended.', ar: 'أُنهي النظام.' },
  expected: { en: 'It is expected from now on.', ar: 'صار متوقعًا من الآن.' },
  dropped: { en: 'It is not expected any more.', ar: 'لم يعد متوقعًا.' },
  rule: { en: 'The rule holds from now on.', ar: 'تسري القاعدة من الآن.' },
  ruleDropped: { en: 'The rule is taken off.', ar: 'أُزيلت القاعدة.' },
})
