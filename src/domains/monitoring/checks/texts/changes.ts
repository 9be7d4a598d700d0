import { defineTexts } from '../../../../core/text.ts'

/** Why a change of a page is a finding, by the code of the change watch. */
export const changeTexts = defineTexts('monitoring', {
  'change.replaced': {
    en: 'Another page stands here: of what was always there, little is left. Now: “{after}”.',
    ar: 'صفحة أخرى في هذا المكان، ولم يبقَ إلا القليل مما كان ثابتًا. الآن: «{after}».',
  },
  'change.half_gone': {
    en: 'More than half of the usual text is gone.',
    ar: 'اختفى أكثر من نصف النص المعتاد.',
  },
  'change.maintenance': {
    en: 'The page says that it is worked on: “{after}”.',
    ar: 'تقول الصفحة إنها قيد الصيانة: «{after}».',
  },
  'change.file_changed': {
    en: 'A watched file is another one: {file}. SHA-256 before: {before}, now: {after}.',
    ar: 'ملف مراقَب صار ملفًا آخر: {file}. ‏SHA-256 من قبل: {before}، والآن: {after}.',
  },
  'change.file_missing': {
    en: 'A watched file is gone: {file}. Whoever approves that watches it no longer.',
    ar: 'ملف مراقَب لم يعد موجودًا: {file}. ومن يعتمد ذلك يوقف مراقبته.',
  },
  'change.downloaded': {
    en: 'Browsers save the page as a file and do not show it. Before: “{before}”, now: “{after}”.',
    ar: 'تحفظ المتصفحات الصفحة ملفًا ولا تعرضها. من قبل: «{before}»، والآن: «{after}».',
  },
  'change.no_page': {
    en: 'What comes is no longer shown as a page. Before: “{before}”, now: “{after}”.',
    ar: 'لم يعد ما يصل يُعرض كصفحة. من قبل: «{before}»، والآن: «{after}».',
  },
  'change.charset': {
    en: 'The page is in another encoding, in which browsers may show other words. Before: “{before}”, now: “{after}”.',
    ar: 'الصفحة بترميز آخر قد تعرض به المتصفحات كلمات أخرى. من قبل: «{before}»، والآن: «{after}».',
  },
  'change.header': {
    en: 'A header field changes what browsers keep or run. Before: “{before}”, now: “{after}”.',
    ar: 'حقل في الترويسة يغيّر ما تحتفظ به المتصفحات أو تشغّله. من قبل: «{before}»، والآن: «{after}».',
  },
  'change.landed': {
    en: 'Visitors are taken to another place of the site. Before: “{before}”, now: “{after}”.',
    ar: 'يُنقل الزوار إلى مكان آخر في الموقع. من قبل: «{before}»، والآن: «{after}».',
  },
  'change.landed_elsewhere': {
    en: 'Visitors are taken to another host, {host}. Before: “{before}”, now: “{after}”.',
    ar: 'يُنقل الزوار إلى مضيف آخر هو {host}. من قبل: «{before}»، والآن: «{after}».',
  },
  'change.own_file_reaches': {
    en: 'A script of the site kept its address and does more than before ({reaches}): {file}.',
    ar: 'برنامج في الموقع بقي عنوانه وصار يفعل أكثر من قبل ({reaches}): {file}.',
  },
  'change.own_file_changed': {
    en: 'Scripts of the site are other ones under the same address: {files}.',
    ar: 'برامج في الموقع تغيّرت تحت العنوان نفسه: {files}.',
  },
  'change.own_style_shows': {
    en: 'A style sheet of the site hides the page, writes text, or reaches elsewhere ({reaches}): {file}.',
    ar: 'ورقة أنماط في الموقع تخفي الصفحة أو تكتب نصًا أو تصل إلى مكان آخر ({reaches}): {file}.',
  },
  'change.phrase': {
    en: 'The page says what defacers write: “{phrase}”.',
    ar: 'تحمل الصفحة عبارة يكتبها المخربون: «{phrase}».',
  },
  'change.passage_gone': {
    en: 'A watched passage is missing: “{before}”.',
    ar: 'مقطع مراقَب مفقود: «{before}».',
  },
  'change.changed': {
    en: 'A text changed from “{before}” to “{after}”.',
    ar: 'تغيّر نص من «{before}» إلى «{after}».',
  },
  'change.added': { en: 'A text is new: “{after}”.', ar: 'نص جديد: «{after}».' },
  'change.gone': { en: 'A text is gone: “{before}”.', ar: 'نص اختفى: «{before}».' },
  'change.danger': {
    en: 'Words that keep people from voting are new ({words}): “{after}”.',
    ar: 'كلمات جديدة تصرف الناس عن التصويت ({words}): «{after}».',
  },
  'change.danger_open': {
    en: 'Words that may keep people from voting stand where news come and go ({words}): “{after}”.',
    ar: 'كلمات قد تصرف الناس عن التصويت حيث تتبدل الأخبار ({words}): «{after}».',
  },
  'change.spam': {
    en: 'A text sells something that has no place here ({words}): “{after}”.',
    ar: 'نص يروّج لما لا مكان له هنا ({words}): «{after}».',
  },
  'change.facts': {
    en: 'Numbers, dates or hours in a text about voting changed from “{before}” to “{after}”.',
    ar: 'تغيّرت أرقام أو تواريخ أو ساعات في نص عن التصويت من «{before}» إلى «{after}».',
  },
  'change.guidance': {
    en: 'What voters are told to do or may expect reads otherwise: “{before}” became “{after}”.',
    ar: 'تغيّر ما يُقال للناخبين عمّا يفعلونه أو يتوقعونه: «{before}» أصبحت «{after}».',
  },
  'change.rows_moved': {
    en: 'Rows stand elsewhere than before, or what they say stands in another row: “{before}” became “{after}”.',
    ar: 'انتقلت صفوف من موضعها أو صار ما تقوله في صف آخر: «{before}» أصبحت «{after}».',
  },
  'change.rule_gone': {
    en: 'What people go by when they vote is gone: “{before}”.',
    ar: 'اختفى ما يسترشد به الناس عند التصويت: «{before}».',
  },
  'change.rule_new': {
    en: 'A demand, station or choice that people go by when they vote is new: “{after}”.',
    ar: 'ظهر شرط أو مركز أو خيار جديد يسترشد به الناس عند التصويت: «{after}».',
  },
  'change.told_of_choice': {
    en: 'A new text says how many votes somebody has, or that a candidate or station is no choice any more ({choice}): “{after}”.',
    ar: 'نص جديد يذكر عدد أصوات أو يقول إن مرشحا أو مركزا لم يعد خيارا ({choice}): «{after}».',
  },
  'change.new_date': {
    en: 'A date or hour of voting is new: “{after}”.',
    ar: 'تاريخ أو ساعة تصويت جديدة: «{after}».',
  },
  'change.contact': {
    en: 'A telephone number or mail address changed from “{before}” to “{after}”.',
    ar: 'تغيّر رقم هاتف أو عنوان بريد من «{before}» إلى «{after}».',
  },
  'change.lookalikes': {
    en: 'Words hold letters of another script that look alike: “{after}”.',
    ar: 'في الكلمات حروف متشابهة من كتابة أخرى: «{after}».',
  },
  'change.hidden_text': {
    en: 'A text that was always in sight is hidden: “{before}”.',
    ar: 'نص كان ظاهرًا دائمًا صار مخفيًا: «{before}».',
  },
  'change.hidden': { en: 'A hidden text is new: “{after}”.', ar: 'نص مخفي جديد: «{after}».' },
  'change.control': {
    en: 'Characters that turn or hide letters are new in a text: “{after}”.',
    ar: 'محارف جديدة تقلب الحروف أو تخفيها في نص: «{after}».',
  },
  'change.foreign_form': {
    en: 'A form sends what people type to another host: {host}.',
    ar: 'نموذج يرسل ما يكتبه الناس إلى مضيف آخر: {host}.',
  },
  'change.new_host': {
    en: 'A script or frame comes from a host that is new: “{after}”.',
    ar: 'برنامج أو إطار من مضيف جديد: «{after}».',
  },
  'change.new_script': { en: 'A script is new: “{after}”.', ar: 'برنامج جديد: «{after}».' },
  'change.second_script': {
    en: 'A script stands twice under a changing name: “{after}”.',
    ar: 'برنامج موجود مرتين باسم متغيّر: «{after}».',
  },
  'change.new_chunk': {
    en: 'A new part of a known build of scripts: “{after}”.',
    ar: 'جزء جديد من حزمة برامج معروفة: «{after}».',
  },
  'change.moves_visitor': {
    en: 'A script takes visitors to another host: {hosts}.',
    ar: 'برنامج ينقل الزوار إلى مضيف آخر: {hosts}.',
  },
  'change.other_host': {
    en: 'Known code talks to a host that is new to it: {hosts}. Before: {was}.',
    ar: 'شيفرة معروفة تتصل بمضيف جديد عليها: {hosts}. من قبل: {was}.',
  },
  'change.other_account': {
    en: 'A known service is used for another account: {accounts}. Before: {was}.',
    ar: 'خدمة معروفة تُستعمل بحساب آخر: {accounts}. من قبل: {was}.',
  },
  'change.lost_guard': {
    en: 'A frame lost its sandbox, or a script of another host its digest: “{after}”.',
    ar: 'فقد إطار عزله، أو فقد برنامج من مضيف آخر بصمته: «{after}».',
  },
  'change.new_code': {
    en: 'Code inside the page is new: “{after}”.',
    ar: 'شيفرة جديدة داخل الصفحة: «{after}».',
  },
  'change.new_sentence': {
    en: 'A known script says something else: “{after}”.',
    ar: 'برنامج معروف يقول شيئًا آخر: «{after}».',
  },
  'change.new_frame': { en: 'A frame is new: “{after}”.', ar: 'إطار جديد: «{after}».' },
  'change.known_embed': {
    en: 'A film, map or post of a known service is new: “{after}”.',
    ar: 'مقطع أو خريطة أو منشور جديد من خدمة معروفة: «{after}».',
  },
  'change.known_service': {
    en: 'A script of a known firm for consent, reading aloud, telling people from machines or counting visits is new: “{after}”.',
    ar: 'برنامج جديد لشركة معروفة للموافقة أو القراءة الصوتية أو تمييز البشر من الآلات أو عدّ الزيارات: «{after}».',
  },
  'change.other_digest': {
    en: 'A script or style of another host kept its address and has another digest: other code may run there. Before “{before}”, now “{after}”.',
    ar: 'برنامج أو نمط من مضيف آخر بقي عنوانه وتغيّرت بصمته، فقد تعمل شيفرة أخرى: من قبل «{before}»، والآن «{after}».',
  },
  'change.policy': {
    en: 'What the page may run is no longer forbidden as it was: before “{before}”, now “{after}”.',
    ar: 'لم يعد ما يُسمح للصفحة بتشغيله مقيّدًا كما كان: من قبل «{before}»، والآن «{after}».',
  },
  'change.reports': {
    en: 'Browsers report visits of the page that go wrong to another host: {host}.',
    ar: 'تبلّغ المتصفحات مضيفًا آخر عن زيارات الصفحة المتعثرة: {host}.',
  },
  'change.new_form': { en: 'A form is new: “{after}”.', ar: 'نموذج جديد: «{after}».' },
  'change.secret_field': {
    en: 'A field for a password, a card or an identity number is new: “{after}”.',
    ar: 'حقل جديد لكلمة مرور أو بطاقة أو رقم هوية: «{after}».',
  },
  'change.new_field': { en: 'A field is new: “{after}”.', ar: 'حقل جديد: «{after}».' },
  'change.base': {
    en: 'All addresses of the page are read from another place: “{after}”.',
    ar: 'تُقرأ كل عناوين الصفحة من مكان آخر: «{after}».',
  },
  'change.refresh': {
    en: 'The page takes visitors elsewhere by itself: “{after}”.',
    ar: 'تنقل الصفحة الزوار من تلقاء نفسها إلى مكان آخر: «{after}».',
  },
  'change.new_style': {
    en: 'A style sheet is new: “{after}”.',
    ar: 'ورقة أنماط جديدة: «{after}».',
  },
  'change.strong_style': {
    en: 'A style hides the page, writes text, or takes rules from elsewhere: “{after}”.',
    ar: 'نمط يخفي الصفحة أو يكتب نصًا أو يجلب قواعد من مكان آخر: «{after}».',
  },
  'change.overlay': {
    en: 'Something lies over the whole page: “{after}”.',
    ar: 'شيء يغطي الصفحة كلها: «{after}».',
  },
  'change.link_left': {
    en: 'A link kept its words and leads to another host now: “{after}”.',
    ar: 'رابط بقيت كلماته وصار يؤدي إلى مضيف آخر: «{after}».',
  },
  'change.link_asks': {
    en: 'A new link to another host asks people to register, vote, sign in or pay: “{after}”.',
    ar: 'رابط جديد إلى مضيف آخر يطلب التسجيل أو التصويت أو الدخول أو الدفع: «{after}».',
  },
  'change.imitation': {
    en: 'A link that asks people to register, vote, sign in or pay leads to a host named like this site: “{after}”.',
    ar: 'رابط يطلب التسجيل أو التصويت أو الدخول أو الدفع يؤدي إلى مضيف يشبه اسمه اسم هذا الموقع: «{after}».',
  },
  'change.link_moved': {
    en: 'A link about voting leads elsewhere: “{after}”.',
    ar: 'رابط عن التصويت يؤدي إلى مكان آخر: «{after}».',
  },
  'change.many_hosts': {
    en: 'Links lead to many new hosts: {hosts}.',
    ar: 'روابط تؤدي إلى مضيفات جديدة كثيرة: {hosts}.',
  },
  'change.download': {
    en: 'A program or archive to download is new ({ending}): “{after}”.',
    ar: 'برنامج أو أرشيف جديد للتنزيل ({ending}): «{after}».',
  },
  'change.new_image_host': {
    en: 'A picture comes from a host that is new: “{after}”.',
    ar: 'صورة من مضيف جديد: «{after}».',
  },
  'change.new_contact': {
    en: 'A telephone or mail link is new: “{after}”.',
    ar: 'رابط هاتف أو بريد جديد: «{after}».',
  },
  'change.data_contact': {
    en: 'The telephone or mail address that links, search engines and assistants use changed from “{before}” to “{after}”.',
    ar: 'تغيّر رقم الهاتف أو عنوان البريد الذي تستعمله الروابط ومحركات البحث والمساعدات الرقمية من «{before}» إلى «{after}».',
  },
  'change.account': {
    en: 'A link leads to another account of a chat or network: before “{before}”, now “{after}”.',
    ar: 'رابط يقود إلى حساب آخر للمحادثة أو للتواصل: من قبل «{before}»، والآن «{after}».',
  },
  'change.data_place': {
    en: 'The place or address that maps and search engines show changed from “{before}” to “{after}”.',
    ar: 'تغيّر المكان أو العنوان الذي تعرضه الخرائط ومحركات البحث من «{before}» إلى «{after}».',
  },
  'change.data_time': {
    en: 'The date or hours that search engines, calendars and countdowns show changed from “{before}” to “{after}”.',
    ar: 'تغيّر التاريخ أو الساعات التي تعرضها محركات البحث والتقاويم وعدّادات الوقت من «{before}» إلى «{after}».',
  },
  'change.event_status': {
    en: 'Search engines and calendars are told something else about whether the event takes place: before “{before}”, now “{after}”.',
    ar: 'تُبلَّغ محركات البحث والتقاويم بأمر آخر عن إقامة الحدث: من قبل «{before}»، والآن «{after}».',
  },
  'change.other_picture': {
    en: 'A picture that people scan, or read a contact from, is another one: before “{before}”, now “{after}”.',
    ar: 'صورة يمسحها الناس أو يقرؤون منها وسيلة اتصال صارت أخرى: من قبل «{before}»، والآن «{after}».',
  },
  'change.data_text': {
    en: 'What search engines show of the page, or what it is drawn from, says something else about voting: before “{before}”, now “{after}”.',
    ar: 'ما تعرضه محركات البحث عن الصفحة، أو ما تُرسم منه، يذكر شيئًا آخر عن التصويت: من قبل «{before}»، والآن «{after}».',
  },
  'change.form_sends': {
    en: 'Where the form sends, or leads people afterwards, is another place: “{after}”.',
    ar: 'وجهة إرسال النموذج، أو الصفحة التي يقود إليها الناس بعده، صارت أخرى: «{after}».',
  },
  'change.form_way': {
    en: 'The form sends in another way, by which what people type can be read by others: before “{before}”, now “{after}”.',
    ar: 'يرسل النموذج بطريقة أخرى تتيح لغيركم قراءة ما يكتبه الناس: من قبل «{before}»، والآن «{after}».',
  },
  'change.provider_form': {
    en: 'A form of a firm where anybody can make one is new or another one: “{after}”.',
    ar: 'نموذج جديد، أو نموذج آخر، لدى شركة يستطيع أي شخص أن ينشئ فيها نموذجًا: «{after}».',
  },
  'change.choice': {
    en: 'Choices of a list changed places: the same words now send “{after}” and not “{before}”.',
    ar: 'تبادلت خيارات قائمة أماكنها: الكلمات نفسها ترسل الآن «{after}» بدلًا من «{before}».',
  },
  'change.preset': {
    en: 'A field of a form is filled in or chosen beforehand, locked, or takes other answers than before: “{after}”.',
    ar: 'حقل في نموذج مُلئ أو اختير مسبقًا، أو أُقفل، أو صار يقبل إجابات غير ما كان يقبله: «{after}».',
  },
  'change.drawn_otherwise': {
    en: 'Browsers show a text or list otherwise than it is written: turned, in another order, covered or with other numbers: “{after}”.',
    ar: 'تعرض المتصفحات نصًا أو قائمة على غير ما كُتبت: مقلوبة أو بترتيب آخر أو مغطاة أو بأرقام أخرى: «{after}».',
  },
  'change.asks_money': {
    en: 'The page asks for money in a new way: “{after}”.',
    ar: 'تطلب الصفحة المال بطريقة جديدة: «{after}».',
  },
  'change.other_program': {
    en: 'The data of the page name a program at a host that is new: “{after}”.',
    ar: 'تذكر بيانات الصفحة برنامجًا على مضيف جديد: «{after}».',
  },
  'change.other_address': {
    en: 'The page says that it belongs to another host: “{after}”.',
    ar: 'تقول الصفحة إنها تتبع مضيفًا آخر: «{after}».',
  },
  'change.robots': {
    en: 'The page asks search engines to leave it out: “{after}”.',
    ar: 'تطلب الصفحة من محركات البحث إغفالها: «{after}».',
  },
  'change.new_data': {
    en: 'Data inside the page are new: “{after}”.',
    ar: 'بيانات جديدة داخل الصفحة: «{after}».',
  },
  'change.too_much': {
    en: 'A part of the page became too much to watch ({part}).',
    ar: 'صار جزء من الصفحة أكبر من أن يُراقَب ({part}).',
  },
  'change.many_items': {
    en: 'There are more changes than are told one by one: {count}.',
    ar: 'هناك تغييرات أكثر مما يُذكر واحدًا واحدًا: {count}.',
  },
})
