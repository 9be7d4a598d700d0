// Texts of official pages in German, Russian, Arabic and Chinese.
import { pad } from './draw.ts'
import type { Lang } from './lang.ts'

const ymd = (day: number) => { const d = new Date(day * 86400000); return { y: d.getUTCFullYear(), m: d.getUTCMonth(), d: d.getUTCDate(), w: d.getUTCDay() } }

const deM = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const deD = 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' ')
export const de: Lang = {
  code: 'de', dir: 'ltr', zones: ['berlin'], months: deM, days: deD,
  date: day => { const x = ymd(day); return `${deD[x.w]}, ${x.d}. ${deM[x.m]} ${x.y}` }, digits: day => { const x = ymd(day); return `${pad(x.d)}.${pad(x.m + 1)}.${x.y}` },
  span: (o, c) => `von ${o} bis ${c} Uhr`,
  hours: (span, date) => `Die Wahllokale sind am ${date}, ${span} geöffnet.`, deadline: date => `Briefwahlunterlagen können bis ${date} beantragt werden.`,
  id: 'Bitte bringen Sie einen Ausweis mit Lichtbild mit.', idTwo: 'Bitte bringen Sie zwei Ausweise mit Lichtbild mit.',
  noNeed: 'Die Wahlbenachrichtigung ist zum Wählen nicht erforderlich.', needs: 'Die Wahlbenachrichtigung ist zum Wählen erforderlich.',
  may: 'Wer bei Schließung in der Schlange steht, darf noch wählen.', mayNot: 'Wer bei Schließung in der Schlange steht, darf nicht mehr wählen.',
  age: n => `Wählen darf, wer am Wahltag mindestens ${n} Jahre alt ist.`, postal: a => `Wahlbriefe sind zu senden an: ${a}.`, hot: n => `Fragen zur Wahl beantwortet kostenlos die Nummer ${n}.`,
  ui: { home: 'Startseite', where: 'Wo wähle ich?', reg: 'Briefwahl beantragen', res: 'Ergebnisse', contact: 'Kontakt', news: 'Aktuelles', faq: 'Fragen und Antworten', ballot: 'Ihr Stimmzettel', search: 'Suche', privacy: 'Datenschutz', imprint: 'Impressum', access: 'Barrierefreiheit', cookie: 'Wir verwenden Cookies, um die Nutzung dieser Seite zu messen.', accept: 'Alle akzeptieren', reject: 'Nur notwendige', more: 'Weiterlesen', open: 'Jetzt geöffnet', closed: 'Jetzt geschlossen', station: 'Wahllokal', address: 'Anschrift', phone: 'Telefon', email: 'E-Mail', map: 'Auf der Karte zeigen', send: 'Absenden', name: 'Vor- und Nachname', birth: 'Geburtsdatum', updated: 'Stand', candidate: 'Bewerber', party: 'Partei', votes: 'Stimmen', opensAt: 'öffnet am', office: 'Öffnungszeiten des Wahlamts', menu: 'Menü', chat: 'Schreiben Sie uns per WhatsApp', channel: 'Unser Kanal bei Telegram', download: 'Wahlheft herunterladen (PDF)', watch: 'Wählen in zwei Minuten erklärt', views: 'Aufrufe', hello: 'Guten Tag' },
  elec: ['Landtagswahl', 'Kommunalwahl', 'Bürgermeisterwahl'], body: t => `Wahlamt ${t}`,
  towns: ['Altenbrück', 'Neuharden', 'Lindenfurt', 'Oberwiesing', 'Sandhausen am See', 'Birkenthal', 'Marienroda', 'Westerbeck'], streets: ['Bahnhofstraße', 'Kirchgasse', 'Marktplatz', 'Schulstraße', 'Lindenallee', 'Mühlweg', 'Hauptstraße', 'Am Hafen'], street: (s, n) => `${s} ${n}`,
  places: ['Rathaus', 'Grundschule', 'Stadtbücherei', 'Sporthalle', 'Bürgerhaus', 'Feuerwehrhaus', 'Gemeindesaal', 'Musikschule'], people: ['Katrin Vogel', 'Stefan Ahlers', 'Miriam Özdal', 'Jürgen Paulsen', 'Lena Hartwig', 'Tobias Grimm', 'Renate Seidel', 'Farid Nazari'], parties: ['Bürgerbündnis', 'Grüne Zukunft', 'Arbeiterunion', 'Parteilos', 'Stimme vom Land', 'Fortschritt'],
  phone: '030 23125 ###', para: ['Das Wahlamt ist unabhängig und an keine Weisung einer Partei gebunden.', 'Wir bereiten die Wahllokale vor und schulen die Wahlhelfer.', 'Alle Wahllokale sind mit dem Rollstuhl erreichbar.', 'Frühere Wahlen finden Sie in unserem Archiv.', 'Niederschriften unserer Sitzungen erscheinen binnen zehn Tagen.', 'Mehr als 2.400 Freiwillige helfen am Wahltag.'],
  faqs: [['Darf ich meine Kinder mitbringen?', 'Ja, Kinder sind willkommen.'], ['Gibt es Parkplätze?', 'An den meisten Wahllokalen gibt es Parkplätze.'], ['Darf ich fotografieren?', 'In der Kabine ist das Fotografieren untersagt.'], ['Wer zählt die Stimmen?', 'Die Wahlhelfer zählen öffentlich nach Schließung.'], ['Wo ist das Archiv?', 'Ergebnisse seit 1998 stehen im Archiv.']],
  heads: ['Schulung der Wahlhelfer hat begonnen', 'Neue Wahlurnen geliefert', 'Zehn Fragen an unsere Druckerei', 'Schulklassen besuchen das Wahlamt', 'Tag der offenen Tür', 'Niederschrift der Oktobersitzung', 'Wahlheft in leichter Sprache', 'Fotoausstellung im Foyer', 'Freiwillige für die Auszählung gesucht', 'Rat beschließt Haushalt'],
}

const ruM = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const ruD = 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' ')
export const ru: Lang = {
  code: 'ru', dir: 'ltr', zones: ['moscow', 'almaty'], months: ruM, days: ruD,
  date: day => { const x = ymd(day); return `${x.d} ${ruM[x.m]} ${x.y} года (${ruD[x.w]})` }, digits: day => { const x = ymd(day); return `${pad(x.d)}.${pad(x.m + 1)}.${x.y}` },
  span: (o, c) => `с ${o}:00 до ${c}:00`,
  hours: (span, date) => `Избирательные участки открыты ${span}, дата голосования: ${date}.`, deadline: date => `Последний день подачи заявления: ${date}.`,
  id: 'Возьмите с собой один документ с фотографией.', idTwo: 'Возьмите с собой два документа с фотографией.',
  noNeed: 'Приглашение для голосования не требуется.', needs: 'Для голосования требуется приглашение.',
  may: 'Избиратели, стоящие в очереди к моменту закрытия, могут проголосовать.', mayNot: 'Избиратели, стоящие в очереди к моменту закрытия, не могут проголосовать.',
  age: n => `Голосовать может каждый гражданин, которому исполнилось ${n} лет.`, postal: a => `Бюллетени по почте направляйте по адресу: ${a}.`, hot: n => `Бесплатный телефон для вопросов о голосовании: ${n}.`,
  ui: { home: 'Главная', where: 'Где голосовать', reg: 'Регистрация', res: 'Результаты', contact: 'Контакты', news: 'Новости', faq: 'Вопросы и ответы', ballot: 'Бюллетень', search: 'Поиск', privacy: 'Персональные данные', imprint: 'О сайте', access: 'Версия для слабовидящих', cookie: 'Мы используем файлы cookie для статистики посещений.', accept: 'Принять', reject: 'Отклонить', more: 'Подробнее', open: 'Сейчас открыто', closed: 'Сейчас закрыто', station: 'Участок', address: 'Адрес', phone: 'Телефон', email: 'Почта', map: 'На карте', send: 'Отправить', name: 'Фамилия и имя', birth: 'Дата рождения', updated: 'Обновлено', candidate: 'Кандидат', party: 'Партия', votes: 'Голоса', opensAt: 'откроется:', office: 'Часы приёма', menu: 'Меню', chat: 'Напишите нам в WhatsApp', channel: 'Наш канал в Telegram', download: 'Скачать памятку избирателя (PDF)', watch: 'Как проголосовать за две минуты', views: 'просмотров', hello: 'Добрый день' },
  elec: ['Выборы депутатов', 'Муниципальные выборы', 'Выборы главы района'], body: t => `Избирательная комиссия: ${t}`,
  towns: ['Заречный', 'Новоозёрск', 'Белая Гора', 'Сосновка', 'Приморское', 'Ключевое', 'Степной', 'Верхний Луг'], streets: ['улица Мира', 'улица Садовая', 'проспект Победы', 'улица Школьная', 'улица Лесная', 'улица Вокзальная', 'Рыночная площадь', 'улица Речная'], street: (s, n) => `${s}, дом ${n}`,
  places: ['Администрация', 'Школа', 'Библиотека', 'Спортивный центр', 'Дом культуры', 'Пожарная часть', 'Детский центр', 'Музыкальная школа'], people: ['Ольга Белова', 'Тимур Ахметов', 'Ирина Соколова', 'Павел Лыков', 'Айгуль Сатпаева', 'Николай Громов', 'Вера Зимина', 'Артём Дорохов'], parties: ['Гражданский союз', 'Зелёное будущее', 'Союз труда', 'Самовыдвижение', 'Голос села', 'Партия прогресса'],
  phone: '+7 (495) 000-##-##', para: ['Комиссия независима и не подчиняется указаниям партий.', 'Наши сотрудники готовят участки и обучают членов комиссий.', 'Все участки доступны для инвалидных колясок.', 'Сведения о прошлых выборах собраны в архиве.', 'Протоколы открытых заседаний публикуются в течение десяти дней.', 'В день голосования помогают более 2400 добровольцев.'],
  faqs: [['Можно ли прийти с детьми?', 'Да, дети могут прийти вместе с вами.'], ['Есть ли парковка?', 'Рядом с большинством участков есть парковка.'], ['Можно ли фотографировать?', 'В кабине фотографировать нельзя.'], ['Кто считает голоса?', 'Члены комиссии считают голоса открыто после закрытия.'], ['Где находится архив?', 'Результаты с 1998 года находятся в архиве.']],
  heads: ['Началось обучение членов комиссий', 'Доставлены новые урны', 'Десять вопросов типографии', 'Школьники посетили комиссию', 'День открытых дверей', 'Протокол октябрьского заседания', 'Памятка избирателя простым языком', 'Фотовыставка в холле', 'Нужны добровольцы для подсчёта', 'Совет утвердил бюджет'],
}

const arM = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' ')
const arD = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'.split(' ')
const arH = (h: number) => h > 12 ? `${h - 12} مساءً` : h === 12 ? '12 ظهراً' : `${h} صباحاً`
export const ar: Lang = {
  code: 'ar', dir: 'rtl', zones: ['tunis', 'amman'], months: arM, days: arD,
  date: day => { const x = ymd(day); return `يوم ${arD[x.w]} ${x.d} ${arM[x.m]} ${x.y}` }, digits: day => { const x = ymd(day); return `${x.y}/${pad(x.m + 1)}/${pad(x.d)}` },
  span: (o, c) => `من الساعة ${arH(o)} إلى الساعة ${arH(c)}`,
  hours: (span, date) => `تفتح مراكز الاقتراع ${span} ${date}.`, deadline: date => `ينتهي التسجيل في قوائم الناخبين ${date}.`,
  id: 'يرجى إحضار وثيقة هوية واحدة تحمل صورة.', idTwo: 'يرجى إحضار وثيقتي هوية تحملان صورة.',
  noNeed: 'لا يشترط إحضار بطاقة الناخب للتصويت.', needs: 'يشترط إحضار بطاقة الناخب للتصويت.',
  may: 'يحق التصويت لمن يقف في الطابور عند الإغلاق.', mayNot: 'لا يحق التصويت لمن يقف في الطابور عند الإغلاق.',
  age: n => `يحق التصويت لكل مواطن بلغ ${n} سنة يوم الاقتراع.`, postal: a => `ترسل الأصوات بالبريد إلى العنوان: ${a}.`, hot: n => `اتصلوا مجاناً بالرقم ${n} لأي سؤال حول التصويت.`,
  ui: { home: 'الرئيسية', where: 'أين أصوّت؟', reg: 'التسجيل', res: 'النتائج', contact: 'اتصل بنا', news: 'الأخبار', faq: 'أسئلة شائعة', ballot: 'ورقة الاقتراع', search: 'بحث', privacy: 'الخصوصية', imprint: 'إشعار قانوني', access: 'سهولة الوصول', cookie: 'نستخدم ملفات تعريف الارتباط لقياس استخدام الموقع.', accept: 'قبول الكل', reject: 'رفض', more: 'اقرأ المزيد', open: 'مفتوح الآن', closed: 'مغلق الآن', station: 'مركز الاقتراع', address: 'العنوان', phone: 'الهاتف', email: 'البريد الإلكتروني', map: 'عرض على الخريطة', send: 'إرسال', name: 'الاسم الكامل', birth: 'تاريخ الميلاد', updated: 'آخر تحديث', candidate: 'المرشح', party: 'الحزب', votes: 'الأصوات', opensAt: 'يفتح', office: 'أوقات عمل المكتب', menu: 'القائمة', chat: 'راسلونا عبر واتساب', channel: 'تابعوا قناتنا على تيليغرام', download: 'تحميل دليل الناخب (PDF)', watch: 'كيف تصوت في دقيقتين', views: 'مشاهدة', hello: 'أهلاً وسهلاً' },
  elec: ['الانتخابات التشريعية', 'الانتخابات البلدية', 'الانتخابات الجهوية'], body: t => `لجنة الانتخابات في ${t}`,
  towns: ['وادي النور', 'رأس السلام', 'عين الزيتون', 'المدينة الجديدة', 'تل الورد', 'باب البحر', 'سهل القمح', 'جبل الريحان'], streets: ['شارع الحرية', 'شارع المدرسة', 'ساحة السوق', 'شارع النخيل', 'شارع المحطة', 'شارع البحر', 'شارع الزيتون', 'شارع السلام'], street: (s, n) => `${n} ${s}`,
  places: ['دار البلدية', 'المدرسة الابتدائية', 'المكتبة العامة', 'القاعة الرياضية', 'المركز الثقافي', 'مركز الإطفاء', 'دار الشباب', 'معهد الموسيقى'], people: ['سلمى الخطيب', 'كريم بن صالح', 'ليلى منصور', 'يوسف الحداد', 'نور الدين عمار', 'هدى السالمي', 'طارق زيدان', 'أمينة الشريف'], parties: ['تحالف المواطنين', 'المستقبل الأخضر', 'اتحاد العمل', 'مستقل', 'صوت الريف', 'حزب التقدم'],
  phone: '+216 71 ### ###', para: ['اللجنة مستقلة ولا تتلقى تعليمات من أي حزب.', 'يجهز موظفونا مراكز الاقتراع ويدربون أعضاء المكاتب.', 'جميع المراكز مهيأة للكراسي المتحركة.', 'تجدون الانتخابات السابقة في الأرشيف.', 'تنشر محاضر الجلسات العلنية خلال عشرة أيام.', 'يساعد أكثر من 2400 متطوع يوم الاقتراع.'],
  faqs: [['هل يمكنني إحضار أطفالي؟', 'نعم، الأطفال مرحب بهم.'], ['هل يوجد موقف سيارات؟', 'يوجد موقف قريب من معظم المراكز.'], ['هل يمكنني التصوير؟', 'يمنع التصوير داخل المعزل.'], ['من يفرز الأصوات؟', 'يفرز أعضاء المكتب الأصوات علناً بعد الإغلاق.'], ['أين الأرشيف؟', 'النتائج منذ 1998 موجودة في الأرشيف.']],
  heads: ['انطلاق تدريب أعضاء المكاتب', 'وصول صناديق اقتراع جديدة', 'عشرة أسئلة إلى المطبعة', 'تلاميذ يزورون اللجنة', 'يوم الأبواب المفتوحة', 'محضر جلسة أكتوبر', 'دليل الناخب بلغة مبسطة', 'معرض صور في البهو', 'مطلوب متطوعون للفرز', 'المجلس يصادق على الميزانية'],
}

const zhD = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
const zhH = (h: number) => h > 12 ? (h >= 18 ? `晚上${h - 12}时` : `下午${h - 12}时`) : h === 12 ? '中午12时' : `上午${h}时`
export const zh: Lang = {
  code: 'zh', dir: 'ltr', zones: ['shanghai', 'singapore'], months: Array.from({ length: 12 }, (_, i) => `${i + 1}月`), days: zhD,
  date: day => { const x = ymd(day); return `${x.y}年${x.m + 1}月${x.d}日(${zhD[x.w]})` }, digits: day => { const x = ymd(day); return `${x.y}-${pad(x.m + 1)}-${pad(x.d)}` },
  span: (o, c) => `${zhH(o)}至${zhH(c)}`,
  hours: (span, date) => `投票站于${date}${span}开放。`, deadline: date => `选民登记截止日期为${date}。`,
  id: '请携带一份带照片的身份证件。', idTwo: '请携带两份带照片的身份证件。',
  noNeed: '投票时不需要出示投票通知卡。', needs: '投票时需要出示投票通知卡。',
  may: '关闭时仍在排队的选民可以投票。', mayNot: '关闭时仍在排队的选民不可以投票。',
  age: n => `投票日年满${n}岁的公民均可投票。`, postal: a => `邮寄选票请寄至:${a}。`, hot: n => `有关投票的问题请拨打免费电话${n}。`,
  ui: { home: '首页', where: '投票地点', reg: '选民登记', res: '选举结果', contact: '联系我们', news: '新闻', faq: '常见问题', ballot: '您的选票', search: '搜索', privacy: '隐私政策', imprint: '法律声明', access: '无障碍', cookie: '我们使用 Cookie 统计网站的使用情况。', accept: '全部接受', reject: '仅必要', more: '阅读更多', open: '现在开放', closed: '现在关闭', station: '投票站', address: '地址', phone: '电话', email: '电子邮件', map: '在地图上显示', send: '提交', name: '姓名', birth: '出生日期', updated: '最后更新', candidate: '候选人', party: '政党', votes: '票数', opensAt: '开放时间:', office: '办公时间', menu: '菜单', chat: '通过 WhatsApp 联系我们', channel: '关注我们的 Telegram 频道', download: '下载选民指南(PDF)', watch: '两分钟了解投票', views: '次浏览', hello: '您好' },
  elec: ['立法会选举', '市议会选举', '区议会选举'], body: t => `${t}选举委员会`,
  towns: ['青河市', '东林区', '海安镇', '新湖市', '白云镇', '南山区', '金桥市', '北港镇'], streets: ['人民路', '学校街', '市场路', '车站路', '海滨大道', '公园路', '中山路', '河边街'], street: (s, n) => `${s}${n}号`,
  places: ['市政厅', '小学', '公共图书馆', '体育馆', '社区中心', '消防站', '文化馆', '音乐学校'], people: ['王丽华', '陈志强', '林美玲', '黄国荣', '刘晓燕', '周文博', '吴静怡', '郑海涛'], parties: ['公民联盟', '绿色未来', '劳工联合会', '无党派', '乡村之声', '进步党'],
  phone: '010-5550 ####', para: ['委员会独立运作,不受任何政党指示。', '工作人员负责布置投票站并培训投票站人员。', '所有投票站均可使用轮椅进入。', '以往选举的资料请查阅档案。', '公开会议的记录在十天内公布。', '投票日有两千四百多名志愿者参与服务。'],
  faqs: [['可以带孩子去吗?', '可以,欢迎带孩子前来。'], ['有停车场吗?', '大多数投票站附近有停车场。'], ['可以拍照吗?', '请勿在投票间内拍照。'], ['谁来点票?', '投票站关闭后由工作人员公开点票。'], ['档案在哪里?', '1998年以来的结果都在档案中。']],
  heads: ['投票站人员培训开始', '新票箱已送达', '向印刷厂提出的十个问题', '学生参观委员会', '开放日活动', '十月会议记录', '简明选民指南', '大厅摄影展', '招募点票志愿者', '议会通过预算'],
}
