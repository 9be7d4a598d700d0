import { defineTexts } from '../../../core/text.ts'

/** Words of the panels about findings and sites. */
export const situationTexts = defineTexts('monitoring-situation', {
  findings: { en: 'Findings', ar: 'النتائج' },
  noFindings: { en: 'No open finding.', ar: 'لا نتائج مفتوحة.' },
  sites: { en: 'Sites that are not well', ar: 'مواقع ليست بخير' },
  noSites: { en: 'No site is watched yet.', ar: 'لا موقع مراقَب بعد.' },
  allWell: { en: 'Every watched site is well.', ar: 'كل المواقع المراقَبة بخير.' },
  allSites: { en: 'All sites', ar: 'كل المواقع' },
  sitesTile: { en: 'Sites', ar: 'المواقع' },
  ofWell: { en: 'of {total} well', ar: 'من {total} سليمة' },
  notWell: {
    en: { one: '{count} is not well', other: '{count} are not well' },
    ar: {
      zero: 'كلها بخير',
      one: 'موقع واحد ليس بخير',
      two: 'موقعان ليسا بخير',
      few: '{count} مواقع ليست بخير',
      many: '{count} موقعًا ليس بخير',
      other: '{count} موقع ليس بخير',
    },
  },
  looked: {
    en: { one: '{count} is being looked at', other: '{count} are being looked at' },
    ar: {
      zero: 'لا موقع قيد الفحص',
      one: 'موقع واحد قيد الفحص',
      two: 'موقعان قيد الفحص',
      few: '{count} مواقع قيد الفحص',
      many: '{count} موقعًا قيد الفحص',
      other: '{count} موقع قيد الفحص',
    },
  },
  maintained: {
    en: { one: '{count} in maintenance', other: '{count} in maintenance' },
    ar: {
      zero: 'لا موقع في الصيانة',
      one: 'موقع واحد في الصيانة',
      two: 'موقعان في الصيانة',
      few: '{count} مواقع في الصيانة',
      many: '{count} موقعًا في الصيانة',
      other: '{count} موقع في الصيانة',
    },
  },
  someUnknown: { en: 'not all are known', ar: 'ليست كلها معروفة' },
  since: { en: 'Since', ar: 'منذ' },
  state: { en: 'State', ar: 'الحالة' },
  site: { en: 'Site', ar: 'الموقع' },
  severity: { en: 'Severity', ar: 'الخطورة' },
  worst: { en: 'Worst finding', ar: 'أخطر نتيجة' },
  andMore: {
    en: { one: 'and {count} more', other: 'and {count} more' },
    ar: {
      zero: 'ولا شيء آخر',
      one: 'وواحدة أخرى',
      two: 'واثنتان أخريان',
      few: 'و{count} أخرى',
      many: 'و{count} أخرى',
      other: 'و{count} أخرى',
    },
  },
  moreSites: { en: 'More sites have findings.', ar: 'لمواقع أخرى نتائج أيضًا.' },
  allFindings: { en: 'All findings', ar: 'كل النتائج' },
  open: { en: 'Open', ar: 'مفتوحة' },
  suspect: { en: 'Suspect, being checked again', ar: 'مشتبه بها، يُعاد فحصها' },
})

/** Words of the panel about inside systems. */
export const situationSystemTexts = defineTexts('monitoring-situation-systems', {
  insideSystems: { en: 'Inside systems', ar: 'الأنظمة الداخلية' },
  insideCounts: {
    en: 'Ready: {ready}. Not ready: {notReady}. Silent: {silent}.',
    ar: 'جاهزة: {ready}. غير جاهزة: {notReady}. صامتة: {silent}.',
  },
  noInsideSystems: {
    en: 'No register, poll book or backup tells of itself yet.',
    ar: 'لا سجل ولا نسخة احتياطية تبلّغ عن نفسها بعد.',
  },
  allInsideSystems: { en: 'All inside systems', ar: 'كل الأنظمة الداخلية' },
  allReady: { en: 'Every inside system is ready.', ar: 'كل الأنظمة الداخلية جاهزة.' },
  insideSystem: { en: 'System', ar: 'النظام' },
  insideState: { en: 'State', ar: 'الحالة' },
  insideHeard: { en: 'Last heard', ar: 'آخر إشارة' },
  notReady: { en: 'Not ready', ar: 'غير جاهز' },
  silentSystem: { en: 'Silent', ar: 'صامت' },
})
