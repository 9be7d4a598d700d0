import assert from 'node:assert/strict'
import { systemActor } from '../../core/actor.ts'
import { addMs, DAY, MINUTE } from '../../core/time.ts'
import { asShown, orderAsShown } from '../../../test/support/alerting.ts'
import {
  BEGIN,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'

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
const third = person('third', ALL)
const READ = ['en', 'ar'] as const

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { slices, runsJobs: false }

const example = (areas = ['/1/1/']) =>
  alerting.templateContent({ event: 'DEFACEMENT', severity: 'Moderate', areas })

/** The same with another headline. */
function saying(headline: string) {
  const content = example()
  return { ...content, texts: { ...content.texts, en: { ...content.texts['en'], headline } } }
}

async function proposed(house: TestHouse): Promise<string> {
  const { alert } = await house.call(author, alerting.draft, { content: example() })
  await house.call(author, alerting.propose, { alert, confirmed: [...READ] })
  return alert
}

async function issued(house: TestHouse): Promise<string> {
  const alert = await proposed(house)
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

const revisionOf = async (house: TestHouse, alert: string) =>
  (await house.call(author, alerting.show, { alert })).revision

forHouse(
  'an update that was swapped after the second person read it is not released',
  { slices },
  async (house) => {
    const alert = await issued(house)
    const put = (headline: string) =>
      house.call(author, alerting.proposeUpdate, {
        alert,
        content: saying(headline),
        confirmed: [...READ],
      })
    await put('Innocent')
    const read = await asShown(house, alert)
    await house.call(author, alerting.reject, { alert, reason: 'a better one' })
    await assert.rejects(
      house.call(second, alerting.update, read),
      problemWith('alerting.no_proposal'),
    )
    for (const headline of ['Malicious', 'Innocent']) {
      await put(headline)
      await assert.rejects(
        house.call(second, alerting.update, read),
        problemWith('alerting.not_what_was_read'),
        `${headline}: the same words again are another proposal`,
      )
      await house.call(author, alerting.reject, { alert, reason: 'once more' })
    }
    assert.equal(await revisionOf(house, alert), 1)
    const refused = (await house.records()).filter(({ type }) => type === 'release.refused')
    assert.deepEqual(
      refused.map(({ subject, actor }) => [subject, actor]),
      [
        [alert, 'person:second'],
        [alert, 'person:second'],
      ],
    )
    await put('Innocent')
    await house.call(second, alerting.update, await asShown(house, alert))
    assert.equal(await revisionOf(house, alert), 2)
  },
)

forHouse(
  'as many stations as were read, but not the same ones, are not alerted',
  still,
  async (house) => {
    const alert = await proposed(house)
    const read = await asShown(house, alert)
    const before = nation.stations
    nation.stations = before.map((one) => (one.station === 's1' ? { ...one, station: 's9' } : one))
    try {
      assert.equal((await asShown(house, alert)).count, read.count)
      await assert.rejects(
        house.call(second, alerting.issue, read),
        problemWith('alerting.not_what_was_read'),
      )
    } finally {
      nation.stations = before
    }
    await house.call(second, alerting.issue, read)
  },
)

forHouse('a proposal that lapsed and was put again is read again', { slices }, async (house) => {
  const alert = await proposed(house)
  const read = await asShown(house, alert)
  await house.pass(10 * MINUTE)
  await house.call(author, alerting.propose, { alert, confirmed: [...READ] })
  await assert.rejects(
    house.call(second, alerting.issue, read),
    problemWith('alerting.not_what_was_read'),
  )
})

forBothHouses('a standing order is approved as it was read', still, async (house) => {
  const order = { content: example(['/1/']), until: addMs(BEGIN, DAY), confirmed: [...READ] }
  const made = await house.call(author, alerting.proposeOrder, { site: 'site-1', ...order })
  const other = await house.call(author, alerting.proposeOrder, { site: null, ...order })
  const { read } = await orderAsShown(house, made.order)
  await assert.rejects(
    house.call(second, alerting.approveOrder, { order: other.order, read }),
    problemWith('alerting.not_what_was_read'),
  )
  await house.call(second, alerting.approveOrder, { order: made.order, read })
})

forHouse(
  'only the node says what made an alert and that a finding closed',
  still,
  async (house) => {
    const finding = '01939000-0000-7000-8000-000000000001'
    const draft = { content: example(), origin: `finding:${finding}` }
    await assert.rejects(
      house.call(author, alerting.draft, draft),
      problemWith('alerting.not_the_node'),
    )
    const node = systemActor('workflow:example', ALL)
    const { alert } = await house.call(node, alerting.draft, draft)
    await assert.rejects(
      house.call(author, alerting.noteFindingClosed, { finding }),
      problemWith('alerting.not_the_node'),
    )
    await house.call(node, alerting.noteFindingClosed, { finding })
    const shown = await house.call(author, alerting.show, { alert })
    assert.equal(shown.findingClosedAt, house.clock.now())
  },
)

forHouse(
  'a release by one person is reviewed by somebody who neither released it nor ended sessions before it',
  still,
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, { content: example() })
    await house.call(second, alerting.propose, { alert, confirmed: [...READ] })
    const breakGlassReason = 'nobody answers'
    const alone = { ...(await asShown(house, alert)), breakGlassReason }
    await house.call(second, alerting.issue, alone)
    const review = (who: typeof author) =>
      house.call(who, alerting.review, { alert, conclusion: 'was right' })
    await assert.rejects(review(second), problemWith('core.acted_alone'))
    nation.enders = ['person:third']
    try {
      await assert.rejects(review(third), problemWith('core.ended_sessions'))
      await review(author)
    } finally {
      nation.enders = []
    }
  },
)

forHouse('whoever released any version alone does not review the thread', still, async (house) => {
  const alert = await proposed(house)
  const breakGlassReason = 'nobody answers'
  await house.call(second, alerting.issue, { ...(await asShown(house, alert)), breakGlassReason })
  const content = saying('More is known')
  await house.call(author, alerting.proposeUpdate, { alert, content, confirmed: [...READ] })
  await house.call(third, alerting.update, { ...(await asShown(house, alert)), breakGlassReason })
  for (const who of [second, third]) {
    const tried = house.call(who, alerting.review, { alert, conclusion: 'fine' })
    await assert.rejects(tried, problemWith('core.acted_alone'))
  }
})

forHouse(
  'a second person without a device of his own releases with a reason where no third can be called',
  still,
  async (house) => {
    const alert = await proposed(house)
    const { device: _, ...withoutDevice } = second
    const seen = await asShown(house, alert)
    await assert.rejects(
      house.call(withoutDevice, alerting.issue, seen),
      problemWith('core.new_device'),
    )
    const alone = { ...seen, breakGlassReason: 'my browser is new' }
    nation.signedIn = ['person:author', 'person:second', 'person:third']
    try {
      for (const who of [withoutDevice, author]) {
        await assert.rejects(
          house.call(who, alerting.issue, alone),
          problemWith('core.someone_reachable'),
        )
      }
      nation.signedIn = ['person:author', 'person:second']
      await assert.rejects(
        house.call(author, alerting.issue, alone),
        problemWith('core.someone_reachable'),
      )
      await house.call(withoutDevice, alerting.issue, alone)
    } finally {
      nation.signedIn = []
    }
    const shown = await house.call(author, alerting.show, { alert })
    assert.equal(shown.isReviewDue, true)
  },
)

forHouse(
  'an exercise refuses what Actual refuses, except that one person is enough',
  { slices, realm: 'exercise' },
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, { content: example() })
    for (const confirmed of [[], ['en' as const]]) {
      await assert.rejects(
        house.call(author, alerting.propose, { alert, confirmed }),
        problemWith('alerting.unconfirmed'),
      )
    }
    await house.call(author, alerting.propose, { alert, confirmed: [...READ] })
    const seen = await asShown(house, alert)
    for (const [wrong, code] of [
      [{ ...seen, count: 4 }, 'alerting.wrong_count'],
      [{ ...seen, read: '0'.repeat(64) }, 'alerting.not_what_was_read'],
    ] as const) {
      await assert.rejects(house.call(author, alerting.issue, wrong), problemWith(code))
    }
    await house.call(author, alerting.issue, seen)
    const order = { content: example(['/1/']), until: addMs(BEGIN, DAY), site: null }
    await assert.rejects(
      house.call(author, alerting.proposeOrder, { ...order, confirmed: [] }),
      problemWith('alerting.unconfirmed'),
    )
    const made = await house.call(author, alerting.proposeOrder, { ...order, confirmed: [...READ] })
    await house.call(author, alerting.approveOrder, await orderAsShown(house, made.order))
  },
)

forHouse(
  'an area that does not exist is not proposed, and its name is not changed between reading and releasing',
  still,
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, {
      content: example(['/1/1/', '/zz/']),
    })
    await assert.rejects(
      house.call(author, alerting.propose, { alert, confirmed: [...READ] }),
      problemWith('alerting.unknown_areas'),
    )
    const other = await proposed(house)
    const read = await asShown(house, other)
    const { names } = nation
    nation.names = { ...names, '/1/1/': 'All polls are closed' }
    try {
      await assert.rejects(
        house.call(second, alerting.issue, read),
        problemWith('alerting.not_what_was_read'),
      )
    } finally {
      nation.names = names
    }
  },
)

forBothHouses(
  'each version that one person released alone is reviewed, whatever was reviewed before',
  still,
  async (house) => {
    const alert = await proposed(house)
    const breakGlassReason = 'nobody answers'
    await house.call(second, alerting.issue, { ...(await asShown(house, alert)), breakGlassReason })
    await house.call(third, alerting.review, { alert, conclusion: 'right' })
    const content = saying('More is known')
    await house.call(author, alerting.proposeUpdate, { alert, content, confirmed: [...READ] })
    await house.call(second, alerting.update, {
      ...(await asShown(house, alert)),
      breakGlassReason,
    })
    assert.equal((await house.call(author, alerting.show, { alert })).isReviewDue, true)
    await house.call(third, alerting.review, { alert, conclusion: 'right again' })
  },
)
