// Sets up the country of an exercise through the same actions that people use. Every step looks at what is there first,
// so a node that was killed in the middle goes on where it was.
import { z } from 'zod'
import { need } from '../core/action.ts'
import { systemActor } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import { dateAt } from '../core/civil-day.ts'
import { addMs, DAY, fromMs, nowMs, type Time } from '../core/time.ts'
import {
  areasOf,
  AUTHORISATION,
  ELECTION,
  passagesFor,
  POLLING_HOURS,
  POSTS,
  SITE_KEYS,
  siteNames,
  SITES,
  STATION_COLUMNS,
  stationRows,
  tongueOf,
} from '../domains/exercises/index.ts'
import { addSite, approveBaseline, learnedPages, setPassages } from '../domains/monitoring/index.ts'
import {
  addArea,
  addOfficial,
  dutyList,
  startDuty,
  beginImport,
  createElection,
  currentElection,
  finishImport,
  importRows,
  setHours,
} from '../domains/territory/index.ts'
import type { OpenHouse } from '../house.ts'
import { HTTP_PORT, HTTPS_PORT } from '../platform/practice/index.ts'
import { recordsOfTypes } from '../platform/store/index.ts'
import { playedParts } from './players.ts'
import { seedSystems } from './systems.ts'

const actor = systemActor('exercise:conductor', [
  'territory:read',
  'territory:write',
  'territory:import',
  'monitoring:read',
  'monitoring:write',
  'monitoring:authorise',
])

const areaTree = need<Record<string, never>>()(
  'territory.areaTree',
  z.object({ areas: z.array(z.object({ path: z.string() })) }),
)
const officials = need<{ area: string }>()(
  'territory.officials',
  z.object({ officials: z.array(z.object({ id: z.string(), post: z.string() })) }),
)
const imports = need<{ limit: number }>()(
  'territory.imports',
  z.object({
    imports: z.array(
      z.object({ import: z.string(), name: z.string(), state: z.string(), staged: z.number() }),
    ),
  }),
)

/** Rows of one step of the import; a step takes some 10 ms. */
const ROWS_PER_STEP = 400
/** Name of the import of the country's stations. */
const IMPORT_NAME = 'practica.csv'
/** How long the import may take to be applied, and the first looks at the sites to arrive. */
const WAIT_MS = 60_000
const LOOK_AGAIN_MS = 100
/** An exercise of more than a month is none. */
const AUTHORISED_DAYS = 60

/** Told before each step, and again while one waits: how many are done of how many. Rejecting ends the seeding. */
export type OnStep = (done: number, total: number) => Promise<void>

/** `goOn` rejects when the seeding is to end. */
type Step = (goOn: () => Promise<void>) => Promise<void>

/** Sets up what is missing. Rejects when a step fails; it can then be run again. */
export async function seedCountry(house: OpenHouse, onStep: OnStep): Promise<void> {
  const steps: Step[] = [
    () => seedAreas(house),
    () => seedPosts(house),
    () => seedElection(house),
    ...stationSteps(house),
    () => seedSites(house),
    () => seedSystems(house),
    ...playedParts(house).map(
      ({ part, ctx }) =>
        async () =>
          await part.seed?.(ctx),
    ),
    (goOn) => approveFirstLooks(house, goOn),
    (goOn) => guardSites(house, goOn),
  ]
  for (const [done, step] of steps.entries()) {
    const goOn = () => onStep(done, steps.length)
    await goOn()
    await step(goOn)
  }
  await onStep(steps.length, steps.length)
}

async function seedAreas(house: OpenHouse): Promise<void> {
  const { areas } = await house.runner.ask(actor, areaTree, {})
  const known = new Set(areas.map(({ path }) => path))
  for (const { path, parent, name, kind, code } of areasOf(tongueOf(house.facts.languages))) {
    if (!known.has(path)) await house.runner.call(actor, addArea, { parent, name, kind, code })
  }
}

async function seedPosts(house: OpenHouse): Promise<void> {
  const tongue = tongueOf(house.facts.languages)
  const places = [
    { area: '/', post: POSTS.nation[tongue] },
    ...areasOf(tongue).map(({ path, kind }) => ({
      area: path,
      post: (kind === 'province' ? POSTS.province : POSTS.district)[tongue],
    })),
  ]
  for (const place of places) {
    const known = await house.runner.ask(actor, officials, { area: place.area })
    if (known.officials.length === 0) await house.runner.call(actor, addOfficial, place)
  }
  await seedDuties(house)
}

/** The post of the nation is on duty by day and by night for two days, so that somebody is there to be called. */
async function seedDuties(house: OpenHouse): Promise<void> {
  const { duties } = (await house.runner.call(actor, dutyList, { area: '/', limit: 1 })).output
  const { officials: posts } = await house.runner.ask(actor, officials, { area: '/' })
  const [post] = posts
  if (duties.length > 0 || post === undefined) return
  for (const afterHours of [0, 12, 24, 36]) {
    const shift = { official: post.id, afterHours, hours: 12 }
    await house.runner.call(actor, startDuty, shift)
  }
}

/** Polls are open from today on for some days, so that the exercise always happens while people vote. */
async function seedElection(house: OpenHouse): Promise<void> {
  const { output: known } = await house.runner.call(actor, currentElection, {})
  if (known !== null) {
    const isMissing = known.hours === null
    if (isMissing)
      await house.runner.call(actor, setHours, { election: known.id, ...POLLING_HOURS })
    return
  }
  // The day of the country, which may not be ours.
  const today = dateAt(fromMs(nowMs()), house.facts.zone)
  const day = (offset: number) => addMs(`${today}T12:00:00.000Z`, offset * DAY).slice(0, 10)
  const span = (from: number, until: number) => ({
    from: `${day(from)}T00:00`,
    until: `${day(until)}T00:00`,
  })
  await house.runner.call(actor, createElection, {
    name: ELECTION[tongueOf(house.facts.languages)],
    date: day(0),
    zone: house.facts.zone,
    phases: {
      registration: span(-60, -30),
      campaign: span(-30, -3),
      silence: span(-3, 0),
      polling: span(0, 3),
      counting: span(3, 5),
      results: span(5, 30),
    },
    hours: POLLING_HOURS,
  })
}

/** The import of the stations in steps that can be told of: each brings the rows that are still missing. */
function stationSteps(house: OpenHouse): Step[] {
  const rows = stationRows(tongueOf(house.facts.languages))
  const steps = Array.from(
    { length: Math.ceil(rows.length / ROWS_PER_STEP) },
    (_, n) => async () => {
      const open = (await currentImport(house)) ?? (await newImport(house))
      const until = Math.min((n + 1) * ROWS_PER_STEP, rows.length)
      if (open.state !== 'staging' || open.staged >= until) return
      const part = rows.slice(open.staged, until)
      const input = { import: open.import, from: open.staged, rows: part }
      await house.runner.call(actor, importRows, input)
    },
  )
  return [...steps, (goOn) => applyImport(house, goOn)]
}

async function currentImport(house: OpenHouse) {
  const known = await house.runner.ask(actor, imports, { limit: 20 })
  return known.imports.find(
    ({ name, state }) =>
      name === IMPORT_NAME && (state === 'staging' || state === 'applying' || state === 'finished'),
  )
}

async function newImport(house: OpenHouse) {
  const input = { name: IMPORT_NAME, columns: [...STATION_COLUMNS], delimiter: ',' as const }
  const { output } = await house.runner.call(actor, beginImport, { ...input, skipBad: false })
  return { import: output.import, state: 'staging', staged: 0 }
}

async function applyImport(house: OpenHouse, goOn: () => Promise<void>): Promise<void> {
  const open = await currentImport(house)
  if (open === undefined) throw new Error('the import of the stations is gone')
  if (open.state === 'finished') return
  await house.runner.call(actor, finishImport, { import: open.import })
  await until('the stations', async () => {
    await goOn()
    return (await currentImport(house))?.state === 'finished'
  })
}

async function seedSites(house: OpenHouse): Promise<void> {
  const tongue = tongueOf(house.facts.languages)
  for (const key of SITE_KEYS) {
    const { host, organization, area, affects } = SITES[key]
    try {
      await house.runner.call(actor, addSite, {
        name: String(siteNames[key][tongue]),
        host,
        httpsPort: HTTPS_PORT,
        httpPort: HTTP_PORT,
        area,
        areas: [...affects],
        // Another block of loopback addresses after a restart is no attack.
        movesAddresses: true,
        newOrganization: organization[tongue],
        authorisation: {
          legalBasis: AUTHORISATION.basis[tongue],
          grantedBy: AUTHORISATION.by[tongue],
          days: AUTHORISED_DAYS,
        },
      })
    } catch (error) {
      const isThere = error instanceof Problem && error.code === 'monitoring.known_site'
      if (!isThere) throw error
    }
  }
}

/** Approves what the first look at each site saw as right, so that everything afterwards is compared with it. */
async function approveFirstLooks(house: OpenHouse, goOn: () => Promise<void>): Promise<void> {
  const proposals = () => logged(house, 'baseline.proposed')
  await until('the first looks at the sites', async () => {
    await goOn()
    const seen = new Set((await proposals()).map(({ subject }) => subject))
    return seen.size >= SITE_KEYS.length
  })
  const done = new Set((await logged(house, 'baseline.approved')).map(({ subject }) => subject))
  for (const { subject: site, body } of await proposals()) {
    const { visit } = z.object({ visit: z.string() }).parse(body)
    if (!done.has(site)) await house.runner.call(actor, approveBaseline, { site, visit })
    done.add(site)
  }
}

/** Looks at a page before the first breach: it is told from another one in its place then, and that one is not learned. */
const TOLD_APART = 2

/** Says of some sites what must stay on their page, once all pages are known a little. */
async function guardSites(house: OpenHouse, goOn: () => Promise<void>): Promise<void> {
  const hosts = SITE_KEYS.map((key) => SITES[key].host)
  const pages = async () => (await house.runner.call(actor, learnedPages, { hosts })).output.items
  await until('the first looks at the pages', async () => {
    await goOn()
    const known = (await pages()).filter(({ fetches }) => fetches >= TOLD_APART)
    return known.length >= hosts.length
  })
  const known = await pages()
  for (const key of SITE_KEYS) {
    const passages = [...passagesFor(key)]
    const page = known.find(({ host }) => host === SITES[key].host)
    if (passages.length > 0 && page !== undefined)
      await house.runner.call(actor, setPassages, { site: page.site, passages })
  }
}

/** Records of a type; there are a few while the country is set up. */
async function logged(house: OpenHouse, type: string) {
  const range = { after: -1, limit: 1000 }
  return await house.store.read((tx) => recordsOfTypes(tx, range, [type]))
}

/** Waits for what jobs do. Rejects after a minute. */
async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  const end: Time = addMs(fromMs(nowMs()), WAIT_MS)
  while (!(await isDone())) {
    if (fromMs(nowMs()) > end) throw new Error(`${what} did not come in time`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
