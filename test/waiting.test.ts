// What waits for whom, and what is found by words, as the slices of the product say it.

import assert from 'node:assert/strict'
import type { Page } from '../src/core/slice.ts'
import { addMs, DAY } from '../src/core/time.ts'
import { work } from '../src/domains/work/index.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { claims } from '../src/domains/claims/index.ts'
import { cases } from '../src/domains/cases/index.ts'
import { directory } from '../src/domains/directory/index.ts'
import { evidence } from '../src/domains/evidence/index.ts'
import { monitoring } from '../src/domains/monitoring/index.ts'
import { pollwatch } from '../src/domains/pollwatch/index.ts'
import { record } from '../src/domains/record/index.ts'
import { sources } from '../src/domains/sources/index.ts'
import { doorPages } from '../src/http/pages/index.ts'
import { asShown } from './support/alerting.ts'
import { exampleNation } from './support/example-nation.ts'
import { BEGIN, COMMAND_LINE, forBothHouses, person, type TestHouse } from './support/house.ts'
import { visitPage } from './support/page-visit.ts'
import { restingNotices, restingOutlets } from './support/resting.ts'

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting, { ...record, needs: {} }, work]
const all = [
  ...slices,
  monitoring,
  evidence,
  cases,
  directory,
  pollwatch,
  sources,
  restingNotices,
  restingOutlets,
  claims,
]
const pages = [...doorPages(all), ...all.flatMap((slice) => slice.pages)]
const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:order',
  'territory:read',
  'accounts:names',
  'work:do',
] as const
const author = person('author', ALL)
const second = person('second', ALL)
const reader = person('reader', ['alerting:read', 'accounts:names'])
const keeper = person('keeper', ['record:name-damage', 'accounts:names', 'work:do'])

const seen = (house: TestHouse, path: string, actor = second, search = {}) =>
  visitPage(house, pages.find((one) => one.path === path) as Page, { actor, search })

forBothHouses(
  'what waits is told to whoever may act, and found by its words',
  { slices },
  async (house) => {
    const waiting = (actor = second) => seen(house, '/console/waiting', actor)
    const areas = ['/1/1/']
    const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
    const { alert } = await house.call(author, alerting.draft, { content })
    assert.match(await waiting(), /Nothing waits for you/)
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    assert.match(
      await waiting(),
      new RegExp(`console/alerts/${alert}/release">Read a proposed release`),
    )
    assert.match(
      await waiting(reader),
      /Nothing waits for you/,
      'who may not release has nothing to do',
    )

    const [, subject = ''] = /name="subject" value="([^"]*)"/.exec(await waiting()) ?? []
    assert.doesNotMatch(await waiting(), /value="15"/, 'the rarer forms are a link')
    const faultsOpen = { seq: 6, part: 'record', what: 'Its body was changed.' }
    await house.call(COMMAND_LINE, house.action('record.noteLogCheck'), { faults: [faultsOpen] })
    const href = /href="\/en\/console\/waiting\?open=([^"]*)"/.exec(await waiting(keeper))?.[1]
    const open = new URLSearchParams(`open=${href ?? ''}`).get('open') ?? ''
    assert.match(
      await seen(house, '/console/waiting', keeper, { open }),
      /name="minutes" value="15"/,
    )
    await house.call(author, house.action('work.take'), { subject })
    assert.match(await waiting(), /has it in hand/)
    assert.match(await waiting(author), /Nothing waits for you|<strong>yours</)
    await house.call(second, house.action('work.snooze'), { subject, minutes: 15 })
    assert.match(await waiting(), /Nothing waits for you/, 'put aside for one')

    const wanted = { content, until: addMs(BEGIN, DAY), confirmed: ['en', 'ar'] as ('en' | 'ar')[] }
    await house.call(author, alerting.proposeOrder, { ...wanted, site: null })
    assert.match(await waiting(), /console\/orders">Read a proposed standing order/)
    assert.doesNotMatch(await waiting(author), /standing order/, 'nobody waits for himself')

    const faults = [{ seq: 7, part: 'record', what: 'Its body was changed.' }]
    await house.call(COMMAND_LINE, house.action('record.noteLogCheck'), { faults })
    assert.match(await waiting(keeper), /Look into damage of the log.*record 7/s)

    const headline = Object.values(content.texts)[0]?.headline ?? ''
    const [word = ''] = headline.split(' ')
    const found = await seen(house, '/console/search', reader, { words: word.toUpperCase() })
    assert.match(found, new RegExp(`console/alerts/${alert}"`))
    assert.match(await seen(house, '/console/search', keeper, { words: word }), /Nothing was found/)
  },
)

forBothHouses(
  'an alert is found by how it stands and what it is about, behind the page that is for it',
  { slices, runsJobs: false },
  async (house) => {
    const content = alerting.templateContent({
      event: 'DDOS',
      severity: 'Moderate',
      areas: ['/1/1/'],
    })
    const { alert } = await house.call(author, alerting.draft, { content })
    const found = async (words: string) => {
      const text = await seen(house, '/console/search', author, { words })
      return [...text.matchAll(/href="\/en(\/console\/[^"]+)"/g)].map(([, href]) => href)
    }
    const own = `/console/alerts/${alert}`
    assert.ok(!(await found('all clear')).includes(own))
    for (const words of ['draft', 'مسودة', 'flooded on purpose'])
      assert.ok((await found(words)).includes(own), words)
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.issue, await asShown(house, alert))
    await house.call(author, alerting.allClear, { alert })
    for (const words of ['all clear', 'ALL CLEAR', 'زوال الخطر', 'زال الخطر'])
      assert.deepEqual((await found(words)).slice(0, 2), ['/console/alerts', own], words)
    // Not because the letters stand in the middle of a word.
    assert.ok(!(await found('lear')).includes(own))
  },
)
