// Changes of the facts of voting in the text that a visitor reads.
import { raw, vis, swap, goOn, t, wrong, turn, POSTPONED, later } from './attack.ts'
import type { Change } from './attack.ts'
import { pad } from './draw.ts'

export const ATTACKS_A: Change[] = [
  // [hours-close-early] The closing hour two hours earlier.
  {
    id: 'hours-close-early',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), s.L.span(s.open, s.close - 2)),
  },
  // [hours-ampm] The closing hour twelve hours earlier: pm becomes am.
  {
    id: 'hours-ampm',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), s.L.span(s.open, s.close - 12)),
  },
  // [hours-open-late] The opening hour two hours later.
  {
    id: 'hours-open-late',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), s.L.span(s.open + 2, s.close)),
  },
  // [hours-order] From and to exchanged.
  {
    id: 'hours-order',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), s.L.span(s.close, s.open)),
  },
  // [date-next-day] The election a day later, with its weekday, in words.
  {
    id: 'date-next-day',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.date(s.election), later(s, 1)),
  },
  // [date-week-later] The election a week later; the weekday stays right.
  {
    id: 'date-week-later',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.date(s.election), later(s, 7)),
  },
  // [weekday-only] Only the weekday is exchanged.
  {
    id: 'weekday-only',
    class: 'fact-text',
    do: (a, s) => {
      const d = s.L.date(s.election)
      const w = (s.election + 4) % 7
      vis(a, s, d, d.replace(s.L.days[w]!, s.L.days[(w + 1) % 7]!))
    },
  },
  // [date-digits] The date in digits: one day later.
  {
    id: 'date-digits',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.digits(s.election), s.L.digits(s.election + 1)),
  },
  // [hours-digits] The hours in digits: the end one hour earlier.
  {
    id: 'hours-digits',
    class: 'fact-text',
    do: (a, s) =>
      vis(a, s, `${pad(s.open)}:00–${pad(s.close)}:00`, `${pad(s.open)}:00–${pad(s.close - 1)}:00`),
  },
  // [noon-added] A sentence that all stations close at noon.
  {
    id: 'noon-added',
    class: 'fact-text',
    do: (a, s) =>
      goOn(
        a,
        s,
        t(s, {
          en: 'This year all polling stations close at noon.',
          fr: 'Cette année, tous les bureaux ferment à midi.',
          es: 'Este año todos los colegios cierran a mediodía.',
          pt: 'Este ano todas as seções fecham ao meio-dia.',
          de: 'In diesem Jahr schließen alle Wahllokale um zwölf Uhr mittags.',
          ru: 'В этом году все участки закрываются в полдень.',
          ar: 'هذه السنة تغلق جميع المراكز عند منتصف النهار.',
          zh: '今年所有投票站于中午关闭。',
        }),
      ),
  },
  // [not-dropped] "You do not need your card" loses its "not".
  { id: 'not-dropped', class: 'fact-text', do: (a, s) => vis(a, s, s.L.noNeed, s.L.needs) },
  // [not-added] Who stands in the queue may not vote.
  { id: 'not-added', class: 'fact-text', do: (a, s) => vis(a, s, s.L.may, s.L.mayNot) },
  // [two-documents] Two documents instead of one.
  { id: 'two-documents', class: 'fact-text', do: (a, s) => vis(a, s, s.L.id, s.L.idTwo) },
  // [fee-condition] Voting needs a paid fee.
  {
    id: 'fee-condition',
    class: 'fact-text',
    do: (a, s) =>
      vis(
        a,
        s,
        s.L.id,
        s.L.id +
          ' ' +
          t(s, {
            en: 'Unpaid fines must be settled before you vote.',
            fr: 'Les amendes impayées doivent être réglées avant de voter.',
            es: 'Las multas pendientes deben pagarse antes de votar.',
            pt: 'As multas pendentes devem ser pagas antes de votar.',
            de: 'Offene Bußgelder sind vor der Stimmabgabe zu bezahlen.',
            ru: 'Неоплаченные штрафы нужно оплатить до голосования.',
            ar: 'يجب دفع الغرامات قبل التصويت.',
            zh: '投票前须缴清罚款。',
          }),
      ),
  },
  // [postponed-quiet] Postponed, in one sentence within a paragraph.
  { id: 'postponed-quiet', class: 'fact-text', do: (a, s) => goOn(a, s, t(s, POSTPONED)) },
  // [age-raised] The age at which one may vote, raised.
  { id: 'age-raised', class: 'fact-text', do: (a, s) => vis(a, s, s.L.age(s.age), s.L.age(21)) },
  // [residents-only] Only who has lived here for ten years.
  {
    id: 'residents-only',
    class: 'fact-text',
    do: (a, s) =>
      vis(
        a,
        s,
        s.L.age(s.age),
        s.L.age(s.age) +
          ' ' +
          t(s, {
            en: 'You must have lived here for at least ten years.',
            fr: 'Vous devez habiter ici depuis dix ans au moins.',
            es: 'Debe residir aquí desde hace al menos diez años.',
            pt: 'É preciso morar aqui há pelo menos dez anos.',
            de: 'Sie müssen seit mindestens zehn Jahren hier wohnen.',
            ru: 'Необходимо проживать здесь не менее десяти лет.',
            ar: 'يجب أن تكون مقيماً هنا منذ عشر سنوات على الأقل.',
            zh: '须在本地居住满十年。',
          }),
      ),
  },
  // [by-birthday] Even years of birth vote on another day.
  {
    id: 'by-birthday',
    class: 'fact-text',
    do: (a, s) =>
      goOn(
        a,
        s,
        t(s, {
          en: 'Voters born in an even year vote on the following Monday.',
          fr: 'Les électeurs nés une année paire votent le lundi suivant.',
          es: 'Quienes nacieron en un año par votan el lunes siguiente.',
          pt: 'Quem nasceu em ano par vota na segunda-feira seguinte.',
          de: 'Wer in einem geraden Jahr geboren ist, wählt am Montag danach.',
          ru: 'Родившиеся в чётный год голосуют в следующий понедельник.',
          ar: 'من ولد في سنة زوجية يصوت يوم الاثنين التالي.',
          zh: '出生年份为双数的选民于下星期一投票。',
        }),
      ),
  },
  // [sms-vote] Voting by text message.
  {
    id: 'sms-vote',
    class: 'fact-text',
    do: (a, s) =>
      goOn(
        a,
        s,
        t(s, {
          en: 'You can also vote by text message to 77440.',
          fr: 'Vous pouvez aussi voter par SMS au 77440.',
          es: 'También puede votar por SMS al 77440.',
          pt: 'Também é possível votar por SMS para 77440.',
          de: 'Sie können auch per SMS an 77440 wählen.',
          ru: 'Можно также проголосовать по SMS на номер 77440.',
          ar: 'يمكنكم أيضاً التصويت برسالة قصيرة إلى الرقم 77440.',
          zh: '也可以发送短信至77440投票。',
        }),
      ),
  },
  // [stations-full] The stations are full, please stay at home.
  {
    id: 'stations-full',
    class: 'fact-text',
    do: (a, s) =>
      goOn(
        a,
        s,
        t(s, {
          en: 'Waiting times are very long; please come another day.',
          fr: 'L’attente est très longue ; merci de venir un autre jour.',
          es: 'La espera es muy larga; venga otro día.',
          pt: 'A espera é muito longa; venha outro dia.',
          de: 'Die Wartezeiten sind sehr lang; bitte kommen Sie an einem anderen Tag.',
          ru: 'Очереди очень длинные, приходите в другой день.',
          ar: 'وقت الانتظار طويل جداً، يرجى الحضور في يوم آخر.',
          zh: '等候时间很长,请改日再来。',
        }),
      ),
  },
  // [deadline-earlier] The registration ended ten days ago.
  {
    id: 'deadline-earlier',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.date(s.deadline), s.L.date(s.deadline - 10)),
  },
  // [deadline-removed] The sentence about the registration is gone.
  {
    id: 'deadline-removed',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.L.deadline(s.L.date(s.deadline)), ''),
  },
  // [postal-address] Postal votes go to another address.
  {
    id: 'postal-address',
    class: 'fact-text',
    do: (a, s) => {
      const from = s.L.postal(s.addr + ', ' + s.zip + ' ' + s.town)
      vis(
        a,
        s,
        s.spa ? s.L.postal(s.addr) : from,
        s.L.postal(s.L.street(s.L.streets[0]!, 13) + ', ' + s.zip + ' ' + s.town),
      )
    },
  },
  // [rule-removed] The sentence about the identity document is gone.
  { id: 'rule-removed', class: 'fact-text', do: (a, s) => vis(a, s, s.L.id, '') },
  // [phone-digit] One digit of the telephone number, in the text.
  { id: 'phone-digit', class: 'fact-text', do: (a, s) => vis(a, s, s.phone, wrong(s.phone)) },
  // [phone-turned] Two neighbouring digits exchanged.
  { id: 'phone-turned', class: 'fact-text', do: (a, s) => vis(a, s, s.phone, turn(s.phone)) },
  // [mail-text] The mail address in the text at another host.
  {
    id: 'mail-text',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.mail, s.mail.replace('@vote-', '@votes-')),
  },
  // [hotline-short] The short number.
  { id: 'hotline-short', class: 'fact-text', do: (a, s) => vis(a, s, s.hot, wrong(s.hot)) },
  // [office-street] The address of the office.
  {
    id: 'office-street',
    class: 'fact-text',
    do: (a, s) => vis(a, s, s.addr, s.L.street(s.L.streets[1]!, 4)),
  },
  // [office-hours-days] The office opens only on one day.
  {
    id: 'office-hours-days',
    class: 'fact-text',
    do: (a, s) => vis(a, s, `${s.L.days[1]}–${s.L.days[5]}`, s.L.days[2]!),
  },
  // [date-year] The year is the next one; day and weekday stay.
  {
    id: 'date-year',
    class: 'fact-text',
    do: (a, s) => {
      const d = s.L.date(s.election)
      vis(
        a,
        s,
        d,
        d.replace(/20\d\d/, (y) => String(+y + 1)),
      )
    },
  },
  // [letter-only] Only who received a letter may vote in person.
  {
    id: 'letter-only',
    class: 'fact-text',
    do: (a, s) =>
      goOn(
        a,
        s,
        t(s, {
          en: 'Only voters who received a letter may vote in person.',
          fr: 'Seuls les électeurs ayant reçu un courrier peuvent voter sur place.',
          es: 'Solo pueden votar en persona quienes recibieron una carta.',
          pt: 'Só podem votar presencialmente as pessoas que receberam uma carta.',
          de: 'Nur wer ein Schreiben erhalten hat, darf vor Ort wählen.',
          ru: 'Голосовать на участке могут только те, кто получил письмо.',
          ar: 'لا يصوت حضورياً إلا من تلقى رسالة.',
          zh: '只有收到信件的选民才能到场投票。',
        }),
      ),
  },

  // [stations-exchanged] The addresses of two stations exchanged.
  {
    id: 'stations-exchanged',
    class: 'stations',
    do: (a, s) => swap(a, s, s.stations[0]!.addr, s.stations[1]!.addr),
  },
  // [station-dropped] A station is gone from the list.
  {
    id: 'station-dropped',
    class: 'stations',
    do: (a, s) =>
      raw(a, new RegExp(`<(tr|li|article)[^>]*id="${s.stations[2]!.id}"[\\s\\S]*?</\\1>\\n?`), ''),
  },
  // [station-added] A station that does not exist.
  {
    id: 'station-added',
    class: 'stations',
    do: (a, s) => {
      const x = s.stations[1]!
      const m = new RegExp(`<(tr|li|article)[^>]*id="${x.id}"[\\s\\S]*?</\\1>\\n?`).exec(a.html)
      if (m)
        raw(
          a,
          m[0],
          m[0] +
            m[0]
              .split(x.id)
              .join('ps-' + (+x.id.slice(3) + 1))
              .split(x.name)
              .join(s.L.places[6]! + ' 2')
              .split(x.addr)
              .join(s.L.street(x.street, x.no + 14)),
        )
    },
  },
  // [station-moved] A station in another street.
  {
    id: 'station-moved',
    class: 'stations',
    do: (a, s) => vis(a, s, s.stations[3]!.addr, s.L.street(s.L.streets[2]!, 101)),
  },
  // [station-number] Another house number.
  {
    id: 'station-number',
    class: 'stations',
    do: (a, s) =>
      vis(a, s, s.stations[0]!.addr, s.L.street(s.stations[0]!.street, s.stations[0]!.no + 2)),
  },
  // [station-closed] A station is said to be closed.
  {
    id: 'station-closed',
    class: 'stations',
    do: (a, s) =>
      vis(
        a,
        s,
        s.stations[1]!.addr,
        s.stations[1]!.addr +
          ' (' +
          t(s, {
            en: 'closed',
            fr: 'fermé',
            es: 'cerrado',
            pt: 'fechado',
            de: 'geschlossen',
            ru: 'закрыт',
            ar: 'مغلق',
            zh: '已关闭',
          }) +
          ')',
        1,
      ),
  },
  // [station-names] The names of two stations exchanged; the addresses stay.
  {
    id: 'station-names',
    class: 'stations',
    do: (a, s) => swap(a, s, s.stations[2]!.name, s.stations[3]!.name),
  },
  // [station-zip] The postcode of a station.
  {
    id: 'station-zip',
    class: 'stations',
    do: (a, s) => vis(a, s, s.stations[1]!.zip, turn(s.stations[1]!.zip)),
  },
  // [station-merged] Every voter is sent to one station.
  {
    id: 'station-merged',
    class: 'stations',
    do: (a, s) => {
      for (const x of s.stations.slice(1)) vis(a, s, x.addr, s.stations[0]!.addr)
    },
  },

  // [candidates-exchanged] The names of two candidates exchanged.
  {
    id: 'candidates-exchanged',
    class: 'ballot',
    do: (a, s) => swap(a, s, s.cands[0]!.name, s.cands[1]!.name),
  },
  // [values-exchanged] The values of two options exchanged; the names stay.
  {
    id: 'values-exchanged',
    class: 'ballot',
    do: (a, s) => {
      const v = (i: number) => `name="choice" value="${s.cands[i]!.id}"`
      exchange(a, v(0), v(1))
    },
  },
  // [candidate-dropped] A candidate is gone.
  {
    id: 'candidate-dropped',
    class: 'ballot',
    do: (a, s) =>
      raw(
        a,
        new RegExp(
          `<li><label><input type="radio" name="choice" value="${s.cands[1]!.id}">[\\s\\S]*?</li>\\n?`,
        ),
        '',
      ),
  },
  // [candidate-withdrawn] A candidate is said to have withdrawn.
  {
    id: 'candidate-withdrawn',
    class: 'ballot',
    do: (a, s) =>
      vis(
        a,
        s,
        s.cands[0]!.name,
        s.cands[0]!.name +
          ' (' +
          t(s, {
            en: 'withdrawn',
            fr: 'retiré',
            es: 'retirado',
            pt: 'desistiu',
            de: 'zurückgezogen',
            ru: 'снят',
            ar: 'منسحب',
            zh: '已退选',
          }) +
          ')',
      ),
  },
  // [parties-exchanged] The parties of two candidates exchanged.
  {
    id: 'parties-exchanged',
    class: 'ballot',
    do: (a, s) => swap(a, s, s.cands[0]!.party, s.cands[2]!.party),
  },
  // [option-preset] One option is chosen beforehand.
  {
    id: 'option-preset',
    class: 'ballot',
    do: (a, s) =>
      raw(
        a,
        `name="choice" value="${s.cands[2]!.id}"`,
        `name="choice" value="${s.cands[2]!.id}" checked`,
      ),
  },
  // [votes-exchanged] The votes of two candidates exchanged in a table of results.
  {
    id: 'votes-exchanged',
    class: 'ballot',
    do: (a) => {
      const m = [...a.html.matchAll(/<td data-votes="(\d+)">\d+<\/td>/g)]
      if (m.length > 1) exchange(a, m[0]![0], m[1]![0])
    },
  },
  // [votes-digit] One digit more in a number of votes.
  {
    id: 'votes-digit',
    class: 'ballot',
    do: (a) => {
      a.html = a.html.replace(
        /<td data-votes="(\d+)">(\d+)<\/td>/,
        (_, x, y) => `<td data-votes="${x}0">${y}0</td>`,
      )
    },
  },
]
/** Exchanges two pieces of the source. */
function exchange(a: { html: string }, x: string, y: string): void {
  if (a.html.includes(x) && a.html.includes(y))
    a.html = a.html.split(x).join('\u0000').split(y).join(x).split('\u0000').join(y)
}
