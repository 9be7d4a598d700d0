import { defineTexts } from '../../../../core/text.ts'

export const availabilityAndTlsTexts = defineTexts('monitoring', {
  'availability.title': { en: 'Reachability', ar: 'إمكانية الوصول' },
  'availability.why': {
    en: 'A site that does not answer leaves voters without opening hours, places and results, and rumours take its place.',
    ar: 'الموقع الذي لا يجيب يترك الناخبين بلا مواعيد ولا أماكن ولا نتائج، فتحل الشائعات محله.',
  },
  'availability.remedy': {
    en: 'Look at the stage that failed: name (DNS operator), connection (network, firewall, server down), TLS (certificate, web server), answer (application, database). Ask the hosting provider for the time of the failure and compare it with your own changes.',
    ar: 'انظر إلى المرحلة التي فشلت: الاسم (مشغل DNS)، الاتصال (الشبكة أو الجدار الناري أو توقف الخادم)، TLS (الشهادة أو خادم الويب)، الإجابة (التطبيق أو قاعدة البيانات). اسأل مزود الاستضافة عن وقت العطل وقارنه بتغييراتك.',
  },
  'availability.reachable': {
    en: 'The page answered with status {status} in {seconds} s.',
    ar: 'أجابت الصفحة بالحالة {status} خلال {seconds} ثانية.',
  },
  'availability.slow': {
    en: 'The page took {seconds} s to arrive.',
    ar: 'استغرق وصول الصفحة {seconds} ثانية.',
  },
  'availability.cut_short': {
    en: 'The page did not end; reading stopped after {bytes} bytes.',
    ar: 'لم تنته الصفحة، وتوقفت القراءة بعد {bytes} بايت.',
  },
  'availability.keyword_missing': {
    en: 'The page answers, but “{keyword}”, which must stand on it, is missing.',
    ar: 'تجيب الصفحة، لكن العبارة «{keyword}» التي يجب أن تظهر فيها غير موجودة.',
  },
  'availability.client_error': {
    en: 'The server refuses the page: status {status}.',
    ar: 'يرفض الخادم تقديم الصفحة: الحالة {status}.',
  },
  'availability.server_error': {
    en: 'The server fails at the page: status {status}.',
    ar: 'يتعطل الخادم عند هذه الصفحة: الحالة {status}.',
  },
  'availability.redirect_unfinished': {
    en: 'The redirects end without a page: last status {status}.',
    ar: 'تنتهي عمليات إعادة التوجيه دون صفحة: آخر حالة {status}.',
  },
  'availability.name_missing': {
    en: 'The name of the site no longer exists in DNS.',
    ar: 'لم يعد اسم الموقع موجوداً في DNS.',
  },
  'availability.resolve_failed': {
    en: 'The name could not be resolved: {code}.',
    ar: 'تعذر تحويل الاسم إلى عنوان: {code}.',
  },
  'availability.zone_bogus': {
    en: 'The signatures of {name} do not hold, so resolvers that check them answer nobody: {ede}, says the resolver {resolver}.',
    ar: 'تواقيع {name} غير صحيحة، فلا تجيب المحلّلات التي تتحقق منها أحداً: {ede}، كما يقول المحلّل {resolver}.',
  },
  'availability.connect_failed': {
    en: 'No connection to the server: {code}.',
    ar: 'لا اتصال بالخادم: {code}.',
  },
  'availability.tls_failed': {
    en: 'The server was reached, but the protected connection could not be made: {code}.',
    ar: 'تم الوصول إلى الخادم، لكن تعذر إنشاء الاتصال المحمي: {code}.',
  },
  'availability.only_ssl3': {
    en: 'The server answers, but only in SSL 3.0, which no browser speaks any more.',
    ar: 'الخادم يجيب، لكن ببروتوكول SSL 3.0 فقط الذي لم يعد أي متصفح يتحدث به.',
  },
  'availability.certificate_too_large': {
    en: 'The server was reached, but its certificate is larger than our client takes (100 KiB), so the page was not seen.',
    ar: 'تم الوصول إلى الخادم، لكن شهادته أكبر مما يقبله برنامجنا (100 كيبيبايت)، فلم تُرَ الصفحة.',
  },
  'availability.send_failed': {
    en: 'The connection broke while the request was sent: {code}.',
    ar: 'انقطع الاتصال أثناء إرسال الطلب: {code}.',
  },
  'availability.receive_failed': {
    en: 'The server connected but did not deliver a whole answer: {code}.',
    ar: 'اتصل الخادم لكنه لم يسلّم إجابة كاملة: {code}.',
  },
  'availability.limit_exceeded': {
    en: 'The answer went beyond what a visitor could bear: {code}.',
    ar: 'تجاوزت الإجابة ما يحتمله الزائر: {code}.',
  },
  'availability.address_private': {
    en: 'The name leads into a private network that is not open for looks ({detail}). If the site is yours, say at the site that it stands in a private network of yours, and have an administrator open the network under Private networks.',
    ar: 'يؤدي الاسم إلى شبكة خاصة غير مفتوحة للفحص ({detail}). إن كان الموقع لكم فاذكر في بياناته أنه يقع في شبكة خاصة تابعة لكم، واطلب من المسؤول فتح الشبكة من صفحة الشبكات الخاصة.',
  },
  'availability.port_refused': {
    en: 'The site’s port is not open for looks ({detail}). An administrator opens it under Private networks.',
    ar: 'منفذ الموقع غير مفتوح للفحص ({detail}). يفتحه المسؤول من صفحة الشبكات الخاصة.',
  },
  'availability.address_refused': {
    en: 'The name leads to an address that must not be visited ({code}: {detail}).',
    ar: 'يؤدي الاسم إلى عنوان لا يجوز زيارته ({code}: {detail}).',
  },
  'availability.redirect_refused': {
    en: 'The site redirects to an address that must not be visited ({code}: {detail}).',
    ar: 'يعيد الموقع التوجيه إلى عنوان لا يجوز زيارته ({code}: {detail}).',
  },
  'availability.no_route': {
    en: 'Not tested: the site has IPv6 addresses alone, and there is no way to them from here.',
    ar: 'لم يُختبر: ليس للموقع سوى عناوين IPv6 ولا طريق إليها من هنا.',
  },
  'availability.address_error': {
    en: 'At the address {ip} the page answers with status {status}: whoever comes there does not see it.',
    ar: 'تجيب الصفحة على العنوان {ip} بالحالة {status}، فلا يراها من يصل إلى هناك.',
  },
  'availability.address_failed': {
    en: 'At the address {ip} the page did not come: {code}.',
    ar: 'لم تصل الصفحة من العنوان {ip}: ‏{code}.',
  },

  'https-redirect.title': { en: 'Way to the protected page', ar: 'التوجيه إلى الصفحة المحمية' },
  'https-redirect.why': {
    en: 'Who types the name alone starts without protection: anyone on the same network can show another page.',
    ar: 'من يكتب الاسم وحده يبدأ بلا حماية: يستطيع أي شخص على الشبكة نفسها أن يعرض له صفحة أخرى.',
  },
  'https-redirect.remedy': {
    en: 'Let the web server answer every http:// request with a permanent redirect (301 or 308) to https:// of the same name, before any other redirect.',
    ar: 'اجعل خادم الويب يجيب كل طلب http:// بإعادة توجيه دائمة (301 أو 308) إلى https:// للاسم نفسه قبل أي توجيه آخر.',
  },
  'https-redirect.redirects': {
    en: 'The unprotected address leads straight to {url}.',
    ar: 'يؤدي العنوان غير المحمي مباشرة إلى {url}.',
  },
  'https-redirect.port_closed': {
    en: 'The unprotected port is closed.',
    ar: 'المنفذ غير المحمي مغلق.',
  },
  'https-redirect.other_host_first': {
    en: 'The first redirect goes to {host}, so the typed name itself is never protected.',
    ar: 'أول توجيه يذهب إلى {host}، فلا يُحمى الاسم المكتوب نفسه أبداً.',
  },
  'https-redirect.late': {
    en: 'The first redirect still goes to an unprotected address, {url}.',
    ar: 'ما زال أول توجيه يذهب إلى عنوان غير محمي: {url}.',
  },
  'https-redirect.no_redirect': {
    en: 'The unprotected address answers with status {status} and never leads to https.',
    ar: 'يجيب العنوان غير المحمي بالحالة {status} ولا يؤدي إلى https أبداً.',
  },
  'https-redirect.ends_elsewhere': {
    en: 'The unprotected address ends on a foreign name, {host}.',
    ar: 'ينتهي العنوان غير المحمي عند اسم غريب: {host}.',
  },
  'https-redirect.ends_unprotected': {
    en: 'The protected address itself leads to an unprotected page, {url}.',
    ar: 'العنوان المحمي نفسه يؤدي إلى صفحة غير محمية: {url}.',
  },

  'certificate-chain.title': { en: 'Trust in the certificate', ar: 'الثقة بالشهادة' },
  'certificate-chain.why': {
    en: 'Browsers warn against a site whose certificate no trusted authority vouches for; people who learn to click the warning away are easy prey.',
    ar: 'تحذر المتصفحات من موقع لا تضمن شهادته جهة موثوقة، ومن يعتاد تجاهل التحذير يصبح فريسة سهلة.',
  },
  'certificate-chain.remedy': {
    en: 'Install a certificate of a public authority together with its intermediate certificates (the “full chain” file).',
    ar: 'ثبّت شهادة من جهة إصدار عامة مع شهاداتها الوسيطة (ملف «السلسلة الكاملة»).',
  },
  'certificate-chain.trusted': {
    en: 'The certificate chain ends in a trusted root.',
    ar: 'تنتهي سلسلة الشهادات عند جذر موثوق.',
  },
  'certificate-chain.disordered': {
    en: 'The server at {ip} sends its certificates in the wrong order.',
    ar: 'يرسل الخادم على {ip} شهاداته بترتيب خاطئ.',
  },
  'certificate-chain.needless': {
    en: 'The server at {ip} sends certificates that nobody needs: {subjects}.',
    ar: 'يرسل الخادم على {ip} شهادات لا يحتاجها أحد: {subjects}.',
  },
  'certificate-chain.self_signed': {
    en: 'The server at {ip} shows a certificate that it signed itself.',
    ar: 'يعرض الخادم {ip} شهادة وقّعها بنفسه.',
  },
  'certificate-chain.incomplete': {
    en: 'The server at {ip} does not send the intermediate certificate.',
    ar: 'لا يرسل الخادم {ip} الشهادة الوسيطة.',
  },
  'certificate-chain.unknown_issuer': {
    en: 'The certificate at {ip} comes from an authority that browsers do not trust.',
    ar: 'الشهادة على {ip} صادرة عن جهة لا تثق بها المتصفحات.',
  },
  'certificate-chain.revoked': {
    en: 'The certificate at {ip} has been revoked.',
    ar: 'أُلغيت الشهادة على {ip}.',
  },
  'certificate-chain.too_large': {
    en: 'The certificates are larger than 100 KiB, as with thousands of names in one; many programs do not take them.',
    ar: 'الشهادات أكبر من 100 كيبيبايت، كما في شهادة تحمل آلاف الأسماء، وبرامج كثيرة لا تقبلها.',
  },
  'certificate-chain.untrusted': {
    en: 'The certificate at {ip} is not trusted ({code}).',
    ar: 'الشهادة على {ip} غير موثوقة ({code}).',
  },
  'certificate-chain.dates_only': {
    en: 'The chain could not be judged because of its dates; see the certificate’s validity.',
    ar: 'تعذر الحكم على السلسلة بسبب تواريخها، انظر صلاحية الشهادة.',
  },

  'certificate-host.title': { en: 'Name in the certificate', ar: 'الاسم في الشهادة' },
  'certificate-host.why': {
    en: 'A certificate for another name does not show that this server belongs to the site, and browsers refuse it.',
    ar: 'الشهادة الصادرة لاسم آخر لا تثبت أن هذا الخادم يخص الموقع، والمتصفحات ترفضها.',
  },
  'certificate-host.remedy': {
    en: 'Order a certificate whose subject alternative names contain every name of the site, and check which virtual host answers.',
    ar: 'اطلب شهادة تضم أسماؤها البديلة كل أسماء الموقع، وتحقق من المضيف الافتراضي الذي يجيب.',
  },
  'certificate-host.matches': {
    en: 'The certificate names {host}.',
    ar: 'تذكر الشهادة الاسم {host}.',
  },
  'certificate-host.mismatch': {
    en: 'The certificate at {ip} is for {names}, not for {host}.',
    ar: 'الشهادة على {ip} صادرة لـ {names} وليست لـ {host}.',
  },
  'certificate-host.no_names': {
    en: 'The certificate at {ip} has no subject alternative name; browsers ignore the common name.',
    ar: 'لا تحمل الشهادة على {ip} أسماء بديلة، والمتصفحات تتجاهل الاسم الشائع.',
  },

  'certificate-expiry.title': { en: 'Validity of the certificate', ar: 'مدة صلاحية الشهادة' },
  'certificate-expiry.why': {
    en: 'On the day a certificate runs out the site is as good as down for everybody.',
    ar: 'في اليوم الذي تنتهي فيه الشهادة يصبح الموقع كالمتوقف للجميع.',
  },
  'certificate-expiry.remedy': {
    en: 'Renew the certificate now, and let it be renewed by machine (ACME) with an alarm when two thirds of its life are over.',
    ar: 'جدّد الشهادة الآن، واجعل التجديد آلياً (ACME) مع إنذار بعد مضي ثلثي عمرها.',
  },
  'certificate-expiry.good': {
    en: 'The certificate is valid until {untilAt}: {days} days.',
    ar: 'الشهادة سارية حتى {untilAt}، وعدد الأيام الباقية {days}.',
  },
  'certificate-expiry.renewal_due': {
    en: 'The certificate is in the last third of its life and ends on {untilAt}; days left: {days}.',
    ar: 'الشهادة في الثلث الأخير من عمرها وتنتهي في {untilAt}، والأيام الباقية {days}.',
  },
  'certificate-expiry.lives_too_long': {
    en: 'Days for which the certificate is valid: {life}; one issued on {issuedAt} may be valid for {most} at most, and browsers may refuse it.',
    ar: 'عدد أيام صلاحية الشهادة: {life}، ولا يجوز لشهادة صدرت في {issuedAt} أن تسري أكثر من {most}، وقد ترفضها المتصفحات.',
  },
  'certificate-expiry.soon': {
    en: 'The certificate ends on {untilAt}; days left: {days}.',
    ar: 'تنتهي الشهادة في {untilAt}، والأيام الباقية {days}.',
  },
  'certificate-expiry.expired': {
    en: 'The certificate ended on {untilAt}.',
    ar: 'انتهت الشهادة في {untilAt}.',
  },
  'certificate-expiry.not_yet_valid': {
    en: 'The certificate is valid only from {fromAt}.',
    ar: 'لا تسري الشهادة إلا من {fromAt}.',
  },
  'certificate-expiry.soon_at': {
    en: 'The certificate at {ip} ends on {untilAt}; days left: {days}.',
    ar: 'تنتهي الشهادة على {ip} في {untilAt}، والأيام الباقية {days}.',
  },
  'certificate-expiry.expired_at': {
    en: 'The certificate at {ip} ended on {untilAt}.',
    ar: 'انتهت الشهادة على {ip} في {untilAt}.',
  },
  'certificate-expiry.not_yet_valid_at': {
    en: 'The certificate at {ip} is valid only from {fromAt}.',
    ar: 'لا تسري الشهادة على {ip} إلا من {fromAt}.',
  },
  'certificate-expiry.issuer_expired': {
    en: 'An intermediate certificate ({subject}) ended on {untilAt}.',
    ar: 'انتهت شهادة وسيطة ({subject}) في {untilAt}.',
  },

  'certificate-key.title': { en: 'Strength of the certificate', ar: 'قوة الشهادة' },
  'certificate-key.why': {
    en: 'A short key or an old signature lets a well-equipped attacker make a certificate that passes as the site.',
    ar: 'المفتاح القصير أو التوقيع القديم يتيح لمهاجم مجهز أن يصنع شهادة تبدو شهادة الموقع.',
  },
  'certificate-key.remedy': {
    en: 'Make a new key (ECDSA P-256, or RSA with 3072 bits) and have a new certificate signed with SHA-256 or better.',
    ar: 'أنشئ مفتاحاً جديداً (ECDSA P-256 أو RSA بطول 3072 بت) واستصدر شهادة موقعة بـ SHA-256 أو أقوى.',
  },
  'certificate-key.good': {
    en: 'Key and signature are strong: {key}.',
    ar: 'المفتاح والتوقيع قويان: {key}.',
  },
  'certificate-key.key_refused': {
    en: 'Browsers take no certificate with a key of this kind, so people cannot open the site: {key} (“{subject}”).',
    ar: 'لا تقبل المتصفحات شهادة بمفتاح من هذا النوع، فلا يستطيع الناس فتح الموقع: {key} («{subject}»).',
  },
  'certificate-key.key_ageing': {
    en: 'The key of “{subject}” is still safe but to be phased out: {key}.',
    ar: 'مفتاح «{subject}» ما زال آمناً لكن ينبغي الاستغناء عنه تدريجياً: {key}.',
  },
  'certificate-key.key_weak': {
    en: 'The key of “{subject}” is too weak: {key}.',
    ar: 'مفتاح «{subject}» أضعف من اللازم: {key}.',
  },
  'certificate-key.signature_ageing': {
    en: '“{subject}” is signed by a method to be phased out: {signature}.',
    ar: 'وُقّعت «{subject}» بطريقة ينبغي الاستغناء عنها: {signature}.',
  },
  'certificate-key.signature_weak': {
    en: '“{subject}” is signed by a method that can be forged: {signature}.',
    ar: 'وُقّعت «{subject}» بطريقة يمكن تزويرها: {signature}.',
  },
  'certificate-key.signature_broken': {
    en: '“{subject}” is signed by a method that anybody can forge: {signature}.',
    ar: 'وُقّعت «{subject}» بطريقة يستطيع أي شخص تزويرها: {signature}.',
  },
  'certificate-key.unreadable': {
    en: 'The certificate at {ip} cannot be read.',
    ar: 'لا يمكن قراءة الشهادة على {ip}.',
  },

  'tls-versions.title': { en: 'TLS versions', ar: 'إصدارات TLS' },
  'tls-versions.why': {
    en: 'SSL 3.0, TLS 1.0 and 1.1 have known holes; as long as the server speaks them, an attacker on the way can force their use.',
    ar: 'في SSL 3.0 وTLS 1.0 و1.1 ثغرات معروفة، وما دام الخادم يتحدث بها يستطيع مهاجم على الطريق فرض استخدامها.',
  },
  'tls-versions.remedy': {
    en: 'Offer TLS 1.3 and 1.2 only.',
    ar: 'اعرض TLS 1.3 و1.2 فقط.',
  },
  'tls-versions.modern': { en: 'The server speaks TLS 1.3.', ar: 'يتحدث الخادم TLS 1.3.' },
  'tls-versions.only_1_2': {
    en: 'The server speaks TLS 1.2 but not 1.3.',
    ar: 'يتحدث الخادم TLS 1.2 ولا يتحدث 1.3.',
  },
  'tls-versions.old_accepted': {
    en: 'The server still speaks TLS {versions}.',
    ar: 'ما زال الخادم يتحدث TLS {versions}.',
  },
  'tls-versions.ssl3_accepted': {
    en: 'The server still speaks SSL 3.0, whose protection can be undone.',
    ar: 'ما زال الخادم يتحدث SSL 3.0 الذي يمكن إبطال حمايته.',
  },
  'tls-versions.ssl3_only': {
    en: 'The server speaks SSL 3.0 and nothing newer; no browser can connect.',
    ar: 'يتحدث الخادم SSL 3.0 ولا شيء أحدث، فلا يستطيع أي متصفح الاتصال.',
  },
  'tls-versions.address_only_1_2': {
    en: 'The server at {ip} speaks {protocol} at best.',
    ar: 'أحدث ما يتحدثه الخادم على {ip} هو {protocol}.',
  },
  'tls-versions.address_old': {
    en: 'The server at {ip} speaks {protocol} at best; today’s browsers cannot connect there.',
    ar: 'أحدث ما يتحدثه الخادم على {ip} هو {protocol}، ولا تستطيع متصفحات اليوم الاتصال به.',
  },
  'tls-versions.nothing_modern': {
    en: 'The server speaks neither TLS 1.2 nor 1.3; today’s browsers cannot connect.',
    ar: 'لا يتحدث الخادم TLS 1.2 ولا 1.3، فلا تستطيع متصفحات اليوم الاتصال به.',
  },

  'tls-options.title': { en: 'TLS settings', ar: 'إعدادات TLS' },
  'tls-options.why': {
    en: 'Weak suites and missing repairs let recorded or intercepted connections be read.',
    ar: 'مجموعات التشفير الضعيفة والإصلاحات الناقصة تتيح قراءة الاتصالات المسجلة أو المعترضة.',
  },
  'tls-options.remedy': {
    en: 'Use the “intermediate” profile of your web server’s TLS settings: ECDHE suites with AES-GCM or ChaCha20, no compression, a current OpenSSL.',
    ar: 'استخدم الإعدادات «المتوسطة» لـ TLS في خادم الويب: مجموعات ECDHE مع AES-GCM أو ChaCha20، دون ضغط، مع OpenSSL حديث.',
  },
  'tls-options.good': {
    en: 'The suites that the server chooses are sound.',
    ar: 'مجموعات التشفير التي يختارها الخادم سليمة.',
  },
  'tls-options.compression': {
    en: 'TLS {version} compresses, which gives away secrets by their length ({suite}).',
    ar: 'يضغط TLS {version} البيانات فتنكشف الأسرار من طولها ({suite}).',
  },
  'tls-options.insecure_renegotiation': {
    en: 'TLS {version} renegotiates without the repair of RFC 5746 ({suite}).',
    ar: 'يعيد TLS {version} التفاوض دون إصلاح RFC 5746 ({suite}).',
  },
  'tls-options.no_extended_master_secret': {
    en: 'TLS {version} lacks the extended master secret ({suite}).',
    ar: 'ينقص TLS {version} السر الرئيسي الموسّع ({suite}).',
  },
  'tls-options.no_forward_secrecy': {
    en: 'TLS {version} chooses {suite}: who gets the key later can read everything recorded before.',
    ar: 'يختار TLS {version} المجموعة {suite}: من يحصل على المفتاح لاحقاً يقرأ كل ما سُجل قبل ذلك.',
  },
  'tls-options.broken_suite': {
    en: 'TLS {version} chooses a broken suite, {suite}.',
    ar: 'يختار TLS {version} مجموعة مكسورة: {suite}.',
  },
  'tls-options.open_suite': {
    en: 'TLS {version} chooses {suite}: without encryption, without a certificate or with a key that anybody can break.',
    ar: 'يختار TLS {version} المجموعة {suite}: دون تشفير أو دون شهادة أو بمفتاح يستطيع أي شخص كسره.',
  },
  'tls-options.rc4': {
    en: 'TLS {version} chooses RC4, whose output gives the content away ({suite}).',
    ar: 'يختار TLS {version} خوارزمية RC4 التي يكشف ناتجها المحتوى ({suite}).',
  },
})
