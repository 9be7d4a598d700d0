// What the pages of Practica's sites say besides their own paragraphs, and what becomes of it when somebody breaks in or
// edits. What changes is in one language: whoever breaks in rarely speaks all of them.
import { PROVINCES, type SiteKey } from './country.ts'

interface SiteLink {
  readonly words: string
  readonly path: string
}

/** When people vote in Practica, each day: what its pages say, and what the election says. */
export const POLLING_HOURS = { opens: '08:00', closes: '20:00' } as const
const HOURS = `Polling stations are open from ${POLLING_HOURS.opens} to ${POLLING_HOURS.closes}.`
const WRONG_HOURS = 'Polling stations are open from 08:00 to 17:00.'
const NOTICE = 'The vote is postponed. Do not come to the polling stations.'

/** By which voters register and find their station. */
const LINKS: readonly [SiteLink, ...SiteLink[]] = [
  { words: 'Check your registration', path: '/registration' },
  { words: 'Find your polling station', path: '/stations' },
  { words: 'How a vote is cast', path: '/how' },
]

const DISTRICTS = PROVINCES.flatMap(({ districts }) => districts.map(({ en }) => en))

const NEWS = DISTRICTS.flatMap((district) => [
  `All stations of ${district} have opened.`,
  `Observers have arrived in ${district}.`,
])

const MORE: readonly SiteLink[] = DISTRICTS.map((district) => ({
  words: `Stations in ${district}`,
  path: `/stations/${district.toLowerCase().replaceAll(' ', '-')}`,
}))

/** Where the people behind a site sit, and their telephone. */
const CONTACTS: Readonly<Record<SiteKey, readonly [place: string, telephone: string]>> = {
  authority: ['Office: 3 Cedar Street, Old Harbour.', 'Telephone: +999 20 555 0101'],
  results: ['Office: 8 Bridge Street, Old Harbour.', 'Telephone: +999 20 555 0102'],
  register: ['Office: 21 Garden Street, Millbank.', 'Telephone: +999 20 555 0103'],
  finance: ['Office: 5 Olive Street, Old Harbour.', 'Telephone: +999 20 555 0104'],
  observers: ['Office: 2 Spring Street, Stone Market.', 'Telephone: +999 20 555 0105'],
  epoll: ['Office: 14 Station Street, Old Harbour.', 'Telephone: +999 20 555 0106'],
}

/** What stands on the page of a site. */
export function contentOf(key: SiteKey) {
  return {
    hours: HOURS,
    wrongHours: WRONG_HOURS,
    contact: CONTACTS[key],
    links: LINKS,
    notice: NOTICE,
    news: NEWS,
    more: MORE,
    addedNews: 'The count can be watched by everybody in the town halls.',
    addedLink: { words: 'Ramps and lifts at the stations', path: '/access' },
  }
}

/** Sites of which the seed says what must stay; of the others trainers choose. */
const GUARDED: readonly SiteKey[] = ['register']

/** Texts of a site's page that must stay; none where nobody said so. */
export function passagesFor(key: SiteKey): readonly string[] {
  if (!GUARDED.includes(key)) return []
  return [HOURS, ...CONTACTS[key], ...LINKS.slice(0, 2).map(({ words }) => words)]
}
