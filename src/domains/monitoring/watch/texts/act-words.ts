import { list } from './list.ts'

// Words that say what a new text does or is for; written as those of the lexicon are.

/** What may be about the vote and be called off without it. */
export const EVENTS = list(`
  lecture|talk on|talk about|conference|seminar|workshop|training|meeting|exhibition|guided tour|open day|concert|webinar|round table|hearing
  |conferencia|charla|seminario|taller|reunion|exposicion|jornada de puertas|concierto|mesa redonda
  |conference|seminaire|atelier|formation|reunion|exposition|visite guidee|portes ouvertes|table ronde
  |vortrag|tagung|seminar|workshop|schulung|sitzung|ausstellung|fuhrung|tag der offenen|konzert|podium|lesung|fuhrung
  |palestra|conferencia|seminario|oficina|reuniao|exposicao|visita guiada|portas abertas|treinamento
  |лекци|семинар|конференц|тренинг|обучени|заседани|выставк|экскурси|день открытых|круглый стол|встреча
  |محاضر|ندوة|مؤتمر|ورشة|اجتماع|معرض|تدريب|جولة|جلسة
  |讲座|講座|研讨|研討|会议|會議|培训|培訓|展览|展覽|参观|參觀|开放日|開放日
  |conferenza|seminario|lezing|wyklad|spotkani|konferans|toplanti|seminer|seminar|pelatihan|rapat|강연|회의|세미나|講演|会議
`)

/** The vote itself, its places and its day: what is said of them is not said of an event alone. */
export const POLLS = list(`
  polling|polls|station|election day|election is|election has|election will|elections are|elections have|voting is|voting has|voting will|voting day|referendum is|referendum has
  |colegio|casilla|mesas|centro de votacion|jornada electoral|dia de la eleccion|eleccion se|elecciones se|votacion se|eleccion ha|elecciones han|votacion ha
  |bureau|scrutin est|scrutin a|scrutin du|jour du|jour de|election est|elections sont|election a ete|elections ont
  |wahllokal|wahltag|wahl ist|wahl wird|wahl wurde|wahl findet|wahlen sind|wahlen werden|stimmabgabe
  |secoes|secao|locais de votacao|dia da eleicao|eleicao foi|eleicoes foram|votacao foi|eleicao esta|votacao esta
  |участ|день голос|день выбор|выборы |голосование 
  |مراكز|مركز الاقتراع|يوم الاقتراع|يوم الانتخاب|تأجيل الانتخاب|تأجيل الاقتراع|إلغاء الانتخاب|تأجلت الانتخاب|ألغيت الانتخاب
  |投票站|投票所|选举日|選舉日|投票日|选举推迟|选举取消|选举延期|投票推迟|投票取消
  |seggi|stembureau|lokal|sandik|tps|투표소
`)

/** What keeps people at home, whatever the reason. */
export const KEEP_AWAY = list(`
  another day|some other day|stay home|stay at home|remain at home|do not come|don't come|dont come|please do not go|avoid polling|keep away
  |otro dia|quedese en casa|quedense en casa|permanezca en casa|no acuda|no venga|no vaya
  |un autre jour|restez chez|rester chez|ne venez pas|ne vous rendez pas|ne vous deplacez pas
  |an einem anderen tag|bleiben sie zu hause|zu hause bleiben|bleibt zu hause|kommen sie nicht|gehen sie nicht
  |outro dia|fique em casa|fiquem em casa|permaneca em casa|nao venha|nao compareca|nao va
  |в другой день|оставайтесь дома|не приход|не выходите|في يوم آخر|لا تحضر|ابق في|ابقوا في|الزموا|البقاء في المنزل|البقاء في البيت|改日再|改天再|留在家|待在家|请勿前往|請勿前往|不要前往|请勿外出
  |restate a casa|non venite|blijf thuis|kom niet|zostan w domu|evde kal|gelmeyin|tetap di rumah|jangan datang|집에 머|来ないで|घर पर रह
`)

/** What says that somebody does not stand any more, beside a name. */
export const WITHDRAWN = list(`
  withdrawn|withdrew|withdraws|steps down|stepped down|pulls out|pulled out|drops out|dropped out|disqualif|struck off|no longer stand|no longer a candidate|deceased|not standing
  |retirad|retiro su|renunci|descalific|inhabilit|retire|desist|radie|disqualif|decede
  |zuruckgezogen|zuruckgetreten|ausgeschlossen|gestrichen|verstorben|desistiu|renunciou|cassad|impugnad
  |снят|выбыл|отозван|отказал|منسحب|انسحب|مستبعد|متوفى|已退|退选|退選|退出|除名|取消资格|取消資格
  |ritirat|teruggetrokken|wycofa|cekildi|mengundurkan|사퇴|辞退|नाम वापस
`)

/** What sells where nothing is sold. */
export const SPAM = list(`
  browser is out of date|update your browser|flash player|your computer is infected|virus detected|navegador esta desactualizado|navigateur est obsolete|browser ist veraltet|navegador esta desatualizado|браузер устарел|متصفحك قديم|浏览器已过期|浏览器版本过旧
  |judi bola|agen judi|sports betting|bets on sports|apuestas deportivas|apostas esportivas|paris sportifs|sportwetten|ставки на спорт|букмекер|مراهنات|体育投注|體育投注
  |  online casino|casino online|casino en ligne|casino bonus|slot gacor|situs slot|judi online|togel|poker online|sportsbook|1xbet|free spins|escort service|porn|viagra|cialis|levitra
  |payday loan|quick loan|instant loan|loans online|replica watch|replica bag|cheap watches|weight loss pill|buy followers|essay writing|essay service
  |cryptobonus|crypto bonus|crypto giveaway|bitcoin|usdt|ethereum|airdrop|binance|forex signal|credit rapide|credito rapido|prestamos rapidos|emprestimo rapido|schnellkredit|sofortkredit
  |онлайн казино|казино онлайн|виагра|быстрый займ|микрозайм|криптобонус|كازينو|فياغرا|بيتكوين|قروض سريعة|博彩|赌场|賭場|彩票网|伟哥|贷款网|比特币|カジノ|バイアグラ|카지노|바카라|비아그라|ออนไลน์คาสิโน|สล็อต|bahis|kumarhane
`)

/** What sells where several of them stand together. */
export const SELLS = list(`
  casino|slots|jackpot|gambling|betting|loan|replica|pills|pharmacy|discount|best price|bonus|promo code|giveaway|win a|win 1|win 2|win 5|free money|cheap|crypto|fast delivery
  |gratis|descuento|premio|rabatt|gewinnspiel|gutschein|reduction|promotion|desconto|казино|займ|скидк|бонус|выигра|جائزة|خصم|اربح|中奖|优惠|折扣|贷款
`)

/** What asks people to call or write to a number. */
export const CALLS = list(`
  call|phone us|text us|ring us|sms to|whatsapp us|llame|llamar|marque|telefonee|appelez|composez|telephonez|rufen sie|anrufen|ruf an|wahlen sie die|ligue|telefone para|disque
  |звоните|позвоните|наберите|اتصل|拨打|撥打|致电|致電|chiamate|chiama|zadzwon|arayin|hubungi|전화|電話
`)

/** Questions that a voter may have. */
export const QUESTIONS = list(`
  question|help|hotline|fragen|hilfe|pregunta|dudas|ayuda|aide|renseignement|duvida|ajuda|вопрос|помощ|справк|أسئلة|مساعدة|استفسار|疑问|疑問|咨询|帮助|domande|vragen|pytania|soru|pertanyaan|문의|問い合わせ
`)

/** What says that something told elsewhere is not so. */
export const DENIES = list(`
  false claim|are false|is false|untrue|not true|hoax|rumour|rumor|misinformation|disinformation|fake news|debunk
  |falsa|falso|bulo|rumor|desmient|desinformacion|faux|fausse|rumeur|dement|infox|desinformation|falsch|gerucht|dementi|falschmeldung
  |boato|desment|desinformacao|ложн|слух|опроверг|недостоверн|дезинформ|كاذب|إشاع|شائع|ينفي|تنفي|مضلل|谣言|謠言|不实|不實|辟谣|闢謠|假消息|假新闻|虚假
`)

/** What has to be paid. */
export const MONEY = list(`
  fee|fees|fine of|fines|to pay|paid|payment|contribution|costs
  |tasa|multas|pagar|pago|cuota|contribucion|frais|amendes|payer|paiement|redevance|cotisation|timbre fiscal
  |gebuhr|bussgeld|bezahl|zahlen sie|beitrag|kosten|taxa|multas|pagamento|contribuicao
  |плат|взнос|штраф|пошлин|رسوم|غرام|دفع|تدفع|费用|費用|缴费|繳費|罚款|罰款|付费|付費
`)
/** What costs nothing. */
export const FREE = list(`
  free of|for free|is free|are free|no fee|no charge|gratis|gratuit|kostenlos|kostenfrei|ohne gebuhr|sin costo|sin coste|sem custo|бесплат|безвозмезд|مجان|免费|免費
`)

/** Votes that are none of the authority's own. */
export const OTHER_VOTES = list(`
  pupil|school council|school board|student council|students elect|works council|trade union|neighbouring|neighboring|another country
  |schuler|schulsprecher|betriebsrat|nachbar|eleves|conseil d'ecole|lyceens|voisin|alumnos|escolar|vecin|alunos|vizinh
  |школьник|учащ|ученик|соседн|تلاميذ|الطلاب|طلاب|المجاور|学生|學生|邻市|鄰市|邻近|鄰近
`)

/** What says who has won. */
export const WON = list(`
  has won|have won|wins the|won the|winner|is elected|was elected|declared elected|gano la|gana la|ganador|ha ganado|vencio|a remporte|a gagne|remporte l|vainqueur|est elu
  |hat gewonnen|gewonnen|gewinnt die|sieger|gewahlt wurde|venceu|vence a|vencedor|foi eleit|побежда|победил|победител|избран |فاز|فوز|الفائز|当选|當選|获胜|獲勝|胜出|勝出
`)

/** What has no end that is told. */
export const FURTHER = list(`
  until further notice|hasta nuevo aviso|jusqu'a nouvel|jusqu’a nouvel|bis auf weiteres|ate novo aviso|ate nova|до особого|до дальнейш|حتى إشعار آخر|另行通知|另行公告
`)
