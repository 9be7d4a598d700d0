import assert from 'node:assert/strict'
import { areaChoicesOf } from '../../test/support/area-choices.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { forBothHouses, forHouse, person, type TestHouse } from '../../test/support/house.ts'
import { visitFile, visitPage, wordsOf } from '../../test/support/page-visit.ts'
import {
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../test/support/pollwatch.ts'
import { HOUR, MINUTE } from '../core/time.ts'
import { linkTo, timeline } from '../domains/incidents/actions/entry.ts'
import { areaTimeline, areaTimelineCount } from '../domains/incidents/actions/area-timeline.ts'
import { open } from '../domains/incidents/actions/incident.ts'
import { incidents } from '../domains/incidents/index.ts'
import { areaTimelinePage, timelinePage } from '../domains/incidents/pages/area-timeline.ts'
import { board, release } from '../domains/pollwatch/actions/desk.ts'
import { answerIssue, openIssue } from '../domains/pollwatch/actions/issue.ts'
import { confirmIssue } from '../domains/pollwatch/actions/issue-read.ts'
import { watchToIncidents } from './watch-to-incidents.ts'

const READS = ['incidents:read', 'incidents:note', 'incidents:lead', 'territory:read'] as const
const ida = person('ida', READS)
/** Sees one district alone. */
const northern = person('noor', ['incidents:read'], '/1/1/')

const areas = areaChoicesOf(
  ['/1/', '/1/1/', '/1/2/', '/2/'].map((path) => ({ path, name: `Area ${path}` })),
)
const options = {
  ...watchHouse,
  slices: [...watchHouse.slices, incidents, exampleSlice('areas', { actions: [areas] })],
  workflows: [watchToIncidents],
}

const all = { area: '/', limit: 100 } as const
const kinds = async (h: TestHouse, input: Partial<Parameters<typeof ask>[1]> = {}) =>
  (await ask(h, input)).items.map(({ kind }) => kind)
async function ask(h: TestHouse, input: object = {}, as = ida) {
  await h.settled()
  return await h.call(as, areaTimeline, { ...all, ...input })
}

forHouse(
  'observations stand in the timeline by kind and station once their group hands them on, and nobody reads who sent them',
  options,
  async (h) => {
    const north = await watching(h, {
      name: 'North Watch',
      manager: mona,
      stations: ['A-1', 'B-1'],
      isOpen: false,
    })
    const south = await watching(h, { name: 'South Watch', manager: nils, stations: ['C-1'] })
    await write(h, north, 'A-1', 'IN # C7 S3 @ my name is Sara and the site says closed')
    await write(h, north, 'B-1', 'OP # A0745 B1 C1 D1 F1')
    assert.deepEqual(await kinds(h), [])
    await h.call(mona, release, { entry: (await newest(h, north)).id })
    const { items } = await h.call(mona, board, {
      view: 'incidents',
      limit: 10,
    })
    await h.call(mona, release, { entry: items[0]?.id ?? '' })
    await write(h, south, 'C-1', 'IN # C2 S4')
    const told = await ask(h)
    assert.deepEqual(
      told.items.map(({ kind, text, tag, area }) => [kind, text, tag, area]),
      [
        ['observation-told', 'C-1 School C-1', 'watch:disenfranchisement', '/2/1/'],
        ['observation-told', 'A-1 School A-1', 'watch:cyber', '/1/1/'],
      ],
    )
    const page = async (language: 'en' | 'ar') =>
      wordsOf(await visitPage(h, timelinePage, { actor: ida, language }))
    assert.match(await page('en'), /A-1 School A-1: Devices, network or site/)
    const arabic = await page('ar')
    assert.match(arabic, /A-1 School A-1: أجهزة أو شبكة أو موقع/)
    assert.doesNotMatch(arabic, /Devices|watch:/)
    // Ids are left out: by chance they hold six digits in a row as numbers of observers do.
    const words = told.items.map((row) => ({ ...row, id: '' }))
    assert.doesNotMatch(JSON.stringify(words), /Sara|North Watch|mona|\d{6}\D/)
    assert.deepEqual(
      (await ask(h, {}, northern)).items.map(({ area }) => area),
      ['/1/1/'],
    )
  },
)

forBothHouses(
  'observations, an issue with its steps and incidents stand in one order, and a line that is joined by hand brings what follows',
  options,
  async (h) => {
    const north = await watching(h, {
      name: 'North Watch',
      manager: mona,
      stations: ['A-1', 'A-2'],
    })
    await write(h, north, 'A-1', 'IN # C7 S3')
    const entry = (await newest(h, north)).id
    await h.pass(MINUTE)
    const { incident } = await h.call(ida, open, {
      title: 'Register defaced',
      area: '/1/',
      severity: 'severe',
    })
    const [seen] = (await ask(h, { source: 'observations' })).items
    await h.call(ida, linkTo, { incident, entry: seen?.id ?? '' })
    await h.pass(MINUTE)
    const made = await h.call(mona, openIssue, { entry, summary: 'The register says closed' })
    await h.call(omar, confirmIssue, { issue: made.issue })
    await h.pass(MINUTE)
    await h.call(omar, answerIssue, { issue: made.issue, answer: 'Voting goes on.' })
    assert.deepEqual(await kinds(h), [
      'issue-answered',
      'issue-confirmed',
      'issue-opened',
      'incident-opened',
      'observation-told',
    ])
    const own = await h.call(ida, timeline, { incident, limit: 50 })
    assert.deepEqual(
      own.items.map(({ kind }) => kind),
      ['issue-answered', 'issue-confirmed', 'issue-opened', 'observation-told'],
    )
    // A page after the other is the same order, by any filter.
    const pages = []
    let after: string | undefined
    do {
      const page = await ask(h, { limit: 2, ...(after === undefined ? {} : { after }) })
      pages.push(...page.items.map(({ kind }) => kind))
      after = page.next ?? undefined
    } while (after !== undefined)
    assert.deepEqual(pages, await kinds(h))
    assert.deepEqual(await kinds(h, { area: '/2/' }), [])
    assert.deepEqual(await kinds(h, { source: 'incidents' }), ['incident-opened'])
    assert.deepEqual(await kinds(h, { kind: 'issue-confirmed' }), ['issue-confirmed'])
    assert.deepEqual(await kinds(h, { source: 'issues', kind: 'incident-opened' }), [])
    const until = '2026-11-24T08:01:00.000Z'
    assert.deepEqual(await kinds(h, { until }), ['observation-told'])
    assert.equal((await ask(h, { from: until })).items.length, 4)
    const counted = await h.call(ida, areaTimelineCount, { area: '/' })
    assert.deepEqual(counted, { total: 5, ofIncidents: 0 })
  },
)

forBothHouses(
  'the page of an area joins by hand, and its file says what it left out',
  options,
  async (h) => {
    const north = await watching(h, {
      name: 'North Watch',
      manager: mona,
      stations: ['A-1', 'A-2'],
    })
    await write(h, north, 'A-1', 'IN # C7 S3')
    await write(h, north, 'A-2', 'IN # C2 S3')
    await h.settled()
    const { incident, code } = await h.call(ida, open, {
      title: 'Register defaced',
      area: '/1/',
      severity: 'severe',
    })
    const seen = { actor: ida, params: { area: '1.1' } }
    const plain = await visitPage(h, areaTimelinePage, seen)
    assert.match(plain, /School A-2/)
    assert.doesNotMatch(plain, /name="entry"|Incident opened: /, 'the incident is of the region')
    const joining = await visitPage(h, areaTimelinePage, { ...seen, search: { incident } })
    assert.equal(joining.match(new RegExp(`Is a part of .*${code}`, 'g'))?.length, 2)
    const file = await visitFile(h, areaTimelinePage, {
      ...seen,
      search: { source: 'observations', from: '2026-11-24T07:00', until: '2026-11-24T09:00' },
    })
    assert.equal(file.rows.length, 4)
    assert.match(String(file.rows.at(-2)?.[0]), /Left out by the filter: 0/)
    const narrow = await visitFile(h, timelinePage, {
      actor: ida,
      search: { kind: 'incident-opened' },
    })
    assert.match(String(narrow.rows.at(-2)?.[0]), /Left out by the filter: 2/)
    await h.pass(HOUR)
  },
)
