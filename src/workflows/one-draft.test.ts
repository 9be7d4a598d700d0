// One cause makes one draft: findings of one site come together, and a draft whose findings are over goes by itself.

import assert from 'node:assert/strict'
import { MINUTE } from '../core/time.ts'
import {
  all,
  begin,
  CONFIRMED,
  finding,
  first,
  issue,
  mark,
  only,
  options,
  second,
} from '../../test/support/drafts.ts'
import { COMMAND_LINE, forBothHouses, forHouse, problemWith } from '../../test/support/house.ts'
import * as alerting from '../domains/alerting/index.ts'
import { mark as setMark, withdrawMark } from '../domains/monitoring/actions/mark.ts'
import { addSystem, expectSignal, findings } from '../domains/monitoring/index.ts'

forBothHouses(
  'two changes of one page make one draft, which says what the graver one asks for',
  options,
  async (house) => {
    const { open, add } = await begin(house)
    await open(1)
    await open(2)
    await open(2)
    const draft = await only(house)
    assert.deepEqual(
      draft.findings.map((one) => [one.finding, one.check, one.overAt]),
      [
        [finding(1), 'defacement', null],
        [finding(2), 'defacement', null],
      ],
    )
    assert.deepEqual([draft.eventCode, draft.severity], ['DEFACEMENT', 'Moderate'])
    await open(3, { reason: 'change.new_script', severity: 'C' })
    const graver = await only(house)
    assert.deepEqual([graver.eventCode, graver.severity], ['SITE_BREACH', 'Severe'])
    assert.match(graver.content.texts['en']?.headline ?? '', /Register .*in the hands of others/)
    await open(4, { site: await add('Results') })
    assert.equal((await all(house)).length, 2, 'another site is another cause')
  },
)

forHouse('forged messages ask for other words than a changed page does', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  await open(2, { check: 'dns-mail-exchanger' })
  const codes = (await all(house)).map(({ eventCode }) => eventCode)
  assert.deepEqual(codes.toSorted(), ['DEFACEMENT', 'PHISHING'])
})

forBothHouses(
  'a draft goes by itself once all its findings are over, and says why',
  options,
  async (house) => {
    const { open } = await begin(house)
    await open(1)
    await open(2)
    await open(1, { type: 'finding.closed' })
    assert.deepEqual([(await only(house)).state, (await only(house)).open], ['draft', 1])
    await house.call(COMMAND_LINE, mark, {
      finding: finding(2),
      kind: 'false-positive',
    })
    const gone = await only(house)
    assert.deepEqual([gone.state, gone.endedWhy], ['withdrawn', 'findings'])
    assert.deepEqual(
      gone.findings.map(({ overWhy }) => overWhy),
      ['closed', 'false-positive'],
    )
    const { type, body, actor } = (await house.records()).at(-1) ?? {}
    assert.deepEqual(
      [type, body?.['why'], actor],
      ['alert.withdrawn', 'findings', 'workflow:finding-to-alert'],
    )
    await open(3)
    assert.deepEqual(
      (await all(house)).map(({ state }) => state),
      ['draft', 'withdrawn'],
      'what comes later is a cause of its own',
    )
  },
)

forHouse(
  'an excuse ends a finding, taken back it counts again, and what says less ends nothing',
  options,
  async (house) => {
    await begin(house)
    const { output } = await house.runner.call(COMMAND_LINE, addSystem, {
      name: 'Poll books',
      kind: 'poll-books',
      areas: ['/1/'],
      area: '/',
      newOrganization: 'Books',
      expectUsual: false,
    })
    const beat = { kind: 'heartbeat', everyMs: MINUTE, graceMs: 0 } as const
    await house.call(COMMAND_LINE, expectSignal, { system: output.system, ...beat })
    await house.pass(MINUTE)
    await house.settled()
    const [silent] = (await house.call(COMMAND_LINE, findings, { state: 'open', limit: 5 })).items
    const marked = async (kind: 'acknowledged' | 'false-positive' | 'accepted-risk') => {
      const why = { reason: 'example', ...(kind === 'accepted-risk' ? { days: 1 } : {}) }
      const of = { finding: silent?.id ?? '', kind, ...why }
      return (await house.call(COMMAND_LINE, setMark, of)).mark
    }
    await marked('acknowledged')
    assert.equal((await only(house)).state, 'draft')
    const excuses = [await marked('false-positive'), await marked('accepted-risk')]
    assert.equal((await only(house)).state, 'withdrawn')
    for (const [n, made] of excuses.entries()) {
      await house.call(COMMAND_LINE, withdrawMark, { mark: made })
      const { state, open, endedWhy } = await only(house)
      const wanted = n === 0 ? ['withdrawn', 0, 'findings'] : ['draft', 1, null]
      assert.deepEqual([state, open, endedWhy], wanted)
    }
  },
)

forHouse(
  'whoever proposes has read the draft as it is now, not as it was before another finding came',
  options,
  async (house) => {
    const { open } = await begin(house)
    await open(1)
    const { alert } = await only(house)
    const { draftRead: read } = await house.call(first, alerting.preview, { alert })
    await open(2, { reason: 'change.new_script', severity: 'C' })
    await house.settled()
    await assert.rejects(
      house.call(first, alerting.propose, { alert, confirmed: CONFIRMED, read }),
      problemWith('alerting.not_what_was_read'),
    )
    const now = await house.call(first, alerting.preview, { alert })
    await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED, read: now.draftRead })
  },
)

forBothHouses(
  'an alert in force takes what it asks for already, and is over when all of it is over',
  options,
  async (house) => {
    const { open } = await begin(house)
    await open(1)
    const { alert } = await only(house)
    await issue(house, alert)
    await open(2)
    await open(3, { check: 'availability' })
    const noted = await only(house)
    assert.deepEqual([noted.state, noted.open], ['issued', 3])
    await open(1, { type: 'finding.closed' })
    await open(2, { type: 'finding.closed' })
    assert.equal((await only(house)).findingClosedAt, null)
    await assert.rejects(
      house.call(second, alerting.allClear, { alert }),
      problemWith('alerting.finding_open'),
    )
    await assert.rejects(
      house.call(second, alerting.allClear, { alert, despite: '  ' }),
      problemWith('core.bad_input'),
    )
    await open(4, { reason: 'change.new_script', severity: 'C' })
    const drafted = (await all(house)).map(({ state, eventCode }) => [state, eventCode])
    assert.deepEqual(drafted, [
      ['draft', 'SITE_BREACH'],
      ['issued', 'DEFACEMENT'],
    ])
    await open(3, { type: 'finding.closed' })
    await house.settled()
    await house.call(second, alerting.allClear, { alert })
    await house.pass(MINUTE)
    const issued = (await all(house)).find((one) => one.alert === alert)
    assert.equal(issued?.state, 'cleared')
  },
)

forHouse(
  'an alert that a person wrote for the same site takes the finding, too',
  options,
  async (house) => {
    const { open, site } = await begin(house)
    const draft = await house.call(first, alerting.draft, {
      content: {
        ...alerting.templateContent({ event: 'SITE_BREACH', severity: 'Severe', areas: ['/1/'] }),
        site,
      },
    })
    await issue(house, draft.alert)
    await open(1)
    const noted = await only(house)
    assert.deepEqual([noted.state, noted.open], ['issued', 1])
  },
)
