// What the pages of the exercise read of other slices, as little of it as they read, and a page drawn over it.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import { given } from '../../src/core/asked.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Page, PageContext, Slice, View } from '../../src/core/slice.ts'
import { text } from '../../src/core/text.ts'
import { exercises } from '../../src/domains/exercises/index.ts'
import { person, type TestHouse } from './house.ts'
import { askingAs } from './page-visit.ts'

export const trainer = person('trainer', [
  'exercise:run',
  'cases:list',
  'evidence:read',
  'incidents:read',
  'territory:read',
])

const shared = {
  permission: 'exercise:run',
  scope: 'shared',
  summary: 'For tests.',
  output: z.unknown(),
} as const

/** What the page reads of the territory. */
const territory: Slice = {
  name: 'territory',
  clauses: [],
  needs: {},
  actions: [
    query({
      name: 'territory.stations',
      permission: 'territory:read',
      scope: 'shared',
      summary: 'One station.',
      input: z.object({ search: z.string(), limit: z.number() }),
      output: z.unknown(),
      run: async (_, { search }) => ({
        items:
          search !== '' && '11-001'.startsWith(search)
            ? [{ id: 's1', number: '11-001', name: 'Library <Cedar Street>' }]
            : [],
      }),
    }),
    query({
      name: 'territory.currentElection',
      permission: 'territory:read',
      scope: 'shared',
      summary: 'None.',
      input: z.object({}),
      output: z.unknown(),
      run: async () => null,
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
/** How far the page of the first site is learned. */
export const learned: { stage: 'learning' | 'full' } = { stage: 'full' }

/** What the page reads of monitoring. */
const monitoring: Slice = {
  name: 'monitoring',
  clauses: [],
  needs: {},
  actions: [
    query({
      name: 'monitoring.learnedPages',
      permission: 'exercise:run',
      scope: 'shared',
      summary: 'How far pages are learned.',
      input: z.object({ hosts: z.array(z.string()) }),
      output: z.unknown(),
      run: async (_, { hosts }) => ({
        items: hosts.map((host, n) => {
          const isFirst = n === 0
          return {
            site: `id${n}`,
            host,
            stage: isFirst ? learned.stage : 'full',
            fetches: isFirst ? 7 : 99,
          }
        }),
        needed: 20,
      }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
export const INCIDENT = '01900000-0000-7000-8000-000000000001'
export const CASE = '01900000-0000-7000-8000-00000000000c'
const part = { id: INCIDENT, code: 'INC-ABCDEFGH', title: 'Poll book <broken>', area: '/1/1/' }

/** What somebody said of the incident; null for nothing yet. */
export const incidentKind: { type: string | null } = { type: null }
/** The reader's own cases. */
export const own: { cases: { id: string; code: string; isEnded: boolean }[] } = { cases: [] }

/** Incidents, evidence and the case that the trail is about; the log of one site is handed in by now. */
const investigation: Slice = {
  name: 'investigation',
  clauses: [],
  needs: {},
  actions: [
    query({
      ...shared,
      name: 'incidents.incidents',
      input: z.object({ limit: z.number() }),
      run: async () => ({ items: [{ ...part, type: incidentKind.type }] }),
    }),
    query({
      ...shared,
      name: 'incidents.named',
      input: z.object({ incidents: z.array(z.string()) }),
      run: async (_, { incidents }) => ({ items: incidents.includes(INCIDENT) ? [part] : [] }),
    }),
    query({
      ...shared,
      name: 'evidence.itemsOf',
      input: z.object({ incidents: z.array(z.string()), limit: z.number() }),
      run: async ({ now }) => ({
        items: [
          { fileName: 'access-epoll-practica.invalid.log', addedAt: now },
          { fileName: 'access-elsewhere.example.log', addedAt: now },
          { fileName: 'visit.tar', addedAt: now },
        ],
      }),
    }),
    query({
      ...shared,
      name: 'cases.cases',
      input: z.object({ view: z.string(), limit: z.number() }),
      run: async () => ({ items: own.cases }),
    }),
    query({
      ...shared,
      name: 'cases.analysis',
      input: z.object({ case: z.string() }),
      run: async () => ({
        incidents: [INCIDENT],
        hypotheses: [
          { id: 'h1', name: 'a group from  OUTSIDE' },
          { id: 'h2', name: 'The <neighbour>' },
        ],
        results: [
          {
            person: 'person:trainer',
            weighted: [
              { hypothesis: 'h1', rank: 2 },
              { hypothesis: 'h2', rank: 1 },
            ],
          },
          { person: 'exercise:cases', weighted: [{ hypothesis: 'h1', rank: 1 }] },
        ],
      }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
const slices = [territory, monitoring, investigation, exercises]
export const actual = { slices }
export const exercise = { slices, realm: 'exercise' as const }

type Drawing = {
  actor: Actor
  language?: 'en' | 'ar'
  search?: string
  at?: string
  of?: string
  done?: View['done']
}

/** Draws the page as the web door does, without the frame. */
export async function draw(h: TestHouse, drawing: Drawing): Promise<string> {
  const { actor, language = 'en', search, at, of, done = null } = drawing
  const page = exercises.pages[of === undefined ? 0 : 1] as Page<unknown, unknown>
  const shared = { node: h.facts, now: h.clock.now(), refused: null, done }
  const ctx: PageContext = {
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...shared,
    params: {},
    search: given({ search, at, case: of }),
    ...askingAs(h, actor),
  }
  const base = `${h.facts.prefix}/${language}`
  const view = { ...shared, t: text(language), path: page.path, base, newKey: () => 'key' }
  const { title, main } = page.render(await page.load(ctx), view)
  return `${title}\n${String(main)}`
}
