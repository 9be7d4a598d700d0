import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('monitoringFound', {
  sites: {
    en: 'website; web page; home page; domain; watched site; add a site; site down; offline; certificate; TLS; DNS; grade; scan; uptime',
    ar: 'موقع إلكتروني; صفحة ويب; أول صفحة في الموقع; نطاق; موقع مراقَب; إضافة موقع; موقع متوقف; خارج الخدمة; شهادة; درجة الموقع; فحص موقع; تشغيل مستمر',
  },
  maintenance: {
    en: 'Maintenance; planned work; maintenance window; we work on the site',
    ar: 'الصيانة; أعمال مخططة; نافذة صيانة; نعمل على الموقع',
  },
  systems: {
    en: 'inside system; server; server log; agent; heartbeat; SIEM; sensor; signal; syslog; results system; voter register',
    ar: 'نظام داخلي; خادم; سجل الخادم; برنامج مراقبة; نبضة; مستشعر; إشارة; نظام النتائج; سجل الناخبين',
  },
  findings: {
    en: 'defaced; defacement; hacked; hacked page; changed page; broken into; breach; vulnerability; weakness; false alarm; DDoS; flooded site; malware; leak',
    ar: 'مشوَّه; تشويه موقع; مخترق; صفحة مخترقة; صفحة متغيرة; اقتحام; اختراق; ثغرة; ضعف; إنذار كاذب; حجب الخدمة; موقع مُغرَق; برنامج ضار; تسريب',
  },
  networks: {
    en: 'private address; intranet; internal network; local network; open a network; cannot be reached; loopback',
    ar: 'عنوان خاص; شبكة داخلية; شبكة محلية; فتح شبكة; تعذر الوصول; عنوان محلي',
  },
})
