// The days of a vote, told in four places: the situation of the console, the overview, the public page, the calendar.

import assert from 'node:assert/strict'
import { ANONYMOUS } from '../../core/actor.ts'
import type { PageContext, View } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { forHouse, person } from '../../../test/support/house.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { TERRITORY } from '../../../test/support/territory.ts'
import { electionCalendar } from './actions/calendar.ts'
import { createElection, currentElection, electionDay, setPhase } from './actions/election.ts'
import { territory } from './index.ts'
import { publicCards } from './public-card.ts'
import { panels } from './situation.ts'

const admin = person('admin', ['territory:write', 'territory:read'])

forHouse(
  'the voting days are the same on all pages, and midnight adds no day to them',
  { slices: TERRITORY, runsJobs: false },
  async (house) => {
    const { election } = await house.call(admin, createElection, {
      name: 'General election',
      date: '2026-11-24',
      zone: 'Africa/Nairobi',
      phases: {},
      freezes: [],
      hours: null,
    })
    const polling = { from: '2026-11-24T00:00', until: '2026-11-27T00:00' }
    await house.call(admin, setPhase, { election, phase: 'polling', ...polling })

    const none = { opens: null, closes: null, isDaily: false }
    const times = { first: '2026-11-24', last: '2026-11-26', ...none }
    assert.deepEqual((await house.call(admin, currentElection, {}))?.times, times)
    assert.deepEqual((await house.call(ANONYMOUS, electionDay, {}))?.times, times)

    const now = house.clock.now()
    const view = { t: text('en'), node: house.facts, now, base: '/en' } as View
    const context = { ...askingAs(house, admin), node: house.facts, now } as PageContext
    const lead = panels.find(({ name }) => name === 'election')
    const loaded = (await lead?.load(context)) as never
    assert.equal(
      wordsOf(String(lead?.render(loaded, view))).trim(),
      'General election , 24 – 26 November 2026. Voting goes on, up to and including Thursday 26 November.',
    )
    const day = territory.pages.find(({ path }) => path === '/console/territory')
    assert.ok(day)
    const overview = wordsOf(await visitPage(house, day, { actor: admin }))
    assert.match(overview, /Day of polling 24 – 26 November 2026/)

    const [card] = publicCards
    assert.ok(card)
    const said = card.say?.((await card.load(context)) as never, view)
    assert.match(said?.about ?? '', /Tuesday.* 24 November 2026 to Thursday.* 26 November 2026$/)
    assert.match(String(said?.first), /up to and including Thursday.* 26 November\.$/)

    const { text: calendar } = await house.call(ANONYMOUS, electionCalendar, {})
    const [, whole = ''] = /BEGIN:VEVENT([\s\S]*?)END:VEVENT/.exec(calendar) ?? []
    assert.match(whole, /DTSTART[^\r\n]*:20261123T210000Z/)
    assert.match(whole, /DTEND[^\r\n]*:20261126T210000Z/)
  },
)
