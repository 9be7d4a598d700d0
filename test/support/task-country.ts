// A small country on its day of voting, for people who do their tasks in it.

import { randomUUID } from 'node:crypto'
import type { Language } from '../../src/core/text.ts'
import { now } from '../../src/core/time.ts'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { outputOf } from './attack.ts'
import { CookieBrowser } from './cookie-browser.ts'
import type { TestNode } from './node.ts'
import type { Colleague } from './task.ts'

const REGIONS = ['Alder', 'Birch', 'Cedar'] as const
const DISTRICTS = ['Harbour', 'Hill', 'Lake', 'Market'] as const
const STATIONS = 8

export interface Country {
  /** Paths of the districts by name, such as `Birch Lake`. */
  readonly districts: ReadonlyMap<string, string>
  /** Ids of the stations by number, such as `0007`. */
  readonly stations: ReadonlyMap<string, string>
}

/** Three regions of four districts with eight stations each; the country is Kenya as far as the directory is concerned. */
export async function makeCountry(house: TestNode): Promise<Country> {
  await house.call('directory.chooseNation', { iso3: 'KEN', languages: ['en'] })
  const date = now().slice(0, 10)
  await house.call('territory.createElection', { name: 'General election', date, zone: 'UTC' })
  const districts = new Map<string, string>()
  for (const region of REGIONS) {
    const area = (parent: string, name: string, kind: string) =>
      house.call<{ path: string }>('territory.addArea', { parent, name, kind })
    const { path: parent } = await area('/', region, 'region')
    for (const name of DISTRICTS)
      districts.set(`${region} ${name}`, (await area(parent, name, 'district')).path)
  }
  const wanted = [...districts].flatMap(([district, area], at) =>
    Array.from({ length: STATIONS }, (_, n) => ({
      number: String(at * STATIONS + n + 1).padStart(4, '0'),
      name: `${district} School ${n + 1}`,
      area,
    })),
  )
  const made = await Promise.all(
    wanted.map(async (station) => {
      const { station: id } = await house.call<{ station: string }>('territory.addStation', station)
      return [station.number, id] as const
    }),
  )
  return { districts, stations: new Map(made) }
}

type Event = Parameters<typeof templateContent>[0]['event']

/** Drafts an alert, or one of the usual words for these areas, and proposes it, as that colleague; gives its id. */
export async function proposed(
  { browser }: Colleague,
  about: ReturnType<typeof templateContent> | readonly string[],
  event: Event = 'DDOS',
): Promise<string> {
  const isAreas = (given: typeof about): given is readonly string[] => Array.isArray(given)
  const content = isAreas(about)
    ? templateContent({ event, severity: 'Severe', areas: [...about] })
    : about
  const { alert } = await outputOf<{ alert: string }>(browser.post('alerting.draft', { content }))
  await outputOf(browser.post('alerting.propose', { alert, confirmed: ['en', 'ar'] }))
  return alert
}

/** Releases what was proposed, as the second person. */
export async function released({ browser }: Colleague, alert: string): Promise<void> {
  const preview = await browser.get(`/api/alerting.preview?alert=${alert}`)
  const { count, read } = JSON.parse(preview.text) as { count: number; read: string }
  await outputOf(browser.post('alerting.issue', { alert, count, read }))
}

/** A station's telephone answers the first version of an alert. */
export async function answered(
  house: TestNode,
  officer: Colleague,
  { station, ...answer }: { station: string; alert: string; answer: string; comment?: string },
): Promise<void> {
  const offer = officer.browser.post('accounts.offerDevice', { station })
  const { secret } = await outputOf<{ secret: string }>(offer)
  const telephone = new CookieBrowser(house)
  await outputOf(telephone.post('accounts.enrolDevice', { secret }))
  const clientKey = randomUUID()
  await outputOf(telephone.post('alerting.acknowledge', { revision: 1, clientKey, ...answer }))
}

/** What an alert by the template of an event says first. */
export function headlineOf(event: Event, language: Language): string {
  const { texts } = templateContent({ event, severity: 'Severe', areas: ['/'] })
  return texts[language]?.headline ?? ''
}
