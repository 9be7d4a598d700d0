import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCap } from '../../lib/cap/index.ts'
import { type Actor, systemActor } from '../../core/actor.ts'
import { Problem } from '../../core/problem.ts'
import { MINUTE } from '../../core/time.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { type AlertState, type Step, stateAfter, TRANSITIONS } from './schema.ts'
import { asShown } from '../../../test/support/alerting.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:order',
  'territory:read',
] as const
const author = person('author', ALL)
const second = person('second', ALL)

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { slices, runsJobs: false }

function example(areas = ['/1/1/']) {
  return alerting.templateContent({ event: 'DEFACEMENT', severity: 'Severe', areas })
}

async function proposed(house: TestHouse, by: Actor = author): Promise<string> {
  const { alert } = await house.call(by, alerting.draft, { content: example() })
  await house.call(by, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  return alert
}

async function issued(house: TestHouse): Promise<string> {
  const alert = await proposed(house)
  await house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
  return alert
}

async function stateOf(house: TestHouse, alert: string): Promise<string> {
  return (await house.call(author, alerting.show, { alert })).state
}

test('only the transitions of the table are possible', () => {
  const steps = Object.keys(TRANSITIONS) as Step[]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 20 }), (walk) => {
      let state: AlertState = 'draft'
      for (const step of walk) {
        const from: readonly string[] = TRANSITIONS[step].from
        if (from.includes(state)) state = stateAfter(state, step)
        else assert.throws(() => stateAfter(state, step), problemWith('alerting.wrong_state'))
      }
      // An end is an end: nothing leads out of it. What was discarded before anybody got it is none.
      const isEnd = ['cancelled', 'cleared', 'expired', 'rejected'].includes(state)
      const leads = steps.some((step) => {
        const from: readonly string[] = TRANSITIONS[step].from
        return from.includes(state)
      })
      assert.equal(leads, !isEnd)
    }),
    { numRuns: 200 },
  )
})

forBothHouses('every step through the commands follows the table', still, async (house) => {
  type Try = (alert: string) => Promise<unknown>
  const steps: Record<string, Try> = {
    revise: (alert) => house.call(author, alerting.revise, { alert, content: example() }),
    withdraw: (alert) => house.call(author, alerting.withdraw, { alert }),
    redraft: (alert) => house.call(author, alerting.redraft, { alert }),
    reject: (alert) => house.call(second, alerting.reject, { alert, reason: 'no' }),
    cancel: (alert) => house.call(second, alerting.cancel, { alert }),
    allClear: (alert) => house.call(second, alerting.allClear, { alert }),
    issue: async (alert) =>
      house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 }),
  }
  const makers: Record<string, () => Promise<string>> = {
    draft: async () => (await house.call(author, alerting.draft, { content: example() })).alert,
    proposed: () => proposed(house),
    issued: () => issued(house),
    cancelled: async () => {
      const alert = await issued(house)
      await house.call(second, alerting.cancel, { alert })
      return alert
    },
  }
  const allowed: Record<string, readonly string[]> = {
    draft: ['revise', 'withdraw'],
    proposed: ['withdraw', 'redraft', 'reject', 'issue'],
    issued: ['cancel', 'allClear'],
    cancelled: [],
  }
  for (const [state, make] of Object.entries(makers)) {
    for (const [step, run] of Object.entries(steps)) {
      const alert = await make()
      if (allowed[state]?.includes(step)) await run(alert)
      else await assert.rejects(run(alert), Problem, `${step} from ${state}`)
    }
  }
})

forHouse(
  'a release needs a second person, a second device and the count',
  { slices },
  async (house) => {
    const alert = await proposed(house)
    const seen = await asShown(house, alert)
    const issue = (actor: Actor, count = 3) => house.call(actor, alerting.issue, { ...seen, count })
    await assert.rejects(issue(author), problemWith('core.same_person'))
    const sameDevice = { ...second, device: 'browser:author' }
    await assert.rejects(issue(sameDevice), problemWith('core.same_device'))
    const { device: _, ...withoutDevice } = second
    await assert.rejects(issue(withoutDevice), problemWith('core.new_device'))
    const token: Actor = { ...second, id: 'token:1' }
    await assert.rejects(issue(token), problemWith('core.not_a_person'))
    await assert.rejects(issue(second, 4), problemWith('alerting.wrong_count'))
    const elsewhere = person('elsewhere', ALL, '/2/')
    await assert.rejects(issue(elsewhere), problemWith('core.wrong_area'))
    const analyst = person('analyst', ['alerting:draft', 'territory:read'])
    await assert.rejects(issue(analyst), problemWith('core.not_allowed'))
    assert.equal(await stateOf(house, alert), 'proposed')

    const done = await issue(second)
    assert.deepEqual(done, { alert, state: 'issued', revision: 1 })
    const shown = await house.call(author, alerting.show, { alert })
    const [revision] = shown.revisions
    assert.equal(revision?.count, 3)
    assert.equal(revision?.proposedBy, 'person:author')
    assert.equal(revision?.releasedBy, 'person:second')
    const { xml } = await house.call(second, alerting.capXml, { alert })
    const cap = parseCap(Buffer.from(xml))
    assert.equal(cap.identifier, `${alert}.1`)
    assert.equal(cap.sender, 'node.example')
    assert.deepEqual(
      cap.info.map(({ language }) => language),
      ['en', 'ar'],
    )
    const types = (await house.records()).map(({ type }) => type)
    assert.ok(types.includes('alert.issued'))
    assert.equal(types.filter((type) => type === 'action.refused').length, 7)
  },
)

forHouse(
  'whoever wrote the text is no second person, also when another proposed it',
  still,
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, { content: example() })
    await house.call(second, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    for (const actor of [author, second]) {
      const tried = house.call(actor, alerting.issue, {
        ...(await asShown(house, alert)),
        count: 3,
      })
      await assert.rejects(tried, problemWith('core.same_person'))
    }
    await house.call(person('third', ALL), alerting.issue, {
      ...(await asShown(house, alert)),
      count: 3,
    })
  },
)

forHouse('text that nobody confirmed is not proposed in Actual', still, async (house) => {
  const { alert } = await house.call(author, alerting.draft, { content: example() })
  const half = house.call(author, alerting.propose, { alert, confirmed: ['en'] })
  await assert.rejects(half, problemWith('alerting.unconfirmed'))
  await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
})

forHouse(
  'a proposal is void after ten minutes and may be made again',
  { slices },
  async (house) => {
    const alert = await proposed(house)
    const again = () => house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await assert.rejects(again(), problemWith('alerting.still_proposed'))
    await house.pass(10 * MINUTE)
    const late = house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
    await assert.rejects(late, problemWith('alerting.lapsed'))
    await again()
    await house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
  },
)

forHouse('the count is the one of the moment of release', still, async (house) => {
  const alert = await proposed(house)
  const before = nation.stations
  nation.stations = [...before, { station: 's9', area: '/1/1/' }]
  try {
    const old = house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
    await assert.rejects(old, problemWith('alerting.wrong_count'))
    await house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 4 })
  } finally {
    nation.stations = before
  }
})

forHouse(
  'one person alone releases only when nobody else is there, and a review is due',
  still,
  async (house) => {
    const alert = await proposed(house)
    const alone = async () =>
      house.call(author, alerting.issue, {
        ...(await asShown(house, alert)),
        count: 3,
        breakGlassReason: 'nobody answers',
      })
    nation.reachable = 1
    await assert.rejects(alone(), problemWith('core.someone_reachable'))
    nation.reachable = 0
    await alone()
    const shown = await house.call(author, alerting.show, { alert })
    assert.equal(shown.isReviewDue, true)
    assert.equal(shown.revisions[0]?.breakGlassReason, 'nobody answers')
    const own = house.call(author, alerting.review, { alert, conclusion: 'fine' })
    await assert.rejects(own, problemWith('core.acted_alone'))
    await house.call(second, alerting.review, { alert, conclusion: 'was right' })
    assert.equal((await house.call(author, alerting.show, { alert })).isReviewDue, false)
  },
)

forHouse(
  'an exercise needs one person and says so in every headline',
  { slices, realm: 'exercise' },
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, { content: example() })
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(author, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
    const { xml } = await house.call(author, alerting.capXml, { alert })
    const cap = parseCap(Buffer.from(xml))
    assert.equal(cap.status, 'Exercise')
    const starts = cap.info.map(({ headline }) => headline?.split(':')[0])
    assert.deepEqual(starts, ['EXERCISE', 'تمرين'])
  },
)

forHouse(
  'an alert without a mandatory language or a cancellation text is not fit',
  { slices, facts: { mandatoryLanguages: ['en', 'ar'] } },
  async (house) => {
    const { texts, cancelTexts, ...rest } = example()
    const release = async (content: ReturnType<typeof example>) => {
      const { alert } = await house.call(author, alerting.draft, { content })
      await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
      await house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
    }
    const english = { ...rest, texts: { en: texts['en'] }, cancelTexts }
    await assert.rejects(release(english), problemWith('alerting.not_fit'))
    const { ar: __, ...half } = cancelTexts
    await assert.rejects(
      release({ ...rest, texts, cancelTexts: half }),
      problemWith('alerting.not_fit'),
    )
    await release(example())
  },
)

forBothHouses(
  'an update is released like an alert and reaches stations that it left',
  still,
  async (house) => {
    const alert = await issued(house)
    const content = { ...example(['/2/']), severity: 'Extreme' as const }
    await house.call(author, alerting.proposeUpdate, { alert, content, confirmed: ['en', 'ar'] })
    const own = house.call(author, alerting.update, { ...(await asShown(house, alert)), count: 4 })
    await assert.rejects(own, problemWith('core.same_person'))
    const preview = await house.call(second, alerting.preview, { alert })
    assert.equal(preview.count, 4, 'one in the South and three that had it before')
    await house.call(second, alerting.update, {
      ...(await asShown(house, alert)),
      count: preview.count,
    })
    const { xml } = await house.call(second, alerting.capXml, { alert })
    const cap = parseCap(Buffer.from(xml))
    assert.equal(cap.msgType, 'Update')
    assert.match(cap.references ?? '', new RegExp(`^node.example,${alert}.1,`))
    assert.deepEqual(
      cap.info[0]?.area.map(({ areaDesc }) => areaDesc),
      ['South', 'North › North Hill'],
    )
    await house.call(second, alerting.cancel, { alert })
    const end = parseCap(Buffer.from((await house.call(second, alerting.capXml, { alert })).xml))
    assert.equal(end.msgType, 'Cancel')
    assert.equal(end.info[0]?.area.length, 2)
    assert.equal(end.info[0]?.headline, content.cancelTexts['en'])
  },
)

forHouse('one person says all clear, as an update whose urgency is past', still, async (house) => {
  const alert = await issued(house)
  await house.call(author, alerting.allClear, { alert })
  const cap = parseCap(Buffer.from((await house.call(second, alerting.capXml, { alert })).xml))
  assert.deepEqual(
    [cap.msgType, cap.info[0]?.urgency, cap.info[0]?.responseType],
    ['Update', 'Past', ['AllClear']],
  )
  assert.equal(await stateOf(house, alert), 'cleared')
})

forHouse(
  'the clock ends an alert, but not before an update that made it longer',
  { slices },
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, {
      content: { ...example(), lifetimeMinutes: 30 },
    })
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
    const content = { ...example(), lifetimeMinutes: 60 }
    await house.call(author, alerting.proposeUpdate, { alert, content, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.update, { ...(await asShown(house, alert)), count: 3 })
    await house.pass(31 * MINUTE)
    assert.equal(await stateOf(house, alert), 'updated')
    await house.pass(30 * MINUTE)
    assert.equal(await stateOf(house, alert), 'expired')
  },
)

forHouse('a finding drafts once, and its end is noted on the alert', { slices }, async (house) => {
  const node = systemActor('workflow:example', ALL)
  const finding = '01939000-0000-7000-8000-000000000001'
  const input = { content: example(), origin: `finding:${finding}` }
  const { alert } = await house.call(node, alerting.draft, input)
  assert.equal((await house.call(node, alerting.draft, input)).alert, alert)
  await house.call(node, alerting.noteFindingClosed, { finding })
  await house.call(node, alerting.noteFindingClosed, { finding })
  const shown = await house.call(author, alerting.show, { alert })
  assert.equal(shown.findingClosedAt, house.clock.now())
  const types = (await house.records()).map(({ type }) => type)
  assert.deepEqual(types, ['alert.drafted', 'alert.noted', 'alert.withdrawn'])
})

forHouse('an alert of another area is not to be seen', still, async (house) => {
  const { alert } = await house.call(author, alerting.draft, { content: example(['/1/1/']) })
  const above = person('above', ALL, '/1/')
  const below = person('below', ALL, '/1/1/')
  const beside = person('beside', ALL, '/1/2/')
  for (const actor of [above, below]) {
    assert.equal(
      (await house.call(actor, alerting.list, { view: 'open', limit: 50 })).items.length,
      1,
    )
  }
  assert.equal(
    (await house.call(beside, alerting.list, { view: 'open', limit: 50 })).items.length,
    0,
  )
  const looked = house.call(beside, alerting.show, { alert })
  await assert.rejects(looked, problemWith('alerting.unknown_alert'))
})

forHouse('only alerts of public scope are anybody’s to read', still, async (house) => {
  const alert = await issued(house)
  const nobody: Actor = { id: 'anonymous', holds: [] }
  const secret = house.call(nobody, alerting.capXml, { alert })
  await assert.rejects(secret, problemWith('alerting.unknown_alert'))
  assert.deepEqual((await house.call(nobody, alerting.publicAlerts, { endedHours: 0 })).items, [])
  const content = { ...example(), scope: 'Public' as const }
  const open = (await house.call(author, alerting.draft, { content })).alert
  await house.call(author, alerting.propose, { alert: open, confirmed: ['en', 'ar'] })
  assert.deepEqual((await house.call(nobody, alerting.publicAlerts, { endedHours: 0 })).items, [])
  await house.call(second, alerting.issue, { ...(await asShown(house, open)), count: 3 })
  const [shown] = (await house.call(nobody, alerting.publicAlerts, { endedHours: 0 })).items
  assert.deepEqual([shown?.alert, shown?.areas], [open, ['North › North Hill']])
  await house.call(second, alerting.cancel, { alert: open })
  assert.deepEqual((await house.call(nobody, alerting.publicAlerts, { endedHours: 0 })).items, [])
  const lately = await house.call(nobody, alerting.publicAlerts, { endedHours: 1 })
  assert.equal(lately.items[0]?.kind, 'Cancel')
})
