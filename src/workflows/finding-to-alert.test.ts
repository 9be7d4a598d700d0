import assert from 'node:assert/strict'
import { z } from 'zod'
import { command } from '../core/action.ts'
import { areaPath } from '../core/permission.ts'
import { addMs, DAY, MINUTE } from '../core/time.ts'
import { publicContacts } from '../../test/support/monitoring.ts'
import { noClaims } from '../../test/support/no-claims.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import {
  BEGIN,
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  type TestHouse,
} from '../../test/support/house.ts'
import * as alerting from '../domains/alerting/index.ts'
import { accounts } from '../domains/accounts/index.ts'
import {
  addSite,
  addSystem,
  expectSignal,
  monitoringRecords,
  monitoring,
} from '../domains/monitoring/index.ts'
import { addArea, addStation, territory } from '../domains/territory/index.ts'
import { findingToAlert } from './finding-to-alert.ts'
import { orderAsShown } from '../../test/support/alerting.ts'

const FINDING = '01939000-0000-7000-8000-000000000001'

/** Says that a finding opened or closed, as monitoring does. */
const tell = command({
  name: 'watcher.tell',
  permission: 'watcher:tell',
  scope: 'nation',
  summary: 'example',
  input: z.object({
    type: z.enum(['finding.opened', 'finding.raised', 'finding.closed']),
    site: z.string(),
    check: z.string(),
    severity: z.string(),
    areas: z.array(areaPath),
    finding: z.string().default(FINDING),
  }),
  output: z.object({}),
  async run(ctx, { type, finding, ...body }) {
    ctx.record(monitoringRecords[type], { subject: finding, body: { ...body, reason: 'example' } })
    return {}
  },
})

const watcher = exampleSlice('watcher', { actions: [tell, noClaims] })

const options = {
  slices: [accounts, territory, monitoring, alerting.alerting, watcher, publicContacts],
  facts: { pace: { recheckMs: [0], visitMs: DAY, learnMs: DAY } },
  workflows: [findingToAlert],
}

/** Two areas with a station each, and a site that the first relies on. */
async function begin(house: TestHouse) {
  const areas: string[] = []
  for (const name of ['North', 'South']) {
    const { path } = await house.call(COMMAND_LINE, addArea, { parent: '/', name, kind: 'region' })
    const number = `${areas.length + 1}`
    await house.call(COMMAND_LINE, addStation, { number, name: 'School', area: path })
    areas.push(path)
  }
  const [area = ''] = areas
  const { output } = await house.runner.call(COMMAND_LINE, addSite, {
    name: 'Register',
    host: 'register.example',
    area,
    newOrganization: 'Office',
  })
  return { site: output.site, area }
}

async function list(house: TestHouse) {
  await house.settled()
  return (await house.call(COMMAND_LINE, alerting.list, { view: 'all', limit: 50 })).items
}

forHouse(
  'a finding that becomes serious while it is open drafts an alert, and only one',
  options,
  async (house) => {
    const { site, area } = await begin(house)
    const said = { site, check: 'defacement', areas: [area], finding: FINDING }
    await house.call(COMMAND_LINE, tell, { ...said, type: 'finding.opened', severity: 'M' })
    assert.deepEqual(await list(house), [])
    await house.call(COMMAND_LINE, tell, { ...said, type: 'finding.raised', severity: 'H' })
    await house.call(COMMAND_LINE, tell, { ...said, type: 'finding.raised', severity: 'H' })
    const alerts = await list(house)
    assert.deepEqual(
      alerts.map(({ state, severity }) => [state, severity]),
      [['draft', 'Moderate']],
    )
  },
)

forHouse(
  'a serious finding drafts one alert, and its end is noted there',
  options,
  async (house) => {
    const { site, area } = await begin(house)
    const opened = {
      type: 'finding.opened' as const,
      site,
      check: 'defacement',
      severity: 'C',
      areas: [area],
      finding: FINDING,
    }
    await house.call(COMMAND_LINE, tell, opened)
    await house.call(COMMAND_LINE, tell, opened)
    await house.call(COMMAND_LINE, tell, { ...opened, check: 'hsts', finding: 'another' })
    const [draft, ...more] = await list(house)
    assert.deepEqual([draft?.state, draft?.severity, more.length], ['draft', 'Severe', 0])
    const alert = draft?.alert ?? ''
    const { content } = await house.call(COMMAND_LINE, alerting.show, { alert })
    assert.equal(content.texts['en']?.description, 'Register (register.example)')
    await house.call(COMMAND_LINE, tell, { ...opened, type: 'finding.closed' })
    await house.settled()
    const shown = await house.call(COMMAND_LINE, alerting.show, { alert })
    assert.equal(shown.findingClosedAt, house.clock.now())
  },
)

forBothHouses(
  'a finding that a standing order fits issues once in six hours',
  options,
  async (house) => {
    const { site, area } = await begin(house)
    await house.pass(MINUTE)
    const permissions = ['alerting:order', 'monitoring:read', 'territory:read'] as const
    const { order } = await house.call(person('first', permissions), alerting.proposeOrder, {
      site,
      content: alerting.templateContent({
        event: 'DEFACEMENT',
        severity: 'Moderate',
        areas: [area],
      }),
      until: addMs(BEGIN, DAY),
      confirmed: ['en', 'ar'],
    })
    await house.call(
      person('second', permissions),
      alerting.approveOrder,
      await orderAsShown(house, order),
    )
    const opened = {
      type: 'finding.opened' as const,
      site,
      check: 'defacement',
      severity: 'H',
      areas: [area],
      finding: FINDING,
    }
    await house.call(COMMAND_LINE, tell, opened)
    const [issued] = await list(house)
    assert.deepEqual([issued?.state, issued?.severity], ['issued', 'Moderate'])
    await house.call(COMMAND_LINE, tell, { ...opened, finding: FINDING.replace(/1$/, '2') })
    const { findings } = await house.call(COMMAND_LINE, alerting.show, {
      alert: (await list(house))[0]?.alert ?? '',
    })
    assert.deepEqual(
      findings.map(({ check }) => check),
      ['defacement', 'defacement'],
      'what is in force says it already',
    )
    const [{ alert } = { alert: '' }] = await list(house)
    await house.call(COMMAND_LINE, alerting.allClear, { alert, despite: 'mended' })
    await house.call(COMMAND_LINE, tell, { ...opened, finding: FINDING.replace(/1$/, '3') })
    assert.deepEqual(
      (await list(house)).map(({ state }) => state),
      ['draft', 'cleared'],
      'the next one within six hours waits for people',
    )
  },
)

forHouse(
  'a poll book that falls silent drafts an alert for the areas that rely on it, a register for nobody else',
  options,
  async (house) => {
    const { area } = await begin(house)
    const add = async (name: string, kind: 'poll-books' | 'register', areas: string[]) => {
      const fields = { name, kind, areas, area: '/', newOrganization: name, expectUsual: false }
      const { output } = await house.runner.call(COMMAND_LINE, addSystem, fields)
      const beat = { kind: 'heartbeat' as const, everyMs: MINUTE, graceMs: 0 }
      await house.call(COMMAND_LINE, expectSignal, { system: output.system, ...beat })
    }
    await add('Poll books of North', 'poll-books', [area])
    await add('Poll books for analysts', 'poll-books', [])
    await add('Register', 'register', [area])
    await house.pass(MINUTE)
    const [draft, ...more] = await list(house)
    assert.deepEqual([draft?.state, draft?.severity, more.length], ['draft', 'Moderate', 0])
    const { content } = await house.call(COMMAND_LINE, alerting.show, { alert: draft?.alert ?? '' })
    assert.equal(content.texts['en']?.description, 'Poll books of North')
    assert.deepEqual(content.areas, [area])
  },
)
