import { list } from './list.ts'

// Words that say what a list or a closed door is of; written as those of the lexicon are.

/** Whom or where one votes for: ballots, candidates, lists, stations. */
export const CHOICES = list(`
  candidate|ballot|polling station|stations|station 0|station 1|station 2|station n|polling place|vote centre|vote center|voting centre|voting center|drop box|party list|nominee
  |candidat|papeleta|boleta|centro de votacion|centros de votacion|casilla|mesas electoral|mesas de votacion|colegio electoral|colegios electorales|colegios de votacion|recintos electorales|locales de votacion|puestos de votacion
  |bulletin|bureau de vote|bureaux de vote|listes electorales|listes en presence
  |kandidat|stimmzettel|wahllokal|wahlraum|wahlraume|wahlvorschlag
  |boletim de voto|boletins de voto|cedula|secao eleitoral|secoes eleitorais|seccoes de voto|assembleias de voto|locais de votacao|local de votacao|mesas de voto
  |кандидат|бюллетен|избирательный участок|избирательные участки|избирательных участков|участки
  |مرشح|مترشح|ورقة الاقتراع|اوراق الاقتراع|مراكز الاقتراع|مركز الاقتراع|مكاتب التصويت|مكتب التصويت
  |候选|候選|选票|選票|投票站|投票所
  |aday|oy pusula|sandik|calon|tps|ứng cử|후보|투표소|उम्मीदवार|मतदान केंद्र|প্রার্থী|wagombea|ผู้สมัคร|υποψηφι|מועמד|kandydat|lokal wyborcz|lokale wyborcz|stembureau|candidati|seggi
`)

/** Whom one votes for: their order is a fact. */
export const BALLOTS = list(`
  candidate|ballot|party list|nominee|candidat|papeleta|boleta|cedula|bulletin|listes en presence|kandidat|stimmzettel|wahlvorschlag
  |boletim de voto|boletins de voto|кандидат|бюллетен|مرشح|مترشح|ورقة الاقتراع|اوراق الاقتراع|候选|候選|选票|選票|aday|oy pusula|calon|후보|उम्मीदवार|ผู้สมัคร|υποψηφι|מועמד
`)

/** What is counted and comes row by row. */
export const RESULTS = list(`
  result|turnout|count of|counted|recount|tally|votes cast
  |resultad|escrutinio|participacion|recuento|resultat|depouillement|participation|ergebnis|auszahlung|beteiligung|apuracao|apurac
  |результат|итог|явк|подсчет|نتائج|نتيجة|فرز|نسبة المشاركة|结果|結果|开票|開票|投票率|计票|計票|sonuc|hasil|wyniki|risultat|uitslag|개표|결과|परिणाम|ফলাফল|matokeo|ผลการ|αποτελ|תוצאות
`)

/** What may be closed or called off without anybody missing the vote: an office, a meeting, a vote elsewhere. */
export const OFFICES = list(`
  office|meeting|lecture|library|seminar|conference|session|hearing|museum|exhibition|workshop|training|website|hotline|by-election|byelection|tender|press|event
  |oficina|reunion|conferencia|biblioteca|seminario|audiencia|museo|taller|licitacion|prensa|evento
  |bureau est|bureaux sont|bureau sera|nos bureaux|reunion|conference|seance|bibliotheque|musee|atelier|presse|accueil|elections? partielle|partielle
  |buro|geschaftsstelle|sitzung|vortrag|tagung|bibliothek|museum|burgerburo|nachwahl|veranstaltung
  |escritorio|reuniao|palestra|sessao|atendimento|imprensa
  |офис|заседани|лекци|семинар|конференц|библиотек|музей|приемная|довыбор|мероприят
  |مكتب المفوضية|مكاتب المفوضية|اجتماع|محاضرة|ندوة|مؤتمر|جلسة|مكتبة|متحف|الانتخابات الفرعية
  |办公室|办公|會議|会议|讲座|講座|研讨|图书馆|博物馆|补选|補選|窗口
`)

/** What says that a place is another one now. */
export const MOVES = list(`
  moved to|is now at|are now at|is now in|now located|relocat|new location|new address is|instead of
  |trasladad|ahora esta en|se mudo|nueva direccion|nueva ubicacion|en lugar de
  |deplace|demenage|transfere|se trouve desormais|se trouve maintenant|nouvelle adresse|au lieu de
  |verlegt|umgezogen|befindet sich jetzt|befindet sich nun|neue adresse|statt
  |mudou para|agora fica|transferid|novo endereco|em vez de
  |перенес|переехал|теперь находится|теперь по адресу|новый адрес|вместо
  |انتقل|نقل|العنوان الجديد|بدلا من|搬到|搬至|搬迁|迁至|遷至|改到|改在|现在位于|新地址|新址|移至
`)

/** What names a place in a town. */
export const ADDRESSES = list(`
  street|road|avenue|lane|square|boulevard|building|hall|school|hotel|church|library|centre|center|floor
  |calle|avenida|plaza|carretera|escuela|colegio|edificio
  |rue |place |boulevard|ecole|mairie|salle|gymnase|batiment
  |strasse|straße|platz|allee|weg |schule|rathaus|halle
  |rua |praca|escola|ginasio|predio|bairro
  |улиц|ул.|проспект|площад|школ|дом |здани|переул
  |شارع|طريق|ميدان|مدرسة|مبنى|قاعة|حي |路|街|大道|学校|學校|楼|樓|号|號
`)
