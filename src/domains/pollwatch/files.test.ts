// What everybody gets of voting issues besides their pages: areas, files with their hashes, figures and bulletins.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { visitPage } from '../../../test/support/page-visit.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  mona,
  newest,
  nils,
  omar,
  type TestGroup,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import { answerIssue, openIssue } from './actions/issue.ts'
import { confirmIssue } from './actions/issue-read.ts'
import { pressFigures, publicWeek } from './actions/press.ts'
import { issuesCsv, issuesGeoJson, publishedDays } from './actions/published.ts'
import { publicArea, publicAreas, publicIssues } from './actions/public.ts'
import { issueAreaPage } from './pages/area.ts'
import { bulletinPage, pressPage } from './pages/press.ts'

const ALL = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'C-1']

/** A group with an observer at each station, and another one. */
async function groups(h: TestHouse) {
  const north = await watching(h, { name: 'North Watch', manager: mona, stations: ALL })
  const south = await watching(h, { name: 'South Watch', manager: nils, stations: ['B-1'] })
  return { north, south }
}

async function opened(h: TestHouse, group: TestGroup, station: string) {
  await write(h, group, station, 'IN # C7 S3 @ words that nobody else reads')
  const entry = (await newest(h, group)).id
  return await h.call(group.manager, openIssue, { entry, summary: `Site down at ${station}` })
}

const asked = { limit: 50 } as const

forBothHouses(
  'an area tells nothing that the blur hides: fewer than three issues are there only where their station is public',
  watchHouse,
  async (h) => {
    const { north, south } = await groups(h)
    for (const station of ['A-1', 'A-2', 'A-3', 'B-1', 'C-1']) await opened(h, north, station)
    await h.pass(2 * HOUR)
    const { cells } = await h.call(ANONYMOUS, publicAreas, {})
    // The others are told of the region above, where observers stand in two districts only, and of the nation.
    assert.deepEqual(
      cells.map(({ area, count, lat }) => [area, count, lat]),
      [
        ['/1/1/', 3, 10],
        ['/1/', 1, null],
        ['/', 1, 10],
      ],
    )
    const own = await h.call(ANONYMOUS, publicArea, { area: '/1/1/' })
    assert.deepEqual([own.count, own.unanswered, own.above.length], [3, 3, 1])
    const region = await h.call(ANONYMOUS, publicArea, { area: '/1/' })
    assert.deepEqual([region.count, region.parts.map(({ area }) => area)], [4, ['/1/1/']])
    for (const area of ['/1/2/', '/2/', '/2/1/', '/9/9/']) {
      await assert.rejects(h.call(ANONYMOUS, publicArea, { area }), /three problems/)
      assert.deepEqual((await h.call(ANONYMOUS, publicIssues, { area, ...asked })).items, [])
    }
    // Two groups say so: the station is public, and so is its district, without how many there are besides.
    await opened(h, south, 'B-1')
    const placed = await h.call(ANONYMOUS, publicArea, { area: '/1/2/' })
    assert.deepEqual([placed.count, placed.unanswered], [null, null])
    const { items } = await h.call(ANONYMOUS, publicIssues, { area: '/1/2/', ...asked })
    assert.deepEqual(
      items.map(({ station }) => station?.number),
      ['B-1'],
    )
    const page = await visitPage(h, issueAreaPage, { actor: ANONYMOUS, params: { area: '1.2' } })
    assert.match(page, /Fewer than three problems are known here/)
    assert.match(page, /School B-1/)
  },
)

forBothHouses(
  'the files of a day are given out with hashes in the log, say no more than the pages, and stay as they were',
  watchHouse,
  async (h) => {
    const { north } = await groups(h)
    const { issue, code } = await opened(h, north, 'A-1')
    await opened(h, north, 'C-1')
    await h.call(omar, confirmIssue, { issue })
    await h.pass(16 * HOUR + 11 * MINUTE)
    const [day] = (await h.call(ANONYMOUS, publishedDays, {})).days
    assert.deepEqual([day?.day, day?.issues, day?.leftOut], ['2026-11-24', 2, 0])
    const { text: csv } = await h.call(ANONYMOUS, issuesCsv, { day: '2026-11-24' })
    const { text: geojson } = await h.call(ANONYMOUS, issuesGeoJson, { day: '2026-11-24' })
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const record = (await h.records()).find(({ type }) => type === 'issues.published')
    assert.deepEqual(record?.body, {
      day: '2026-11-24',
      asOf: day?.asOf,
      issues: 2,
      leftOut: 0,
      csvHash: sha256(csv),
      geojsonHash: sha256(geojson),
    })
    assert.equal(h.facts.records.get('issues.published')?.isPublic, true)
    assert.equal(day?.record, record?.id)
    const rows = csv.trim().split('\r\n')
    assert.match(rows[0] ?? '', /^code,category,severity,state,area,station,reported_hour,/)
    assert.ok(rows.slice(1).every((row) => row.endsWith(',0')))
    assert.match(rows[2] ?? '', new RegExp(`^${code},cyber,3,confirmed,.*,A-1,`))
    // Not confirmed: kind and area alone, to the hour.
    assert.match(rows[1] ?? '', /^ISS-[A-Z]{8},cyber,,unconfirmed,,,2026-11-24T08:00:00\.000Z,,/)
    assert.doesNotMatch(csv + geojson, /nobody else reads|mona|School C-1|"s-A-1"/)
    const { features } = JSON.parse(geojson) as {
      features: { geometry: { coordinates: number[] } | null; properties: { code: string } }[]
    }
    assert.deepEqual(
      features.map(({ geometry }) => geometry?.coordinates ?? null),
      [
        [20, 10],
        [20, 10],
      ],
    )
    await h.call(omar, answerIssue, { issue, answer: '=1+1 is no formula' })
    assert.equal((await h.call(ANONYMOUS, issuesCsv, { day: '2026-11-24' })).text, csv)
    assert.match((await h.call(ANONYMOUS, issuesCsv, {})).text, /'=1\+1 is no formula/)
    // A month later the file is gone and its hash is not; what goes on is given out day after day.
    await h.pass(33 * DAY)
    await assert.rejects(
      h.call(ANONYMOUS, issuesCsv, { day: '2026-11-24' }),
      problemWith('pollwatch.no_file'),
    )
    assert.ok((await h.call(ANONYMOUS, publishedDays, {})).days.length > 0)
  },
)

forHouse(
  'the press page has figures with their moment, words to quote and hashes; a bulletin has its week and no other',
  watchHouse,
  async (h) => {
    const { north } = await groups(h)
    const first = await opened(h, north, 'A-1')
    await opened(h, north, 'C-1')
    await h.call(omar, confirmIssue, { issue: first.issue })
    await h.pass(6 * HOUR)
    const figures = await h.call(ANONYMOUS, pressFigures, {})
    assert.deepEqual(
      [figures.known, figures.unconfirmed, figures.waiting, figures.overdue, figures.groups],
      [2, 1, 1, 1, 2],
    )
    assert.deepEqual(figures.weeks, ['2026-11-23'])
    await h.call(omar, answerIssue, { issue: first.issue, answer: 'Paper lists are there.' })
    await h.pass(DAY)
    const press = await visitPage(h, pressPage, { actor: ANONYMOUS })
    assert.match(press, /knew of 2 problems with voting/)
    assert.match(press, /issues\.geojson\?day=2026-11-24/)
    assert.match(press, /record\.proof\?record=/)
    const week = await h.call(ANONYMOUS, publicWeek, { monday: '2026-11-23' })
    assert.deepEqual(
      [week.reported, week.confirmed, week.answered, week.medianMs],
      [2, 1, 1, 6 * HOUR],
    )
    assert.equal((await h.call(ANONYMOUS, publicWeek, { monday: '2026-11-16' })).items.length, 0)
    for (const monday of ['2026-11-24', '2027-11-22'])
      await assert.rejects(
        h.call(ANONYMOUS, publicWeek, { monday }),
        problemWith('pollwatch.unknown_week'),
      )
    const bulletin = await visitPage(h, bulletinPage, {
      actor: ANONYMOUS,
      params: { week: '2026-11-23' },
    })
    assert.match(bulletin, /Paper lists are there\./)
    assert.doesNotMatch(bulletin, /Site down at C-1/)
  },
)

forHouse(
  'whoever copies a row of the exercise cannot take it for a problem of the day',
  { ...watchHouse, realm: 'exercise' },
  async (h) => {
    const { north } = await groups(h)
    const { issue } = await opened(h, north, 'A-1')
    await h.call(omar, confirmIssue, { issue })
    const [head = '', ...rows] = (await h.call(ANONYMOUS, issuesCsv, {})).text.trim().split('\r\n')
    assert.match(head, /,is_exercise$/)
    assert.ok(rows.length === 1 && rows.every((row) => row.endsWith(',1')))
    const file = JSON.parse((await h.call(ANONYMOUS, issuesGeoJson, {})).text)
    assert.deepEqual([file.is_exercise, file.features[0].properties.is_exercise], [true, true])
  },
)
