import { defineTexts } from '../../../../core/text.ts'

/** What codes of failed looks and of resolvers mean; a code without words is shown as it is. */
export const causeTexts = defineTexts('monitoring', {
  'ede.6': {
    en: 'signatures do not verify (DNSSEC Bogus)',
    ar: 'التواقيع لا تطابق (DNSSEC Bogus)',
  },
  'ede.7': {
    en: 'signatures ran out (Signature Expired)',
    ar: 'انتهت مدة التواقيع (Signature Expired)',
  },
  'ede.8': {
    en: 'signatures are not valid yet (Signature Not Yet Valid)',
    ar: 'التواقيع لم تسرِ بعد (Signature Not Yet Valid)',
  },
  'ede.9': {
    en: 'the key of the zone is missing (DNSKEY Missing)',
    ar: 'مفتاح النطاق مفقود (DNSKEY Missing)',
  },
  'ede.10': {
    en: 'signatures are missing (RRSIGs Missing)',
    ar: 'التواقيع مفقودة (RRSIGs Missing)',
  },
  'ede.11': {
    en: 'no key is marked as one of the zone (No Zone Key Bit Set)',
    ar: 'لا مفتاح موسوم بأنه للنطاق (No Zone Key Bit Set)',
  },
  'ede.12': {
    en: 'the proof of what does not exist is missing (NSEC Missing)',
    ar: 'إثبات عدم الوجود مفقود (NSEC Missing)',
  },
  'error.ECONNREFUSED': {
    en: 'the port is closed',
    ar: 'المنفذ مغلق',
  },
  'error.ECONNRESET': {
    en: 'the server hung up',
    ar: 'قطع الخادم الاتصال',
  },
  'error.EHOSTUNREACH': {
    en: 'no way leads to the server',
    ar: 'لا طريق يؤدي إلى الخادم',
  },
  'error.ENETUNREACH': {
    en: 'no way leads to the server’s network',
    ar: 'لا طريق يؤدي إلى شبكة الخادم',
  },
  'error.EPIPE': {
    en: 'the server hung up',
    ar: 'قطع الخادم الاتصال',
  },
  'error.ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE': {
    en: 'server and browser have no method in common',
    ar: 'لا طريقة مشتركة بين الخادم والمتصفح',
  },
  'error.ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION': {
    en: 'the server refuses every version of TLS that is offered',
    ar: 'يرفض الخادم كل إصدارات TLS المعروضة',
  },
  'error.ERR_SSL_UNSUPPORTED_PROTOCOL': {
    en: 'the server speaks a version that no browser takes',
    ar: 'يتحدث الخادم إصداراً لا يقبله أي متصفح',
  },
  'error.ERR_SSL_WRONG_VERSION_NUMBER': {
    en: 'what answers on this port is no TLS',
    ar: 'ما يجيب على هذا المنفذ ليس TLS',
  },
  'error.closed-early': {
    en: 'the server hung up before the end',
    ar: 'قطع الخادم الاتصال قبل النهاية',
  },
  'error.no-address': {
    en: 'the name has no address',
    ar: 'ليس للاسم عنوان',
  },
  'error.nxdomain': {
    en: 'the name does not exist',
    ar: 'الاسم غير موجود',
  },
  'error.redirect-loop': {
    en: 'the redirects lead in a circle',
    ar: 'عمليات التوجيه تدور في حلقة',
  },
  'error.refused': {
    en: 'the name server refuses to answer',
    ar: 'يرفض خادم الأسماء الإجابة',
  },
  'error.servfail': {
    en: 'the name server fails',
    ar: 'يتعطل خادم الأسماء',
  },
  'error.timeout': {
    en: 'no answer in time',
    ar: 'لا إجابة في الوقت المحدد',
  },
  'error.too-many-redirects': {
    en: 'too many redirects',
    ar: 'عمليات توجيه كثيرة جداً',
  },
})
