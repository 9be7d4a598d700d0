// Findings told as monitoring tells them, and the drafts that they come to, for the tests of what drafts alerts.

import assert from 'node:assert/strict'
import { z } from 'zod'
import { command } from '../../src/core/action.ts'
import { areaPath } from '../../src/core/permission.ts'
import { DAY } from '../../src/core/time.ts'
import { accounts } from '../../src/domains/accounts/index.ts'
import * as alerting from '../../src/domains/alerting/index.ts'
import { addSite, monitoring, monitoringRecords } from '../../src/domains/monitoring/index.ts'
import { addArea, addStation, territory } from '../../src/domains/territory/index.ts'
import { findingToAlert } from '../../src/workflows/finding-to-alert.ts'
import { asShown } from './alerting.ts'
import { exampleSlice } from './example-slice.ts'
import { COMMAND_LINE, person, type TestHouse } from './house.ts'
import { publicContacts } from './monitoring.ts'
import { noClaims } from './no-claims.ts'

export const finding = (n: number) => `01939000-0000-7000-8000-00000000000${n}`

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

export const mark = command({
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

export const options = {
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
export const first = person('first', ALL)
export const second = person('second', ALL)
export const CONFIRMED = ['en', 'ar']

export async function begin(house: TestHouse) {
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

export async function all(house: TestHouse) {
  await house.settled()
  return (await house.call(COMMAND_LINE, alerting.list, { view: 'all', limit: 50 })).items
}

export async function only(house: TestHouse) {
  const [alert, ...more] = await all(house)
  assert.ok(alert && more.length === 0, `${more.length + 1} alerts`)
  const shown = await house.call(COMMAND_LINE, alerting.show, { alert: alert.alert })
  return { ...shown, open: shown.findings.filter(({ overAt }) => overAt === null).length }
}

export async function issue(house: TestHouse, alert: string) {
  await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
  await house.call(second, alerting.issue, await asShown(house, alert))
}

export const NEW_SCRIPT = { reason: 'change.new_script', severity: 'C' }

/** State and event of each alert, the newest first. */
export const said = async (house: TestHouse) =>
  (await all(house)).map(({ state, eventCode }) => [state, eventCode])
