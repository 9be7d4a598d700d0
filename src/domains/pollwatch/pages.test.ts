import assert from 'node:assert/strict'
import { askingAs, visitPage } from '../../../test/support/page-visit.ts'
import { forHouse } from '../../../test/support/house.ts'
import {
  amal,
  applied,
  DOOR,
  enrolled,
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { addMs, HOUR } from '../../core/time.ts'
import { endAccreditation, nameManager, removeManager } from './actions/group.ts'
import { hearSms } from './actions/hear.ts'
import { answerIssue, openIssue, reopenIssue } from './actions/issue.ts'
import { confirmIssue } from './actions/issue-read.ts'
import { publicIssueByCode } from './actions/public.ts'
import { callsPage } from './pages/calls.ts'
import { deskPage } from './pages/desk.ts'
import { groupPage, groupsPage } from './pages/groups.ts'
import { issuePage, issuesPage } from './pages/issues.ts'
import { observersPage } from './pages/observers.ts'
import { placesPage } from './pages/places.ts'
import { publicIssuePage, publicIssuesPage } from './pages/public-issues.ts'
import { registerPage } from './pages/register.ts'
import { waits } from './waits.ts'

forHouse(
  'each desk shows what is its own, and the public page the clock',
  watchHouse,
  async (h) => {
    const north = await watching(h, {
      name: 'North Watch',
      manager: mona,
      stations: ['A-1', 'A-2'],
    })
    const south = await watching(h, { name: 'South Watch', manager: nils, stations: ['A-1'] })
    await applied(h, 'New Watch')
    await write(h, north, 'A-1', 'TU # X1 V120')
    await write(h, south, 'A-1', 'TU # X1 V130')
    await write(h, north, 'A-1', 'IN # C7 S4 @ the register is down')
    const { number = '' } = north.at['A-2'] ?? {}
    await h.call(DOOR, hearSms, { items: [{ from: '+99977', text: `OP ${number} A0710` }] })
    await write(h, north, 'A-1', 'OP # A0710 B1 C2 D1 E12')
    const desk = await visitPage(h, deskPage, { actor: mona })
    assert.match(desk, /materials there\?<\/span> <b>No</)
    assert.doesNotMatch(desk, /<b>12</)
    assert.match(desk, /the register is down/)
    assert.match(desk, /Voting stands still, or somebody is in danger/)
    assert.doesNotMatch(desk, /<b>130</)
    const released = await visitPage(h, deskPage, { actor: omar })
    assert.match(released, /the register is down/)
    assert.doesNotMatch(released, /name="entry"/)
    const calls = await visitPage(h, callsPage, { actor: mona })
    assert.match(calls, /\+99977/)
    assert.match(calls, /Not called yet/)
    const list = await visitPage(h, observersPage, { actor: mona })
    assert.match(list, new RegExp(number))
    assert.doesNotMatch(list, /Switch off all phones/, 'there are none')
    await enrolled(h, north, 'A-1')
    for (const shown of [
      await visitPage(h, observersPage, { actor: mona }),
      await visitPage(h, groupPage, { actor: amal, params: { group: north.id } }),
    ])
      assert.match(shown, /1 phone of the group can send[^]*Switch off all phones/)
    const places = await visitPage(h, placesPage, {
      actor: omar,
      search: { form: 'TU', serial: '1' },
    })
    assert.match(places, /they differ: .*120 \/ 130/)
    assert.match(places, /0 at 0 of 2 stations/)
    assert.match(await visitPage(h, groupsPage, { actor: amal }), /New Watch/)
    const params = { group: north.id }
    assert.match(
      await visitPage(h, groupPage, { actor: amal, params }),
      /observers: .*2.*, stations: .*2/,
    )
    const entry = (await newest(h, north)).id
    const incident = await visitPage(h, deskPage, { actor: mona, search: { view: 'incidents' } })
    const id = /name="entry" value="([^"]+)"/.exec(incident)?.[1] ?? entry
    const { issue, code } = await h.call(mona, openIssue, {
      entry: id,
      summary: 'The register is down',
    })
    await h.call(omar, confirmIssue, { issue })
    assert.match(await visitPage(h, issuesPage, { actor: omar }), /The register is down/)
    const one = await visitPage(h, issuePage, { actor: omar, params: { code } })
    assert.match(one, /Publish the answer/)
    assert.doesNotMatch(one, /name="reason"/, 'who answers does not reject')
    const shown = await visitPage(h, publicIssuesPage, { actor: ANONYMOUS })
    assert.match(shown, /1 problem, 1 without an answer/)
    assert.match(shown, /Station .*A-1/)
    assert.match(shown, /Due /)
    assert.match(
      await visitPage(h, publicIssuePage, { actor: ANONYMOUS, params: { issue: code } }),
      /There is no answer yet/,
    )
    const register = await visitPage(h, registerPage, { actor: ANONYMOUS })
    assert.match(register, /up to .*40.* observers, at up to .*10.* stations now/)
    assert.doesNotMatch(register, /desk@group\.example/)
  },
)

forHouse(
  'an issue that goes on has a clock of its own, from when it was opened again',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
    await write(h, north, 'A-1', 'IN # C7 S3')
    const entry = (await newest(h, north)).id
    const { issue, code } = await h.call(mona, openIssue, { entry, summary: 'Site down' })
    await h.call(omar, confirmIssue, { issue })
    await h.pass(2 * HOUR)
    await h.call(omar, answerIssue, { issue, answer: 'It is up again' })
    const clock = async () => {
      const page = await visitPage(h, publicIssuePage, {
        actor: ANONYMOUS,
        params: { issue: code },
      })
      return /Answered after [^<]*|Due/.exec(page)?.[0]
    }
    assert.equal(await clock(), 'Answered after 2 hours')
    await h.pass(5 * HOUR)
    await h.call(mona, reopenIssue, { issue, reason: 'It is down again' })
    assert.equal(await clock(), 'Due')
    const [waiting] = await waits.list(askingAs(h, omar) as never)
    assert.equal(waiting?.since, h.clock.now())
    await h.pass(HOUR)
    await h.call(omar, answerIssue, { issue, answer: 'It has another line now' })
    assert.equal(await clock(), 'Answered after 1 hour')
    const { steps } = await h.call(ANONYMOUS, publicIssueByCode, { code })
    assert.equal(steps[0]?.kind, 'confirmed', 'the first time is told among the steps')
    assert.ok((steps[0]?.at ?? '') < addMs(h.clock.now(), -7 * HOUR))
  },
)

forHouse(
  'who manages a group that is no longer accredited can be removed, and then manage another',
  watchHouse,
  async (h) => {
    const ended = await watching(h, { name: 'North Watch', manager: mona, stations: [] })
    const other = await watching(h, { name: 'South Watch', manager: nils, stations: [] })
    const params = { group: ended.id }
    const shown = async () => await visitPage(h, groupPage, { actor: amal, params })
    assert.match(await shown(), /<select[^>]*name="person"/)
    await h.call(amal, endAccreditation, { group: ended.id, reason: 'It campaigned' })
    assert.match(await shown(), /name="person" value="person:mona"/)
    assert.doesNotMatch(await shown(), /<select[^>]*name="person"/, 'nobody is named for it')
    await h.call(amal, removeManager, { group: ended.id, person: mona.id })
    assert.doesNotMatch(await shown(), /Managers/)
    await h.call(amal, nameManager, { group: other.id, person: mona.id })
  },
)

forHouse(
  'the desk has no button that is always refused, and no list that is always empty',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
    const desk = async () =>
      await visitPage(h, deskPage, { actor: mona, search: { view: 'incidents' } })
    await write(h, north, 'A-1', 'IN # S3')
    assert.doesNotMatch(await desk(), /Make it a public issue/, 'nobody knows of which kind')
    await write(h, north, 'A-1', 'IN # C7 S3')
    assert.match(await desk(), /Make it a public issue/)
    const entry = (await newest(h, north)).id
    const { issue } = await h.call(mona, openIssue, { entry, summary: 'Site down' })
    assert.match(await desk(), /He was called and says so again/)
    await h.call(omar, confirmIssue, { issue })
    assert.doesNotMatch(await desk(), /He was called and says so again/)
    assert.match(await desk(), /Waits for a call/)
    assert.doesNotMatch(await visitPage(h, deskPage, { actor: omar }), /Waits for a call/)
  },
)
