import assert from 'node:assert/strict'
import {
  analyst,
  casesHouse,
  counsel,
  declared,
  describedIncident,
  opened,
  preserve,
  prosecutor,
  reviewer,
  seated,
  sourcesSettled,
  second,
} from '../../../test/support/cases.ts'
import { forHouse, type TestHouse } from '../../../test/support/house.ts'
import { type PageVisit, visitPage } from '../../../test/support/page-visit.ts'
import * as noun from './actions/case.ts'
import { observe } from './actions/observation.ts'
import { disclose, refer } from './actions/referral.ts'
import { draftRequest } from './actions/request.ts'
import { finishStep, waiveStep } from './actions/step.ts'
import { addSuspect } from './actions/suspect.ts'
import { cases as slice } from './index.ts'

const TITLE = 'Who changed the numbers'

function seen(h: TestHouse, path: string, visit: PageVisit): Promise<string> {
  const page = slice.pages.find((one) => one.path === path)
  assert.ok(page, path)
  return visitPage(h, page, { isIdle: true, ...visit })
}

const CASE = '/console/cases/:case'
const inside = slice.pages.map(({ path }) => path).filter((path) => path.startsWith(CASE))

forHouse('every page of a case is a cover until its file is opened', casesHouse, async (h) => {
  const of = await declared(h)
  const params = { case: of }
  for (const language of ['en', 'ar'] as const) {
    const list = await seen(h, '/console/cases', { actor: second, language })
    assert.ok(list.includes('CASE-') && !list.includes(TITLE))
    for (const path of inside) {
      const closed = await seen(h, path, { actor: analyst, params, language })
      assert.match(closed, /name="_form" value="open"/, path)
      assert.ok(!closed.includes(TITLE), path)
    }
    const stranger = await seen(h, CASE, { actor: second, params, language })
    assert.doesNotMatch(stranger, /value="open"/)
  }
  await opened(h, analyst, of)
  const draft = { case: of, article: '29', iso3: 'ALB', kind: 'new' } as const
  const { request } = await h.call(analyst, draftRequest, draft)
  const more = { ...params, request }
  for (const language of ['en', 'ar'] as const)
    for (const path of inside) {
      const open = await seen(h, path, { actor: analyst, params: more, language })
      assert.match(open, /name="_form" value="shut"/, path)
      assert.equal(open.match(/<nav class="tabs"/g)?.length, 1, path)
    }
  assert.ok((await seen(h, CASE, { actor: analyst, params })).includes(TITLE))
})

forHouse(
  'the oldest open gate stands on top with what is missing and the one act',
  casesHouse,
  async (h) => {
    const incident = await describedIncident(h)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    const params = { case: of }
    const page = () => seen(h, CASE, { actor: analyst, params })
    assert.match(await page(), /Step 1 is done/)
    await h.call(analyst, finishStep, { case: of, step: 1 })
    const moved = await page()
    assert.match(moved, /It is triaged/)
    assert.doesNotMatch(moved, /Step 2 is done|Go to:/, 'one thing to press')
    const triaged = { case: of, from: 'reported', to: 'triaged' } as const
    await h.call(analyst, noun.move, triaged)
    const second = await page()
    assert.match(second, /2 of 10: Preserve/)
    assert.match(second, /nothing is preserved yet/)
    assert.match(second, /href="\/en\/console\/evidence"/)
    assert.doesNotMatch(second, /Step 2 is done/)
    assert.match(second, /of 6 sources that vanish soon nobody said what preserved them/)
    assert.match(second, /All that are open/)
    await h.call(analyst, waiveStep, { case: of, step: 2, reason: 'Everything was off' })
    assert.match(await page(), /Everything was off/)
    await h.call(analyst, noun.move, { case: of, from: 'triaged', to: 'on-hold', reason: 'Waits' })
    assert.match(await page(), /Go on with it/)
  },
)

forHouse(
  'counsel has a page of what was disclosed, and the prosecutor what was frozen',
  casesHouse,
  async (h) => {
    const incident = await describedIncident(h)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    const item = await preserve(h, incident)
    const seen12 = {
      case: of,
      item,
      place: 'line 12',
      kind: 'url',
      value: 'http://a.example',
    } as const
    await h.call(analyst, observe, seen12)
    await sourcesSettled(h, of)
    for (const step of [1, 2]) await h.call(analyst, finishStep, { case: of, step })
    await h.call(analyst, noun.move, { case: of, from: 'reported', to: 'triaged' })
    await h.call(analyst, noun.move, { case: of, from: 'triaged', to: 'investigating' })
    await seated(h, prosecutor, of, 'prosecutor')
    await seated(h, counsel, of, 'counsel')
    await opened(h, prosecutor, of)
    await h.call(prosecutor, refer, { case: of, action: 'Prosecute' })
    const params = { case: of }
    const observations = await seen(h, `${CASE}/observations`, { actor: analyst, params })
    assert.match(observations, /http:\/\/a\.example/)
    const referral = () => seen(h, `${CASE}/referral`, { actor: prosecutor, params })
    assert.match(await referral(), /not disclosed/)
    const DISCLOSED = '/console/disclosed/:case'
    const own = () => seen(h, DISCLOSED, { actor: counsel, params })
    assert.match(await own(), /name="_form" value="open"/)
    await opened(h, counsel, of)
    assert.match(await own(), /Nothing was disclosed to you yet/)
    await h.call(prosecutor, disclose, { case: of, items: [item] })
    assert.match(await own(), /EV-[A-Z]{8}/)
    assert.match(await seen(h, '/console/disclosed', { actor: counsel }), /CASE-/)
    const whole = await seen(h, CASE, { actor: analyst, params, language: 'ar' })
    assert.ok(whole.includes(TITLE))
  },
)

forHouse(
  'whoever may do nothing about a suspect finds no empty field beside him',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await h.call(analyst, addSuspect, { case: of, kind: 'unknown' })
    await seated(h, reviewer, of, 'reviewer')
    await opened(h, reviewer, of)
    const page = (actor: typeof analyst) =>
      seen(h, `${CASE}/justice`, { actor, params: { case: of } })
    assert.match(await page(analyst), /Say who it is/)
    const read = await page(reviewer)
    assert.doesNotMatch(read, /Say who it is/)
    assert.doesNotMatch(read, /<td[^>]*><div>(<div[^>]*><\/div>)?<\/div>/)
    assert.doesNotMatch(read, /data-label="Now"/)
  },
)
