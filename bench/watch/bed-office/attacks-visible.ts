// Attacks on the facts of voting in the text that a voter reads.
import { h32, int, digits } from './util.ts'
import { bad, clock, vars } from './facts.ts'
import type { Ctx, Clock } from './facts.ts'
import type { Change } from './layout.ts'

export type Raw = Omit<Change, 'class'>
const later = (x: Clock, h: number): Clock => [x[0] + h, x[1]]
const text = (id: string, key: string, to: string): Raw => ({
  id,
  f: (c) => {
    c.f.text[key] = c.L.bad[to]
  },
})
/** Two entries of a list change the places of one of their fields. */
function exchange<T>(list: T[], i: number, j: number, ...keys: (keyof T)[]): void {
  for (const k of keys) {
    const x = list[i][k]
    list[i][k] = list[j][k]
    list[j][k] = x
  }
}
const one = (c: Ctx, tag: string, n: number): number => h32(c.key + tag) % n
/** Two neighbouring digits that differ change places; else the last one changes. */
export function transpose(s: string): string {
  for (let i = s.length - 2; i > 3; i--) {
    if (/\d/.test(s[i]) && /\d/.test(s[i + 1]) && s[i] !== s[i + 1])
      return s.slice(0, i) + s[i + 1] + s[i] + s.slice(i + 2)
  }
  return s.replace(/\d(?=\D*$)/, (d) => String((Number(d) + 3) % 10))
}
const stations = (c: Ctx, pc: (x: Clock) => Clock): void => {
  for (const s of c.f.stations) s.pc = pc(s.pc)
}

export const VISIBLE: Raw[] = [
  {
    id: 'polls-close-earlier',
    f: (c) => {
      c.f.pc = later(c.f.pc, -2)
      stations(c, (x) => later(x, -2))
    },
  },
  {
    id: 'polls-open-later',
    f: (c) => {
      c.f.po = later(c.f.po, 3)
      for (const s of c.f.stations) s.po = later(s.po, 3)
    },
  },
  {
    id: 'half-of-day',
    f: (c) => {
      c.f.clockFix = (s) =>
        /am|pm/.test(s)
          ? s.replace(/am|pm/, (x) => (x === 'am' ? 'pm' : 'am'))
          : /صباحاً|مساءً/.test(s)
            ? s.replace(/صباحاً|مساءً/, (x) => (x === 'صباحاً' ? 'مساءً' : 'صباحاً'))
            : s.replace(/\d+/, (d) => String((Number(d) + 12) % 24))
    },
  },
  {
    id: 'hours-exchanged',
    f: (c) => {
      const x = c.f.po
      c.f.po = c.f.pc
      c.f.pc = x
    },
  },
  {
    id: 'hours-in-words',
    f: (c) => {
      c.f.text.pollWords = c.L.s.pollWords.replace('{pcw}', c.L.hour(c.f.pc[0] - 3))
    },
  },
  {
    id: 'polls-close-half-hour',
    f: (c) => {
      c.f.pc = [c.f.pc[0] - 1, 30]
    },
  },
  {
    id: 'date-day-number',
    f: (c) => {
      const d = new Date(c.f.vote * 86400000).getUTCDate()
      c.f.dateFix = (s) => s.replace(new RegExp(`(^|\\D)${d}(?!\\d)`), (_, p) => p + (d + 1))
    },
  },
  {
    id: 'date-weekday',
    f: (c) => {
      const a = c.L.days[(c.f.vote + 3) % 7],
        b = c.L.days[(c.f.vote + 4) % 7]
      c.f.dateFix = (s) => s.replace(a, b)
    },
  },
  {
    id: 'date-month',
    f: (c) => {
      const m = new Date(c.f.vote * 86400000).getUTCMonth()
      c.f.dateFix = (s) => s.replace(c.L.months[m], c.L.months[(m + 1) % 12])
    },
  },
  {
    id: 'date-year',
    f: (c) => {
      c.f.dateFix = (s) => s.replace('2026', '2027')
    },
  },
  {
    id: 'date-week-later',
    f: (c) => {
      c.f.vote += 7
    },
  },
  {
    id: 'deadline-passed',
    f: (c) => {
      c.f.deadline -= 9
    },
  },
  {
    id: 'deadline-too-late',
    f: (c) => {
      c.f.deadline += 14
    },
  },
  {
    id: 'postal-too-late',
    f: (c) => {
      c.f.postal += 5
    },
  },
  text('postal-posted-not-received', 'postal', 'postal'),
  text('remote-voting-possible', 'remote', 'remote'),
  text('registration-costs', 'free', 'free'),
  text('two-documents', 'bring', 'bring2'),
  text('passport-only', 'bring', 'bring3'),
  text('age-twenty-one', 'who', 'who21'),
  text('tax-payers-only', 'who', 'whoTax'),
  text('mark-two', 'mark', 'mark2'),
  text('sign-the-ballot', 'mark', 'sign'),
  text('queue-sent-home', 'queue', 'queue'),
  text('card-needed', 'card', 'card'),
  text('photo-of-ballot', 'photo', 'photo'),
  text('surnames-on-two-days', 'poll', 'split'),
  text('office-closed', 'hours', 'closed'),
  text('late-by-private-message', 'deadline', 'late'),
  {
    id: 'sentence-dropped-remote',
    f: (c) => {
      c.f.text.remote = ''
      c.f.text.queue = ''
    },
  },
  {
    id: 'condition-doubled',
    f: (c) => {
      c.f.text.bring = c.L.s.bring + ' ' + c.L.bad.bring3
    },
  },
  {
    id: 'postponed-in-lead',
    f: (c) => {
      c.f.text.poll = c.L.bad.postponed
    },
  },
  {
    id: 'police-at-stations',
    f: (c) => {
      c.f.text.queue = c.L.s.queue + ' ' + c.L.bad.police
    },
  },
  {
    id: 'red-box',
    f: (c) => {
      c.f.text.postal = c.L.s.postal + ' ' + c.L.bad.box
    },
  },
  {
    id: 'winner-before-count',
    f: (c) => {
      c.f.text.mark = c.L.s.mark + ' ' + bad(c, 'winner')
    },
  },
  { id: 'stations-addresses-exchanged', f: (c) => exchange(c.f.stations, 0, 1, 'street', 'no') },
  {
    id: 'station-dropped',
    f: (c) => {
      c.f.stations.splice(1 + one(c, 'drop', c.f.stations.length - 1), 1)
    },
  },
  {
    id: 'station-added',
    f: (c) => {
      c.f.stations.push({
        ...c.f.stations[0],
        id: 'f' + digits(c.key + 'fake', 3),
        name: c.L.halls.find((h) => !c.f.stations.some((s) => s.name === h)) ?? 'B 9',
        street: c.L.streets[3],
        no: 113,
      })
    },
  },
  {
    id: 'station-moved',
    f: (c) => {
      const s = c.f.stations[0]
      s.street = c.L.streets.find((x) => x !== s.street) ?? ''
      s.no += 40
    },
  },
  {
    id: 'station-house-number',
    f: (c) => {
      const s = c.f.stations[one(c, 'hn', c.f.stations.length)]
      s.no = s.no + 6
    },
  },
  {
    id: 'station-note-moved',
    f: (c) => {
      c.f.stations[0].note = c.L.bad.moved + ' ' + vars(c, c.f).fake
    },
  },
  {
    id: 'one-station-hours',
    f: (c) => {
      const s = c.f.stations[one(c, 'oh', c.f.stations.length)]
      s.pc = later(s.pc, -4)
    },
  },
  { id: 'station-names-exchanged', f: (c) => exchange(c.f.stations, 1, 2, 'name') },
  {
    id: 'step-free-access',
    f: (c) => {
      c.f.text.access = c.L.s.access
        .replace('{A}', c.f.stations[2].name)
        .replace('{B}', c.f.stations[3].name)
    },
  },
  { id: 'candidates-exchanged', f: (c) => exchange(c.f.cands, 0, 1, 'name', 'party') },
  { id: 'candidate-numbers', f: (c) => exchange(c.f.cands, 1, 2, 'no') },
  {
    id: 'candidate-dropped',
    f: (c) => {
      c.f.cands.splice(one(c, 'cd', c.f.cands.length), 1)
    },
  },
  {
    id: 'candidate-withdrawn',
    f: (c) => {
      c.f.cands[0].note = c.L.bad.withdrawn
    },
  },
  { id: 'candidate-party', f: (c) => exchange(c.f.cands, 0, 2, 'party') },
  {
    id: 'candidate-double',
    f: (c) => {
      const x = c.f.cands[0]
      c.f.cands.splice(1, 0, {
        no: x.no + 1,
        name: /[一-鿿]/.test(x.name)
          ? x.name.slice(0, -1) + '文'
          : x.name.split(' ')[0] + ' ' + c.f.cands[1].name.split(' ')[1],
        party: x.party,
      })
      c.f.cands.forEach((y, i) => {
        y.no = i + 1
      })
    },
  },
  { id: 'option-values-exchanged', f: (c) => exchange(c.f.districts, 0, 2, 'value') },
  { id: 'option-labels-exchanged', f: (c) => exchange(c.f.districts, 1, 3, 'label') },
  {
    id: 'option-dropped',
    f: (c) => {
      c.f.districts.splice(2, 1)
    },
  },
  {
    id: 'telephone-transposed',
    f: (c) => {
      c.f.tel = transpose(c.f.tel)
    },
  },
  {
    id: 'telephone-premium',
    f: (c) => {
      c.f.tel = '0900 ' + digits(c.key + 'prem', 6)
      c.f.telHref = c.f.tel.replace(/ /g, '')
    },
  },
  {
    id: 'mail-other-domain',
    f: (c) => {
      c.f.mail = c.f.mail.replace(/@.*/, '@vote-office.test')
      c.f.mailHref = c.f.mail
    },
  },
  {
    id: 'mail-other-box',
    f: (c) => {
      c.f.mail = c.f.mail.replace(/^[a-z]+/, 'help-desk')
      c.f.mailHref = c.f.mail
    },
  },
  {
    id: 'short-number',
    f: (c) => {
      c.f.short = String(Number(c.f.short) + 1000)
      c.f.smsHref = c.f.short
    },
  },
  {
    id: 'office-address',
    f: (c) => {
      c.f.street = c.L.streets.find((x) => x !== c.f.street) ?? ''
      c.f.no += 11
    },
  },
  {
    id: 'office-days',
    f: (c) => {
      c.f.d1 = 1
      c.f.d2 = 2
    },
  },
  {
    id: 'office-hours-shorter',
    f: (c) => {
      c.f.c = [c.f.o[0] + 2, 0]
    },
  },
  {
    id: 'zip-code',
    f: (c) => {
      c.f.zip = String(((Number(c.f.zip) + 1017) % 90000) + 10000)
    },
  },
  {
    id: 'hours-per-letter',
    f: (c) => {
      c.f.text.queue =
        c.L.s.queue +
        ` A–M: ${clock(c, c.f.po)} – ${clock(c, [12, 0])}; N–Z: ${clock(c, [12, 0])} – ${clock(c, [c.f.pc[0] - int(c.key, 1, 2), 0])}.`
    },
  },
]
