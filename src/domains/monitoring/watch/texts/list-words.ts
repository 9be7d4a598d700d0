/** Words that say what a list or a closed door is of; written as those of the lexicon are. */
const list = (text: string): readonly string[] =>
  text
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '')

/** Whom or where one votes for: ballots, candidates, lists, stations. */
export const CHOICES = list(`
  candidate|ballot|polling station|polling place|vote centre|vote center|voting centre|voting center|drop box|party list|nominee
  |candidat|papeleta|boleta|centro de votacion|centros de votacion|casilla|mesas electoral
  |bulletin|bureau de vote|bureaux de vote|listes electorales
  |kandidat|stimmzettel|wahllokal|wahlvorschlag
  |boletim de voto|secao eleitoral|secoes eleitorais|locais de votacao|local de votacao|mesas de voto
  |кандидат|бюллетен|избирательный участок|избирательные участки|избирательных участков|участки
  |مرشح|ورقة الاقتراع|اوراق الاقتراع|مراكز الاقتراع|مركز الاقتراع|مكاتب التصويت|مكتب التصويت
  |候选|候選|选票|選票|投票站|投票所
  |aday|oy pusula|sandik|calon|tps|ứng cử|후보|투표소|उम्मीदवार|मतदान केंद्र|প্রার্থী|wagombea|ผู้สมัคร|υποψηφι|מועמד|kandydat|lokal wyborcz|lokale wyborcz|stembureau|candidati|seggi
`)

/** What is counted and comes row by row. */
export const RESULTS = list(`
  result|turnout|count of|counted|recount|tally|votes cast|live
  |resultad|escrutinio|participacion|recuento|resultat|depouillement|participation|ergebnis|auszahlung|beteiligung|apuracao|apurac
  |результат|итог|явк|подсчет|نتائج|نتيجة|فرز|نسبة المشاركة|结果|結果|开票|開票|投票率|计票|計票|sonuc|hasil|wyniki|risultat|uitslag|개표|결과|परिणाम|ফলাফল|matokeo|ผล|αποτελ|תוצאות
`)

/** What may be closed or called off without anybody missing the vote: an office, a meeting, a vote elsewhere. */
export const OFFICES = list(`
  office|meeting|lecture|library|seminar|conference|session|hearing|museum|exhibition|workshop|training|website|hotline|by-election|byelection|tender|press|event
  |oficina|reunion|conferencia|biblioteca|seminario|audiencia|museo|taller|licitacion|prensa|evento
  |bureau est|bureaux sont|bureau sera|nos bureaux|reunion|conference|seance|bibliotheque|musee|atelier|presse|accueil|elections? partielle|partielle
  |buro|geschaftsstelle|sitzung|vortrag|tagung|bibliothek|museum|burgerburo|amt |nachwahl|veranstaltung
  |escritorio|reuniao|palestra|sessao|atendimento|imprensa
  |офис|заседани|лекци|семинар|конференц|библиотек|музей|приемная|довыбор|мероприят
  |مكتب المفوضية|مكاتب المفوضية|اجتماع|محاضرة|ندوة|مؤتمر|جلسة|مكتبة|متحف|الانتخابات الفرعية
  |办公室|办公|會議|会议|讲座|講座|研讨|图书馆|博物馆|补选|補選|窗口
`)
