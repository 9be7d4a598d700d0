// One cause makes one draft: findings of one site come together, and a draft whose findings are over goes by itself.

import assert from 'node:assert/strict'
import { z } from 'zod'
import { command } from '../core/action.ts'
import { areaPath } from '../core/permission.ts'
import { DAY, MINUTE } from '../core/time.ts'
import { asShown } from '../../test/support/alerting.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../test/support/house.ts'
import { publicContacts } from '../../test/support/monitoring.ts'
import { noClaims } from '../../test/support/no-claims.ts'
import { accounts } from '../domains/accounts/index.ts'
import * as alerting from '../domains/alerting/index.ts'
import { mark as setMark, withdrawMark } from '../domains/monitoring/actions/mark.ts'
import {
  addSite,
  addSystem,
  expectSignal,
  findings,
  monitoring,
  monitoringRecords,
} from '../domains/monitoring/index.ts'
import { addArea, addStation, territory } from '../domains/territory/index.ts'
import { findingToAlert } from './finding-to-alert.ts'

const finding = (n: number) => `01939000-0000-7000-8000-00000000000${n}`

/** Says of findings what monitoring says of them. */
const tell = command({
  name: 'watcher.tell',
  permission: 'watcher:tell',
  scope: 'nation',
  summary: 'example',
  input: z.object({
    type: z.enum(['finding.opened', 'finding.raised', 'finding.closed']),
    site: z.string(),
    check: z.string().default('defacement'),
    reason: z.string().default('defacement.words'),
    severity: z.string().default('H'),
    areas: z.array(areaPath),
    finding: z.string(),
  }),
  output: z.object({}),
  async run(ctx, { type, finding: subject, ...body }) {
    ctx.record(monitoringRecords[type], { subject, body })
    return {}
  },
})

const mark = command({
  name: 'watcher.mark',
  permission: 'watcher:tell',
  scope: 'nation',
  summary: 'example',
  input: z.object({ finding: z.string(), kind: z.string() }),
  output: z.object({}),
  async run(ctx, { finding: subject, kind }) {
    const body = { mark: 'mark-1', kind, until: null, check: 'defacement' }
    ctx.record(monitoringRecords['finding.marked'], { subject, body })
    return {}
  },
})

const watcher = exampleSlice('watcher', { actions: [tell, mark, noClaims] })

const options = {
  slices: [accounts, territory, monitoring, alerting.alerting, watcher, publicContacts],
  facts: { pace: { recheckMs: [0], visitMs: DAY, learnMs: DAY } },
  workflows: [findingToAlert],
}

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'monitoring:read',
  'territory:read',
] as const
const first = person('first', ALL)
const second = person('second', ALL)
const CONFIRMED = ['en', 'ar']

async function begin(house: TestHouse) {
  const { path: area } = await house.call(COMMAND_LINE, addArea, {
    parent: '/',
    name: 'North',
    kind: 'region',
  })
  await house.call(COMMAND_LINE, addStation, { number: '1', name: 'School', area })
  const add = async (name: string) => {
    const fields = { name, host: `${name.toLowerCase()}.example`, area, newOrganization: name }
    return (await house.runner.call(COMMAND_LINE, addSite, fields)).output.site
  }
  const site = await add('Register')
  const open = (n: number, more: Partial<z.input<typeof tell.input>> = {}) =>
    house.call(COMMAND_LINE, tell, {
      type: 'finding.opened',
      site,
      areas: [area],
      finding: finding(n),
      ...more,
    } as z.output<typeof tell.input>)
  return { site, add, open }
}

async function all(house: TestHouse) {
  await house.settled()
  return (await house.call(COMMAND_LINE, alerting.list, { view: 'all', limit: 50 })).items
}

async function only(house: TestHouse) {
  const [alert, ...more] = await all(house)
  assert.ok(alert && more.length === 0, `${more.length + 1} alerts`)
  const shown = await house.call(COMMAND_LINE, alerting.show, { alert: alert.alert })
  return { ...shown, open: shown.findings.filter(({ overAt }) => overAt === null).length }
}

async function issue(house: TestHouse, alert: string) {
  await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
  await house.call(second, alerting.issue, await asShown(house, alert))
}

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

const NEW_SCRIPT = { reason: 'change.new_script', severity: 'C' }

/** State and event of each alert, the newest first. */
const said = async (house: TestHouse) =>
  (await all(house)).map(({ state, eventCode }) => [state, eventCode])

forHouse('words that a person wrote stay, whatever comes or ends', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  const { alert, content } = await only(house)
  const en = { ...content.texts['en'], headline: 'Our own words' }
  const own = { ...content, texts: { ...content.texts, en } }
  await house.call(first, alerting.revise, { alert, content: own })
  await open(2)
  assert.equal((await only(house)).open, 2, 'its words will do')
  await open(3, NEW_SCRIPT)
  assert.deepEqual(await said(house), [
    ['draft', 'SITE_BREACH'],
    ['draft', 'DEFACEMENT'],
  ])
  for (const n of [1, 2, 3]) await open(n, { type: 'finding.closed' })
  assert.deepEqual(await said(house), [
    ['withdrawn', 'SITE_BREACH'],
    ['draft', 'DEFACEMENT'],
  ])
  const kept = await house.call(COMMAND_LINE, alerting.show, { alert })
  assert.equal(kept.content.texts['en']?.headline, 'Our own words')
  assert.equal(kept.findingClosedAt, house.clock.now())
})

forBothHouses(
  'what is graver than a proposal has a draft of its own, which outlives the release',
  options,
  async (house) => {
    const { open } = await begin(house)
    await open(1)
    const { alert } = await only(house)
    await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
    const read = await asShown(house, alert)
    await open(2)
    assert.equal((await only(house)).open, 2, 'its words will do')
    await open(3, NEW_SCRIPT)
    await house.settled()
    assert.deepEqual(await asShown(house, alert), read)
    await house.call(second, alerting.issue, read)
    assert.deepEqual(await said(house), [
      ['draft', 'SITE_BREACH'],
      ['issued', 'DEFACEMENT'],
    ])
  },
)

forHouse('a proposal whose findings are over is not taken from people', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  const { alert } = await only(house)
  await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
  await house.call(first, alerting.redraft, { alert })
  await open(2, NEW_SCRIPT)
  const again = await only(house)
  assert.deepEqual([again.state, again.eventCode], ['draft', 'SITE_BREACH'], 'the node wrote it')
  await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
  await open(1, { type: 'finding.closed' })
  await open(2, { type: 'finding.closed' })
  const over = await only(house)
  assert.deepEqual([over.state, over.open], ['proposed', 0])
})

forHouse(
  'a draft that a person made for fewer areas takes no finding of another area',
  options,
  async (house) => {
    const { open } = await begin(house)
    const south = { parent: '/', name: 'South', kind: 'region' } as const
    const { path } = await house.call(COMMAND_LINE, addArea, south)
    await open(1)
    const { alert, content } = await only(house)
    await house.call(first, alerting.revise, { alert, content })
    await open(2, { areas: [path] })
    await house.settled()
    await issue(house, alert)
    assert.deepEqual(
      (await all(house)).map(({ state, areas }) => [state, areas]),
      [
        ['draft', [path]],
        ['issued', ['/1/']],
      ],
    )
  },
)

forHouse(
  'a draft that a person rewrote for another site takes nothing of the first one any more',
  options,
  async (house) => {
    const { open, add } = await begin(house)
    await open(1)
    const { alert, content } = await only(house)
    const other = { ...content, site: await add('Results') }
    await house.call(first, alerting.revise, { alert, content: other })
    await open(2)
    assert.equal((await all(house)).length, 2)
    await issue(house, alert)
    await open(3)
    assert.deepEqual(
      (await all(house)).map(({ state }) => state),
      ['draft', 'issued'],
    )
    const shown = await house.call(COMMAND_LINE, alerting.show, { alert })
    assert.equal(shown.findings.length, 1)
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
