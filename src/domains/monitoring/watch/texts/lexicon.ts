import { list } from './list.ts'

// Words by which a text about the vote is told from other text, in the languages in which election pages are most often
// written. Beginnings of words, without accents and in lower case; a sign of one of the scripts without spaces, and of
// Arabic, Hebrew, Thai and Indic writing, counts wherever it stands.

/** Voting, polling, elections. */
export const VOTE = list(`
  vote|voting|voter|ballot|poll|polls|polling|stations|elect|referend|constituenc|candidate|turnout
  |voto|vota|urna|papeleta|boleta|elecc|sufrag|casilla|comicio|mesa electoral|padron|candidat
  |scrutin|electeur|electoral|bureau de vote|bureaux de vote|isoloir|election
  |wahl|landtagswahl|bundestagswahl|kommunalwahl|gemeindewahl|gemeinderatswahl|stadtratswahl|kreistagswahl|stichwahl|europawahl|nationalratswahl|burgermeisterwahl|prasidentschaftswahl|volksentscheid|volksabstimmung|burgerentscheid|stimm|urne|abstimmung|wahler|bewerber|kandidat
  |eleic|eleitor|voto|votac|recenseamento|urna|cedula|candidat
  |elezion|seggi|votazion|elettor|scheda elettorale
  |stem|verkiezing|kiezer|kieslijst
  |glosow|wybor|wyborcz|komisja wyborcz|lokal wyborcz
  |избират|голос|кандидат|выбор|бюллетен|референдум|участок|участк|явк
  |вибор|виборч|дільниц|явка
  |اقتراع|انتخاب|تصويت|ناخب|صناديق|صوت|مرشح|مترشح
  |انتخابات|رای|رأي دهند|حوزه
  |secim|secmen|sandik|sandig|oy ver|oy kullan|oy pusula
  |pemilu|pemilih|memilih|pemungutan|suara|tps|pilkada|undi|mengundi|pilihan raya
  |投票|选举|選舉|選挙|选民|選民|候选|候選|选票|選票|开票|開票|選擇
  |투표|선거|유권자|개표
  |मतदान|चुनाव|निर्वाचन|मतदाता|वोट|मत
  |ভোট|নির্বাচন
  |uchaguzi|kura|mpiga kura|wapiga kura|kupiga
  |bau cu|bo phieu|cu tri
  |เลือกตั้ง|ลงคะแนน|หน่วยเลือก
  |aleger|votar|vot |sectie|sectii
  |εκλογ|ψηφ|κάλπ|καλπ
  |בחירות|קלפי|הצבע|בוחר
  |izbor|glasa|birack|volb|volic|hlasov|valaszt|szavaz|vaali|aanest|valg|stemme|rost|valdist|balsavim|rinkim|zgjedh|votim
  |saylau|saylov|сайлау|шайлоо|сонгууль
`)

/** The act itself, its places, its day: numbers beside these words are hours and days of the vote. */
export const VOTING = list(`
  vote|voting|polls|polling|stations|ballot|election day|elections will|election will|election is|election to be|register to vote|registration deadline|your registration
  |su inscripcion|su registro|votre inscription|ihre eintragung|ihre registrierung|sua inscricao|seu cadastro|ваша регистрация|вашу регистрацию|последний день регистрации|срок регистрации|تسجيلك|您的登记|您的登記
  |votar|votacion|inscrito en el censo|censo electoral|padron electoral|casilla|centro de votacion|centros de votacion|jornada electoral|elecciones se|mesas|mesa de votacion|mesa electoral|colegio electoral|colegios electorales|recinto electoral|recintos electorales|local de votacion|locales de votacion|puesto de votacion|puestos de votacion|dia de la eleccion|dia de las elecciones|urnas
  |voter|scrutin|listes electorales|liste electorale|bureau de vote|bureaux de vote|jour du vote|jour de l'election|jour de l’election|urnes|isoloir
  |wahllokal|wahltag|wahlerverzeichnis|wahlbenachrichtigung|wahl findet|stimmabgabe|wahllokale|wahlraum|briefwahl|wahlen sie|wahlzeit|stimmzettel|urnengang|zur wahl gehen
  |mesas de voto|mesa de voto|votacao|cadastro eleitoral|titulo de eleitor|recenseamento eleitoral|secoes eleitorais|secao eleitoral|seccoes de voto|seccao de voto|assembleia de voto|assembleias de voto|dia da eleicao|dia das eleicoes|eleicao realiza|votar|urnas
  |votazion|votare|seggi|si vota|urne
  |stembureau|stemmen|stemlokaal|verkiezingsdag
  |glosowan|lokale wyborcze|lokal wyborcz
  |голосован|проголосов|список избирателей|списки избирателей|избирательные участки|избирательный участок|избирательных участк|избирательном участке|участки |участках|участке |участки открыты|участки откро|выборы состоятся|день выборов
  |голосуван|виборчі дільниці|день виборів
  |اقتراع|تصويت|تصوت|الإدلاء|قوائم الناخبين|سجل الناخبين|الانتخابات تجري|يوم الانتخاب
  |رای گیری|رأی گیری|حوزه های
  |secim gunu|sandik|sandig|oy verme|oy kullan
  |tps|pemungutan suara|hari pemilu|hari pengundian|pusat mengundi
  |投票|票站|选民登记|選民登記|选举日|選舉日|選挙日|投開票|选举推迟|選舉推遲|选举取消|選舉取消|选举延期|選舉延期|选举改期|選舉改期
  |투표|선거일
  |मतदान|वोट
  |ভোটগ্রহণ|ভোট
  |kupiga kura|vituo vya|siku ya uchaguzi
  |bo phieu|bau cu
  |ลงคะแนน|หน่วยเลือก|วันเลือกตั้ง
  |sectie de vot|sectii de vot|votarea
  |ψηφοφορ|κάλπ|καλπ|εκλογικ
  |קלפי|הצבע|יום הבחירות
  |birack|glasanj|volebni|hlasovan|szavaz|vaalip|aanest|stemme|valglokal|vallokal|rostning
`)

/** What keeps people from voting, or leads them to vote where no vote is. */
export const DANGER = list(`
  postpon|delay|cancel|suspend|annul|called off|closed|closes early|close early|closing early|do not come|don't come|dont come|do not go|don't go|stay home|stay at home
  |stay away|by sms|via sms|by text|text message|by whatsapp|via whatsapp|by telegram|vote online|online voting|by phone|by e-mail|by email|has moved|have moved|relocat
  |evacuat|bomb|danger|threat|attack|shooting|extended until|new date|no longer|not valid|invalid|expired|rigged|fraud|stolen|boycott|unrest|emergency|quarantine|fined|arrest|penalt
  |power failure|power cut|unpaid fines|police check|put off|brought forward|tampered|hacked|not to come|will not count|not be counted|stays closed|steps down|another day|some other day|gas leak|flooded|pay the fee|pay a fee|disqualif|withdrawn|void|private message|direct message
  |corte de luz|policia|adelantad|manipulad|hackead|no se contara|otro dia|fuga de gas|inundad|aplaza|pospon|cancelad|suspend|anulad|cerrad|no acuda|no vaya|no venga|quedese en casa|por sms|por mensaje|por whatsapp|en linea|peligro|amenaza|bomba|nueva fecha|ha cambiado|trasladad|fraude|multa|invalid|prorrog|mensaje privado|inscripcion ha vencido|inscripcion ha caducado|registro ha caducado
  |panne|police|avance au|truqu|pirate|ne seront pas compt|autre jour|fuite de gaz|inonde|est reporte|ete reporte|sont reporte|reportee|report du|annul|suspend|ferme|ne venez pas|ne vous rendez pas|restez chez|par sms|par texto|par whatsapp|en ligne|danger|menace|bombe|nouvelle date|deplace|ulterieur|fraude|amende|expire|message prive
  |stromausfall|polizei|vorverlegt|manipulier|gehackt|nicht gezahlt|anderen tag|gasaustritt|verschob|vertagt|abgesagt|abgebroch|ausgesetzt|geschlossen|kommen sie nicht|gehen sie nicht|bleiben sie zu hause|per sms|per whatsapp|online wahlen|gefahr|bedroh|bombe|neuer termin|verlegt|ungultig|betrug|entfallt|fallt aus|privatnachricht|private nachricht|eintragung ist abgelaufen|registrierung ist abgelaufen
  |falta de energia|policia|antecipada para|adulterad|hackead|nao serao contad|outro dia|vazamento|adiad|cancelad|suspens|anulad|encerrad|fechad|nao va|nao venha|nao compareca|fique em casa|por sms|por mensagem|por whatsapp|perigo|ameaca|bomba|nova data|mudou|fraude|multa|mensagem privada|mensagem direta|cadastro venceu|cadastro expirou|inscricao expirou
  |rinviat|annullat|sospes|chius|non venite|non andate|restate a casa|via sms|pericol|minacc|nuova data|spostat|truff
  |uitgesteld|geannuleerd|afgelast|gesloten|kom niet|blijf thuis|gevaar|verplaatst|ongeldig
  |przelozon|odwolan|zawieszon|zamkniet|nie przychodz|zostan w domu|przez sms|zagrozen|przeniesion|nowy termin
  |отключени|полици|прекращ|взлом|подтасов|не будут учт|другой день|утечк|перенес|отмен|приостан|закрыт|не приход|оставайтесь дома|по смс|через смс|по sms|через sms|онлайн|опасн|угроз|бомб|новая дата|перевед|недействит|фальсиф|эвакуац|личные сообщ|личное сообщ|регистрация истек
  |перенес|скасов|призупин|закрит|не приход|залишайтесь|через sms|небезпек|загроз
  |انقطاع|شرطة|اختراق|تلاعب|لن تحتسب|يوم آخر|تسرب|البقاء في المنزل|البقاء في البيت|تأجل|تأجيل|تاجل|أجلت|اجلت|إلغ|الغ|الغاء|علق|مغلق|اغلق|إغلاق|لا تحضر|لا تذهب|لا تأت|ابق في|الزموا|رسالة نصية|رسائل نصية|واتساب|عبر الإنترنت|خطر|تهديد|قنبلة|موعد جديد|موعد لاحق|تغير|نقل|باطل|تزوير|غرامة|رسالة خاصة|انتهت صلاحية تسجيلك
  |لغو|تعویق|تعطیل|بسته|نیایید|پیامک|خطر|تهدید
  |ertelen|iptal|askiya|durdur|kapali|kapatil|gelmeyin|gitmeyin|evde kal|sms ile|mesajla|whatsapp|tehlike|tehdit|bomba|yeni tarih|yeri degis|tasindi|gecersiz|hile
  |ditunda|dibatalkan|ditangguhkan|ditutup|jangan datang|jangan pergi|tetap di rumah|lewat sms|melalui sms|lewat whatsapp|daring|bahaya|ancaman|bom|tanggal baru|pindah|tidak sah|curang|ditangguh|dibatal
  |停电|停電|警察|篡改|黑客|駭客|提前至|不予计|改日|另一天|泄漏|洩漏|推迟|推遲|延期|取消|中止|暂停|暫停|关闭|關閉|请勿前往|不要前往|請勿|请勿|留在家|短信|短訊|簡訊|网上投票|危险|危險|威胁|炸弹|新日期|搬迁|改期|无效|無效|舞弊|作废|另行|私信|私訊|登记已过期|登記已過期
  |中止|閉鎖|来ないで|行かないで|危険|ショートメッセージ|無効|変更
  |연기|취소|중단|폐쇄|오지 마|가지 마|문자 메시지|문자로|위험|무효|변경
  |स्थगित|रद्द|बंद|मत आइए|न आएं|एसएमएस|खतरा|अवैध|धोखा
  |স্থগিত|বাতিল|বন্ধ|আসবেন না|এসএমএস|বিপদ
  |ahirish|futwa|sitish|fungwa|msije|usije|kaa nyumbani|kwa sms|kwa ujumbe|hatari|tarehe mpya|hamish|batil|wizi
  |hoan lai|bi hoan|huy bo|dong cua|khong den|o nha|qua sms|nguy hiem|ngay moi
  |เลื่อน|ยกเลิก|ระงับ|ปิด|อย่ามา|ทางเอสเอ็มเอส|อันตราย
  |amanat|anulat|suspendat|inchis|nu veniti|ramaneti acasa|prin sms|pericol|mutat
  |αναβ|ακυρ|κλειστ|μην έρθετε|μην ερθετε|κίνδυν|κινδυν
  |נדח|בוטל|סגור|אל תגיע|סכנה|מסרון
  |odgod|otkaz|zatvor|ne dolaz|odlozen|zrusen|zavren|nechodte|elhalaszt|torol|zarva|ne jojj|peruttu|siirretty|suljet|utsatt|avlyst|stengt|uppskjut|installd|stangd|aflyst|lukket
`)

/** What asks a visitor to do something with his name, vote or money. */
export const ASKS = list(`
  register|registration|win a |vote|sign in|signin|log in|login|pay|donate|verify|confirm|check your|apply|update your|claim|polling
  |registr|inscrib|reinscrib|gane |votar|inicia|acceder|pagar|donar|verific|confirm|empadron
  |inscri|reinscri|gagnez|voter|connexion|connect|payer|verifi|faire un don
  |eintrag|gewinn|anmeld|registrier|wahlen|einlogg|bezahl|spend|beantrag|prufen|wahlschein|eintragen|eintragung
  |cadastr|ganhe|recense|entrar|votar|pagar|verific|inscrev
  |accedi|registra|vota|paga|iscri
  |aanmeld|inlog|stem|betaal
  |zaloguj|zarejestr|glosuj|zaplac
  |выигра|войти|вход|регистр|голосов|оплат|провер|включени|зарегистр|перерегистр
  |увійти|реєстр|голосув|сплат|зареєстр
  |اربح|سجل|تسجيل|صوت|دخول|ادفع|تحقق|اشترك
  |ثبت نام|ورود|رای|پرداخت
  |kayit|kayd|giris|oy ver|oy kullan|odeme|dogrula
  |daftar|masuk|pilih|bayar|cek|periksa|undi
  |赢取|登记|登記|登录|登入|註冊|注册|投票|支付|缴费|验证|查询|登録|ログイン|支払
  |등록|로그인|투표|결제|확인
  |पंजीक|लॉगिन|वोट|भुगतान|नाम जांच
  |নিবন্ধ|লগইন|ভোট
  |jiandikish|ingia|piga kura|lipa|hakiki
  |dang ky|dang nhap|bo phieu|thanh toan
  |ลงทะเบียน|เข้าสู่ระบบ|ชำระ
  |inregistr|autentific|voteaza|plat
  |εγγραφ|σύνδεση|συνδεση|πληρωμ
  |הרשמ|התחבר|הצבע|תשלום
`)

/** Lines that a site keeps by itself: when it was changed, whose it is. */
export const HOUSEKEEPING = list(`
  update|last modified|last reviewed|last change|as of|generated|published|posted|copyright|all rights|page loaded|server time|current time|cached|visitors|visits|page views|version|build
  |actualiz|modific|publicad|visitas|derechos|a fecha
  |mis a jour|mise a jour|modifie|publie|visiteurs|droits reserv|en date du
  |aktualis|stand|geandert|veroffentlicht|besucher|rechte vorbehalten
  |atualiz|aggiorn|bijgewerkt|laatst|zaktualizow|ostatnia
  |обновл|изменен|опубликован|посетител|все права|по состоянию
  |оновл|تحديث|آخر تحديث|زوار|نشر|حقوق|به روز|بازدید
  |guncelle|ziyaret|yayin|diperbarui|pengunjung|dikemas kini|terakhir
  |更新|访问|訪問|浏览|瀏覽|版权|版權|发布|發布|來訪|最終
  |업데이트|갱신|방문|अद्यतन|अपडेट|imesasishwa|cap nhat|อัปเดต|ปรับปรุง|actualizat|ενημερ|עודכן
`)

/** A page that says it is being worked on. */
export const MAINTENANCE = list(`
  maintenance|be right back|back soon|temporarily unavailable|under construction|scheduled downtime|service unavailable
  |mantenimiento|en construccion|manutencao|manutenzione|wartung|onderhoud|konserwac|przerwa techniczna|технич|обслуживан
  |صيانة|تعمیر|bakim|pemeliharaan|perawatan|penyelenggaraan|维护|維護|メンテナンス|점검|रखरखाव|রক্ষণাবেক্ষণ|matengenezo|bao tri|ปิดปรับปรุง|mentenanta|συντήρηση|συντηρηση|תחזוקה|karbantart|udrzb|huolto|vedlikehold|underhall|vedligehold
`)
