import { defineTexts } from '../../../../core/text.ts'

export const dnsAndMailTexts = defineTexts('monitoring', {
  'dns-address.title': { en: 'Addresses in DNS', ar: 'العناوين في DNS' },
  'dns-address.why': {
    en: 'Who can change the address can send every visitor to his own server.',
    ar: 'من يستطيع تغيير العنوان يستطيع إرسال كل زائر إلى خادمه.',
  },
  'dns-address.remedy': {
    en: 'Ask the hosting and DNS operators whether they moved the site. If yes, approve the new addresses; if no, lock the registrar and DNS accounts, restore the records, and warn that visitors may have seen a false site.',
    ar: 'اسأل مشغلي الاستضافة وDNS إن كانوا نقلوا الموقع. إن نعم فاعتمد العناوين الجديدة، وإن لا فأقفل حسابات المسجّل وDNS واستعد السجلات ونبّه إلى أن الزوار ربما رأوا موقعاً مزيفاً.',
  },
  'dns-address.as_approved': {
    en: 'The addresses of {name} are the approved ones: {values}.',
    ar: 'عناوين {name} هي المعتمدة: {values}.',
  },
  'dns-address.no_baseline': {
    en: 'The addresses of {name} are not approved yet: {values}.',
    ar: 'عناوين {name} لم تُعتمد بعد: {values}.',
  },
  'dns-address.moving': {
    en: '{name} has new addresses, as expected of its delivery network: {fresh} (approved: {approved}).',
    ar: 'لـ {name} عناوين جديدة كما هو متوقع من شبكة التوزيع: {fresh} (المعتمد: {approved}).',
  },
  'dns-address.fewer': {
    en: 'Approved addresses of {name} are missing: {missing}.',
    ar: 'عناوين معتمدة لـ {name} غير موجودة: {missing}.',
  },
  'dns-address.changed': {
    en: '{name} has addresses that nobody approved: {fresh} (approved: {approved}).',
    ar: 'لـ {name} عناوين لم يعتمدها أحد: {fresh} (المعتمد: {approved}).',
  },
  'dns-address.vanished': {
    en: '{name} no longer has an address (approved: {approved}).',
    ar: 'لم يعد لـ {name} عنوان (المعتمد: {approved}).',
  },

  'dns-nameserver.title': { en: 'Name servers', ar: 'خوادم الأسماء' },
  'dns-nameserver.why': {
    en: 'Whoever answers for the zone owns the site, its mail and its certificates.',
    ar: 'من يجيب عن النطاق يملك الموقع وبريده وشهاداته.',
  },
  'dns-nameserver.remedy': {
    en: 'Call the registrar at once on a number you know. Lock the domain, restore the delegation, change the account’s password and second factor, then check addresses, mail exchangers and recently issued certificates.',
    ar: 'اتصل بالمسجّل فوراً على رقم تعرفه. أقفل النطاق واستعد التفويض وغيّر كلمة مرور الحساب وعامله الثاني، ثم تحقق من العناوين وخوادم البريد والشهادات الصادرة حديثاً.',
  },
  'dns-nameserver.as_approved': {
    en: 'The name servers of {name} are the approved ones: {values}.',
    ar: 'خوادم أسماء {name} هي المعتمدة: {values}.',
  },
  'dns-nameserver.no_baseline': {
    en: 'The name servers of {name} are not approved yet: {values}.',
    ar: 'خوادم أسماء {name} لم تُعتمد بعد: {values}.',
  },
  'dns-nameserver.fewer': {
    en: 'Approved name servers of {name} are missing: {missing}.',
    ar: 'خوادم أسماء معتمدة لـ {name} غير موجودة: {missing}.',
  },
  'dns-nameserver.single': {
    en: '{name} has a single name server; when it fails, the site is gone.',
    ar: 'لـ {name} خادم أسماء واحد، فإذا تعطل اختفى الموقع.',
  },
  'dns-nameserver.changed': {
    en: '{name} has name servers that nobody approved: {fresh} (approved: {approved}).',
    ar: 'لـ {name} خوادم أسماء لم يعتمدها أحد: {fresh} (المعتمد: {approved}).',
  },
  'dns-nameserver.vanished': {
    en: '{name} no longer has name servers (approved: {approved}).',
    ar: 'لم يعد لـ {name} خوادم أسماء (المعتمد: {approved}).',
  },

  'dns-mail-exchanger.title': { en: 'Mail exchangers', ar: 'خوادم البريد' },
  'dns-mail-exchanger.why': {
    en: 'A false mail exchanger reads the mail and can order certificates and passwords in the domain’s name.',
    ar: 'خادم البريد المزيف يقرأ البريد ويستطيع طلب شهادات وكلمات مرور باسم النطاق.',
  },
  'dns-mail-exchanger.remedy': {
    en: 'Ask the mail operator. If the change is wanted, approve it; if not, restore the record, treat mail since the change as read by others, and reset what was confirmed by mail.',
    ar: 'اسأل مشغل البريد. إن كان التغيير مطلوباً فاعتمده، وإلا فاستعد السجل واعتبر البريد منذ التغيير مقروءاً من غيرك وأعد ضبط ما أُكّد بالبريد.',
  },
  'dns-mail-exchanger.as_approved': {
    en: 'The mail exchangers of {name} are the approved ones: {values}.',
    ar: 'خوادم بريد {name} هي المعتمدة: {values}.',
  },
  'dns-mail-exchanger.no_baseline': {
    en: 'The mail exchangers of {name} are not approved yet: {values}.',
    ar: 'خوادم بريد {name} لم تُعتمد بعد: {values}.',
  },
  'dns-mail-exchanger.fewer': {
    en: 'Approved mail exchangers of {name} are missing: {missing}.',
    ar: 'خوادم بريد معتمدة لـ {name} غير موجودة: {missing}.',
  },
  'dns-mail-exchanger.changed': {
    en: '{name} has mail exchangers that nobody approved: {fresh} (approved: {approved}).',
    ar: 'لـ {name} خوادم بريد لم يعتمدها أحد: {fresh} (المعتمد: {approved}).',
  },
  'dns-mail-exchanger.vanished': {
    en: '{name} no longer has mail exchangers (approved: {approved}).',
    ar: 'لم يعد لـ {name} خوادم بريد (المعتمد: {approved}).',
  },

  'dns-caa.title': {
    en: 'Who may issue certificates (CAA)',
    ar: 'من يجوز له إصدار الشهادات (CAA)',
  },
  'dns-caa.why': {
    en: 'Without this record any of some hundred authorities may be talked into a certificate for the site.',
    ar: 'دون هذا السجل يمكن إقناع أي جهة من نحو مئة جهة بإصدار شهادة للموقع.',
  },
  'dns-caa.remedy': {
    en: 'Publish a CAA record that names your authority: 0 issue "authority.example", and 0 iodef "mailto:…" for reports.',
    ar: 'انشر سجل CAA يسمّي جهة الإصدار التي تستخدمها: 0 issue "authority.example"، و0 iodef "mailto:…" للبلاغات.',
  },
  'dns-caa.good': {
    en: '{name} names who may issue: {values}.',
    ar: 'يسمّي {name} من يجوز له الإصدار: {values}.',
  },
  'dns-caa.as_approved': {
    en: 'The record of {name} is the approved one: {values}.',
    ar: 'سجل {name} هو المعتمد: {values}.',
  },
  'dns-caa.absent': { en: '{name} has no CAA record.', ar: 'ليس لـ {name} سجل CAA.' },
  'dns-caa.no_issuer': {
    en: 'The record of {name} names no issuer: {values}.',
    ar: 'لا يسمّي سجل {name} أي جهة إصدار: {values}.',
  },
  'dns-caa.malformed': {
    en: 'The record of {name} has entries that authorities cannot read, and then issue to nobody: {values}.',
    ar: 'في سجل {name} بنود لا تستطيع جهات الإصدار قراءتها فلا تصدر لأحد: {values}.',
  },
  'dns-caa.critical_unknown': {
    en: 'The record of {name} has an entry marked as critical that no authority knows; none may issue: {values}.',
    ar: 'في سجل {name} بند موسوم بأنه حاسم لا تعرفه أي جهة إصدار، فلا يجوز لأي منها الإصدار: {values}.',
  },
  'dns-caa.issuer_outside': {
    en: 'The certificate that is served comes from {issuer}, which the record of {name} does not name ({names}): the next renewal fails, or somebody else ordered it.',
    ar: 'الشهادة المقدَّمة صادرة عن {issuer}، ولا يسمّيها سجل {name} ({names}): سيفشل التجديد القادم، أو أن غيركم طلبها.',
  },
  'dns-caa.iodef_invalid': {
    en: 'Reports of {name} go to an address that nobody sends to (mailto: or https: is needed): {values}.',
    ar: 'بلاغات {name} موجهة إلى عنوان لا يرسل إليه أحد (المطلوب mailto: أو https:): {values}.',
  },
  'dns-caa.method_unknown': {
    en: 'The record of {name} asks for a way of validation that does not exist: {values}.',
    ar: 'يشترط سجل {name} طريقة تحقق غير موجودة: {values}.',
  },
  'dns-caa.contact_invalid': {
    en: 'The record of {name} names a contact that authorities cannot use (contactemail needs a bare address, contactphone a number with + and the code of the country): {values}.',
    ar: 'يسمّي سجل {name} جهة اتصال لا تستطيع جهات الإصدار استخدامها (يلزم contactemail عنوان بريد مجرد، وcontactphone رقم يبدأ بـ + ورمز البلد): {values}.',
  },
  'dns-caa.tag_unknown': {
    en: 'The record of {name} has entries of a kind that does not exist, and authorities pass over them: {values}.',
    ar: 'في سجل {name} بنود من نوع غير موجود تتجاوزها جهات الإصدار: {values}.',
  },
  'dns-caa.flags_reserved': {
    en: 'The record of {name} sets bits that have no meaning (0 and 128 have one): {values}.',
    ar: 'يضبط سجل {name} بتات لا معنى لها (المعنى لـ 0 و128 فقط): {values}.',
  },
  'dns-caa.fewer': {
    en: 'Approved entries of {name} are missing: {missing}.',
    ar: 'بنود معتمدة لـ {name} غير موجودة: {missing}.',
  },
  'dns-caa.changed': {
    en: '{name} has entries that nobody approved: {fresh} (approved: {approved}).',
    ar: 'لـ {name} بنود لم يعتمدها أحد: {fresh} (المعتمد: {approved}).',
  },
  'dns-caa.vanished': {
    en: 'The record of {name} is gone (approved: {approved}).',
    ar: 'اختفى سجل {name} (المعتمد: {approved}).',
  },

  'dnssec.title': {
    en: 'Signed answers (DNSSEC)',
    ar: 'الإجابات الموقّعة (DNSSEC)',
  },
  'dnssec.why': {
    en: 'Without signatures whoever stands between a voter and his resolver can send him to another server; with wrong ones the site is gone for everybody whose resolver checks them.',
    ar: 'دون تواقيع يستطيع من يقف بين الناخب ومحلّله توجيهه إلى خادم آخر، وبتواقيع خاطئة يختفي الموقع عن كل من يتحقق محلّله منها.',
  },
  'dnssec.remedy': {
    en: 'Have the DNS operator sign the zone (ECDSA P-256) and hand the DS record to the registrar. Where signatures do not hold: have the zone signed anew or the DS record corrected at once, or taken out at the registrar until it is right.',
    ar: 'اطلب من مشغل DNS توقيع النطاق (ECDSA P-256) وتسليم سجل DS إلى المسجّل. وإن كانت التواقيع غير صحيحة: أعد توقيع النطاق أو صحّح سجل DS فوراً، أو أزله لدى المسجّل حتى يصح.',
  },
  'dnssec.validated': {
    en: 'The resolver checked the signatures of {name}, and they hold.',
    ar: 'تحقق المحلّل من تواقيع {name} وهي صحيحة.',
  },
  'dnssec.unsigned': {
    en: 'Answers about {name} are not signed.',
    ar: 'الإجابات عن {name} غير موقّعة.',
  },
  'dnssec.leads_unsigned': {
    en: 'The zone of {name} is signed, but the name leads to one whose answers are not.',
    ar: 'نطاق {name} موقّع، لكن الاسم يؤدي إلى اسم إجاباته غير موقّعة.',
  },
  'dnssec.resolver_blind': {
    en: 'The zone of {name} is signed; whether the signatures hold is not known, because the resolver {resolver} does not check them.',
    ar: 'نطاق {name} موقّع، ولا يُعرف إن كانت التواقيع صحيحة لأن المحلّل {resolver} لا يتحقق منها.',
  },
  'dnssec.bogus': {
    en: 'The signatures of {name} do not hold: {ede}, says the resolver {resolver}.',
    ar: 'تواقيع {name} غير صحيحة: {ede}، كما يقول المحلّل {resolver}.',
  },

  'spf.title': { en: 'Who may send mail (SPF)', ar: 'من يجوز له إرسال البريد (SPF)' },
  'spf.why': {
    en: 'Without it anybody can send mail that seems to come from the election authority.',
    ar: 'دونه يستطيع أي شخص إرسال بريد يبدو صادراً عن هيئة الانتخابات.',
  },
  'spf.remedy': {
    en: 'Publish one TXT record with your senders and “-all” at its end, at most 10 words that need a look-up with all records that it includes, and no word for a sender that is gone; for a domain that sends no mail: “v=spf1 -all”.',
    ar: 'انشر سجل TXT واحداً يضم خوادم الإرسال وينتهي بـ “-all”، وفيه مع كل السجلات التي يضمّنها 10 كلمات على الأكثر تحتاج إلى استعلام، ولا كلمة لمرسل لم يعد موجوداً. وللنطاق الذي لا يرسل بريداً: “v=spf1 -all”.',
  },
  'spf.good': {
    en: '{name} lets {ipv4} IPv4 and {ipv6} IPv6 addresses send and refuses all others: {record}',
    ar: 'يسمح {name} بالإرسال لعدد {ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6 ويرفض كل ما عداها: {record}',
  },
  'spf.soft': {
    en: '{name} lets {ipv4} IPv4 and {ipv6} IPv6 addresses send and only marks all others as doubtful: {record}',
    ar: 'يسمح {name} بالإرسال لعدد {ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6 ويكتفي بوسم ما عداها بالشك: {record}',
  },
  'spf.delegated': {
    en: '{name} leaves the answer to a record that depends on the mail: {record}',
    ar: 'يحيل {name} الجواب إلى سجل يتوقف على الرسالة نفسها: {record}',
  },
  'spf.neutral': {
    en: '{name} lets {ipv4} IPv4 and {ipv6} IPv6 addresses send and says nothing about all others: {record}',
    ar: 'يسمح {name} بالإرسال لعدد {ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6 ولا يقول شيئاً عما عداها: {record}',
  },
  'spf.no_end': {
    en: 'The record of {name} has no “all” at its end; it lets {ipv4} IPv4 and {ipv6} IPv6 addresses send: {record}',
    ar: 'لا ينتهي سجل {name} بكلمة “all”، ويسمح بالإرسال لعدد {ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6: {record}',
  },
  'spf.many': {
    en: '{name} lets far more addresses send than any sender has, {ipv4} IPv4 and {ipv6} IPv6, most of them by {path}',
    ar: 'يسمح {name} بالإرسال لعناوين أكثر بكثير مما يملكه أي مرسل، {ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6، وأكثرها عبر {path}',
  },
  'spf.too_long': {
    en: 'The record is longer than anybody needs and was not counted: {path}',
    ar: 'السجل أطول مما يحتاج إليه أحد ولم يُحصَ: {path}',
  },
  'spf.ptr': {
    en: 'The record of {name} uses “ptr”, which receivers ignore: {record}',
    ar: 'يستخدم سجل {name} الكلمة “ptr” التي يتجاهلها المستقبلون: {record}',
  },
  'spf.void_for_ipv6': {
    en: 'For senders with an IPv6 address the record of {name} is void, since more than 2 questions have no answer: {path}',
    ar: 'سجل {name} باطل للمرسلين بعناوين IPv6، لأن أكثر من استعلامين بلا جواب: {path}',
  },
  'spf.unknown_term': {
    en: 'The record of {name} is void, since a word is not well formed: {path}',
    ar: 'سجل {name} باطل لأن فيه كلمة غير سليمة الصياغة: {path}',
  },
  'spf.too_many_lookups': {
    en: 'The record of {name} is void, since it needs more than 10 look-ups: {path}',
    ar: 'سجل {name} باطل لأنه يحتاج إلى أكثر من 10 استعلامات: {path}',
  },
  'spf.too_many_void': {
    en: 'The record of {name} is void, since more than 2 of its questions have no answer: {path}',
    ar: 'سجل {name} باطل لأن أكثر من استعلامين من استعلاماته بلا جواب: {path}',
  },
  'spf.too_many_exchangers': {
    en: 'The record of {name} is void, since an “mx” has more than 10 mail exchangers: {path}',
    ar: 'سجل {name} باطل لأن لإحدى كلمات “mx” أكثر من 10 خوادم بريد: {path}',
  },
  'spf.leads_nowhere': {
    en: 'The record of {name} is void, since it leads to a name without an SPF record: {path}',
    ar: 'سجل {name} باطل لأنه يقود إلى اسم ليس له سجل SPF: {path}',
  },
  'spf.leads_to_several': {
    en: 'The record of {name} is void, since it leads to a name with several SPF records: {path}',
    ar: 'سجل {name} باطل لأنه يقود إلى اسم له عدة سجلات SPF: {path}',
  },
  'spf.loop': {
    en: 'The record of {name} is void, since it leads back to itself: {path}',
    ar: 'سجل {name} باطل لأنه يقود إلى نفسه: {path}',
  },
  'spf.passes_all': {
    en: '{name} lets anybody send, {ipv4} IPv4 and {ipv6} IPv6 addresses: {path}',
    ar: 'يسمح {name} لأي كان بالإرسال، {ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6: {path}',
  },
  'spf.passes_strangers': {
    en: '{name} lets anybody send: a mail from an address that belongs to nobody passed by a word that depends on the mail, {path}. A wildcard in the zone answers every question.',
    ar: 'يسمح {name} لأي كان بالإرسال: فقد قُبلت رسالة من عنوان لا يملكه أحد عبر كلمة تتوقف على الرسالة، {path}. إن سجلاً شاملاً (wildcard) في النطاق يجيب عن كل سؤال.',
  },
  'spf.not_followed': {
    en: 'Not tested: this visit did not follow the record of {name} to its end: {path}',
    ar: 'لم يُختبر: لم تتبع هذه الزيارة سجل {name} إلى نهايته: {path}',
  },
  'spf.no_answer': {
    en: 'Not tested: the name servers gave no answer about a part of the record of {name}: {path}',
    ar: 'لم يُختبر: لم تجب خوادم الأسماء عن جزء من سجل {name}: {path}',
  },
  'spf.several': {
    en: '{name} has several records, so none counts: {records}.',
    ar: 'لـ {name} عدة سجلات، فلا يُعتد بأي منها: {records}.',
  },
  'spf.absent': { en: '{name} has no SPF record.', ar: 'ليس لـ {name} سجل SPF.' },

  'dmarc.title': { en: 'Refusal of forged mail (DMARC)', ar: 'رفض البريد المزور (DMARC)' },
  'dmarc.why': {
    en: 'Only this record tells receivers to refuse mail that shows the authority’s name falsely.',
    ar: 'هذا السجل وحده يأمر المستقبلين برفض بريد يحمل اسم الهيئة زوراً.',
  },
  'dmarc.remedy': {
    en: 'Publish one TXT record at _dmarc that ends at “v=DMARC1; p=reject; rua=mailto:…”, reached step by step; name sp or np only where names below shall differ.',
    ar: 'انشر سجل TXT واحداً عند _dmarc ينتهي إلى “v=DMARC1; p=reject; rua=mailto:…”، وصولاً إليه خطوة خطوة، ولا تذكر sp أو np إلا حيث تختلف الأسماء التابعة.',
  },
  'dmarc.reject': {
    en: '{name} has forged mail refused: {record}',
    ar: 'يطلب {name} رفض البريد المزور: {record}',
  },
  'dmarc.quarantine': {
    en: '{name} has forged mail set aside: {record}',
    ar: 'يطلب {name} عزل البريد المزور: {record}',
  },
  'dmarc.none': {
    en: '{name} only watches, right as the first step; until the next one forged mail is delivered: {record}',
    ar: 'يكتفي {name} بالمراقبة، وهذا صحيح كخطوة أولى، ويُسلَّم البريد المزور حتى الخطوة التالية: {record}',
  },
  'dmarc.policy_missing': {
    en: '{name} names no policy (p), so receivers only watch and deliver forged mail: {record}',
    ar: 'لا يذكر {name} سياسة (p)، فيكتفي المستقبلون بالمراقبة ويسلّمون البريد المزور: {record}',
  },
  'dmarc.testing': {
    en: 'The policy of {name} is only a test (t=y): {record}',
    ar: 'سياسة {name} للتجربة فقط (t=y): {record}',
  },
  'dmarc.partial': {
    en: 'The policy of {name} covers a part of the mail only (pct): {record}',
    ar: 'تشمل سياسة {name} جزءاً من البريد فقط (pct): {record}',
  },
  'dmarc.subdomains_open': {
    en: 'Mail from subdomains of {name} may be forged (sp=none): {record}',
    ar: 'يمكن تزوير البريد من النطاقات الفرعية لـ {name} (sp=none): {record}',
  },
  'dmarc.subdomains_weaker': {
    en: 'Names below {name} are less protected than the domain itself (sp or np): {record}',
    ar: 'الأسماء التابعة لـ {name} أقل حماية من النطاق نفسه (sp أو np): {record}',
  },
  'dmarc.unknown_names_open': {
    en: 'Mail from names below {name} that do not even exist may be forged (np=none): {record}',
    ar: 'يمكن تزوير بريد من أسماء تابعة لـ {name} لا وجود لها أصلاً (np=none): {record}',
  },
  'dmarc.no_reports': {
    en: '{name} asks for no reports (rua): {record}',
    ar: 'لا يطلب {name} تقارير (rua): {record}',
  },
  'dmarc.reports_invalid': {
    en: '{name} asks for reports at addresses that nobody sends to; each needs “mailto:”: {addresses} (in {record})',
    ar: 'يطلب {name} تقارير على عناوين لا يرسل إليها أحد، ويلزم كلاً منها “mailto:”: {addresses} (في {record})',
  },
  'dmarc.reports_refused': {
    en: '{name} has reports sent to {host}, which does not say that it takes them, so none are sent.',
    ar: 'يوجّه {name} التقارير إلى {host} الذي لا يعلن قبولها، فلا تُرسل.',
  },
  'dmarc.tag_invalid': {
    en: 'The record of {name} has tags with a value that receivers skip: {tags} (in {record})',
    ar: 'في سجل {name} وسوم ذات قيم يتجاوزها المستقبلون: {tags} (في {record})',
  },
  'dmarc.invalid': {
    en: 'The record of {name} has no valid policy (p): {record}',
    ar: 'ليس في سجل {name} سياسة صالحة (p): {record}',
  },
  'dmarc.several': {
    en: '{name} has several records, so none counts: {records}.',
    ar: 'لـ {name} عدة سجلات، فلا يُعتد بأي منها: {records}.',
  },
  'dmarc.absent': { en: '{name} has no DMARC record.', ar: 'ليس لـ {name} سجل DMARC.' },
})
