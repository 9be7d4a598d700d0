import { defineTexts } from '../../../../core/text.ts'

/** Words of what a server takes and sends along. */
export const suitesAndRevocationTexts = defineTexts('monitoring', {
  'certificate-revocation.title': {
    en: 'Revocation of the certificate',
    ar: 'إلغاء الشهادة',
  },
  'certificate-revocation.why': {
    en: 'Whoever holds the key of a revoked certificate can pass as the site; browsers learn of a revocation best from the status that the server sends along.',
    ar: 'من يملك مفتاح شهادة ملغاة يستطيع انتحال الموقع، وأفضل ما تعلم به المتصفحات الإلغاء هو الحالة التي يرسلها الخادم مع الشهادة.',
  },
  'certificate-revocation.remedy': {
    en: 'Let the server fetch the status and send it along (OCSP stapling).',
    ar: 'اجعل الخادم يجلب الحالة ويرسلها مع الشهادة (OCSP stapling).',
  },
  'certificate-revocation.good': {
    en: 'The status that the server sends along says that the certificate is not revoked, as of {fromAt}.',
    ar: 'تقول الحالة التي يرسلها الخادم إن الشهادة غير ملغاة، بتاريخ {fromAt}.',
  },
  'certificate-revocation.not_stapled': {
    en: 'The server at {ip} sends no status along; browsers would have to ask for it themselves.',
    ar: 'لا يرسل الخادم على {ip} حالة الشهادة، فعلى المتصفحات أن تسأل عنها بنفسها.',
  },
  'certificate-revocation.no_way': {
    en: 'The authority of the certificate at {ip} gives no status that could be sent along.',
    ar: 'لا تعطي جهة إصدار الشهادة على {ip} حالة يمكن إرسالها معها.',
  },
  'certificate-revocation.unverified': {
    en: 'The status that came with the certificate at {ip} could not be checked, because the issuer’s certificate was not shown.',
    ar: 'تعذر التحقق من الحالة المرسلة مع الشهادة على {ip} لأن شهادة جهة الإصدار لم تُعرض.',
  },
  'certificate-revocation.unknown': {
    en: 'The authority says that it does not know the certificate at {ip}.',
    ar: 'تقول جهة الإصدار إنها لا تعرف الشهادة على {ip}.',
  },
  'certificate-revocation.outdated': {
    en: 'The status that the server at {ip} sends along is of {fromAt} and does not hold now.',
    ar: 'الحالة التي يرسلها الخادم على {ip} مؤرخة في {fromAt} ولا تسري الآن.',
  },
  'certificate-revocation.untrusted': {
    en: 'What the server at {ip} sends along as status is not a valid word of the authority about this certificate.',
    ar: 'ما يرسله الخادم على {ip} على أنه حالة ليس قولاً صحيحاً من جهة الإصدار عن هذه الشهادة.',
  },
  'certificate-revocation.staple_missing': {
    en: 'The certificate at {ip} demands that its status is sent along, and the server does not send it: browsers that check this refuse the site.',
    ar: 'تشترط الشهادة على {ip} إرسال حالتها معها والخادم لا يرسلها، فترفض المتصفحات التي تتحقق من ذلك الموقع.',
  },
  'certificate-revocation.revoked': {
    en: 'The certificate at {ip} was revoked by its authority on {sinceAt}.',
    ar: 'ألغت جهة الإصدار الشهادة على {ip} في {sinceAt}.',
  },
  'tls-suites.title': {
    en: 'TLS suites',
    ar: 'مجموعات تشفير TLS',
  },
  'tls-suites.why': {
    en: 'One weak suite among good ones is enough: an attacker on the way can try to make both sides use it.',
    ar: 'تكفي مجموعة ضعيفة واحدة بين مجموعات جيدة: فقد يحاول مهاجم على الطريق أن يجعل الطرفين يستخدمانها.',
  },
  'tls-suites.remedy': {
    en: 'Leave only ECDHE suites with AES-GCM or ChaCha20 switched on, in every version; where plain Diffie-Hellman has to stay, use the group ffdhe3072.',
    ar: 'أبقِ فقط مجموعات ECDHE مع AES-GCM أو ChaCha20 مفعّلة في كل إصدار، وحيث يلزم Diffie-Hellman العادي استخدم المجموعة ffdhe3072.',
  },
  'tls-suites.good': {
    en: 'Every suite that the server takes is good: {suites}.',
    ar: 'كل مجموعة يقبلها الخادم جيدة: {suites}.',
  },
  'tls-suites.sufficient': {
    en: 'Every suite that the server takes is sound: {suites}.',
    ar: 'كل مجموعة يقبلها الخادم سليمة: {suites}.',
  },
  'tls-suites.unsure': {
    en: 'The list of suites could not be finished; those that were seen are sound: {suites}.',
    ar: 'تعذر إكمال قائمة المجموعات، وما شوهد منها سليم: {suites}.',
  },
  'tls-suites.ageing': {
    en: 'The server takes suites to be phased out ({versions}): {suites}.',
    ar: 'يقبل الخادم مجموعات ينبغي الاستغناء عنها ({versions}): {suites}.',
  },
  'tls-suites.weak': {
    en: 'The server takes weak suites ({versions}): {suites}.',
    ar: 'يقبل الخادم مجموعات ضعيفة ({versions}): {suites}.',
  },
  'tls-suites.rc4_old': {
    en: 'The server takes RC4 in old versions ({versions}): {suites}.',
    ar: 'يقبل الخادم RC4 في إصدارات قديمة ({versions}): {suites}.',
  },
  'tls-suites.rc4': {
    en: 'The server takes RC4, whose output gives the content away ({versions}): {suites}.',
    ar: 'يقبل الخادم RC4 الذي يكشف ناتجه المحتوى ({versions}): {suites}.',
  },
  'tls-suites.open': {
    en: 'The server takes suites without encryption, without a certificate or with keys that anybody can break ({versions}): {suites}.',
    ar: 'يقبل الخادم مجموعات دون تشفير أو دون شهادة أو بمفاتيح يستطيع أي شخص كسرها ({versions}): {suites}.',
  },
  'tls-suites.prefers_weak': {
    en: 'In {version} the server chooses {suite} although sound suites were offered before it.',
    ar: 'يختار الخادم في {version} المجموعة {suite} مع أن مجموعات سليمة عُرضت قبلها.',
  },
  'tls-suites.dh_ageing': {
    en: 'Plain Diffie-Hellman uses a group to be phased out: {bits} bits ({version}, {suite}).',
    ar: 'يستخدم Diffie-Hellman العادي مجموعة ينبغي الاستغناء عنها: {bits} بت ({version}، {suite}).',
  },
  'tls-suites.dh_group': {
    en: 'Plain Diffie-Hellman uses a group that no longer suffices: {name}, {bits} bits ({version}, {suite}).',
    ar: 'يستخدم Diffie-Hellman العادي مجموعة لم تعد كافية: {name}، {bits} بت ({version}، {suite}).',
  },
  'tls-suites.dh_own': {
    en: 'Plain Diffie-Hellman uses a group of the server’s own, which nobody has examined: {bits} bits ({version}, {suite}).',
    ar: 'يستخدم Diffie-Hellman العادي مجموعة خاصة بالخادم لم يفحصها أحد: {bits} بت ({version}، {suite}).',
  },
  'tls-suites.dh_short': {
    en: 'The prime of plain Diffie-Hellman is too short: {bits} bits ({version}, {suite}).',
    ar: 'العدد الأولي في Diffie-Hellman العادي أقصر من اللازم: {bits} بت ({version}، {suite}).',
  },
  'tls-suites.dh_broken': {
    en: 'Plain Diffie-Hellman uses numbers that can be broken: {bits} bits ({version}, {suite}).',
    ar: 'يستخدم Diffie-Hellman العادي أعداداً يمكن كسرها: {bits} بت ({version}، {suite}).',
  },
})
