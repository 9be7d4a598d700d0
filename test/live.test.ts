// Live parts of pages: drawn once for all who may see the same, and never for anybody else.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { templateContent } from '../src/domains/alerting/index.ts'
import { drawings } from '../src/http/shared-drawing.ts'
import { liveRegions } from '../src/ui/live.ts'
import { type ApiPerson, joinByApi } from './support/api-person.ts'
import { openScreen, type OpenScreen } from './support/live-screen.ts'
import { startTestNode, type TestNode } from './support/node.ts'

/** As many as may sit in a national centre on the day. */
const DESKS = 50
const LIMIT_MS = 60_000

let node: TestNode
const open: OpenScreen[] = []

before(async () => {
  node = await startTestNode('sqlite')
  for (const [parent, name] of [
    ['/', 'North'],
    ['/', 'South'],
    ['/1/', 'Northern Bay'],
    ['/2/', 'Southern Cape'],
  ])
    await node.call('territory.addArea', { parent, name })
})
after(async () => {
  for (const screen of open) screen.close()
  await node.remove()
})

async function join(name: string, role: string, area = '/'): Promise<ApiPerson> {
  const { secret } = await node.call<{ secret: string }>('accounts.invite', { name, role, area })
  return await joinByApi(node.node.origin, secret)
}

async function follow(who: ApiPerson, path: string): Promise<OpenScreen> {
  const screen = await openScreen(`${node.node.origin}/en${path}`, who.cookie)
  open.push(screen)
  return screen
}

/** Paths that are drawn from now on. */
function countDrawings(): { readonly paths: string[]; stop(): void } {
  const paths: string[] = []
  const note = (path: unknown) => void paths.push(String(path))
  drawings.subscribe(note)
  return { paths, stop: () => drawings.unsubscribe(note) }
}

test('fifty desks that may see the same get one drawing of what happened', async () => {
  const people: ApiPerson[] = []
  for (let n = 0; n < DESKS; n += 1) people.push(await join(`Officer ${n}`, 'alert-officer'))
  const path = '/console/territory'
  const screens = await Promise.all(people.map((who) => follow(who, path)))
  await node.node.settled(LIMIT_MS)
  await Promise.all(screens.map((screen) => screen.shows('area-tree', /South/)))
  const { paths, stop } = countDrawings()
  await node.call('territory.addArea', { parent: '/', name: 'West' })
  await Promise.all(screens.map((screen) => screen.shows('area-tree', /West/)))
  stop()
  assert.deepEqual(paths, [path])
  for (const screen of screens) screen.close()
})

test('whoever may see more, less or other things gets a drawing of his own', async () => {
  const officer = await join('Nation', 'alert-officer')
  const twin = await join('Twin', 'alert-officer')
  const readers = {
    north: await join('North', 'alert-officer', '/1/'),
    south: await join('South', 'alert-officer', '/2/'),
    releaser: await join('Releaser', 'releasing-officer'),
    analyst: await join('Analyst', 'analyst'),
    auditor: await join('Auditor', 'auditor'),
    administrator: await join('Administrator', 'administrator'),
    officer,
    twin,
  }
  await node.call('monitoring.addSite', site('north.example', '/1/'))
  await node.call('monitoring.addSite', site('south.example', '/2/'))
  const content = templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/1/'] })
  const { alert } = await officer.call<{ alert: string }>('alerting.draft', { content })
  await officer.call('alerting.propose', { alert, confirmed: ['en', 'ar'] })
  await node.node.settled(LIMIT_MS)
  const [subject] = await subjectsOf(readers.releaser)
  await readers.releaser.call('work.take', { subject })
  await node.node.settled(LIMIT_MS)
  const { paths, stop } = countDrawings()
  for (const path of [
    '/console',
    '/console/waiting',
    '/console/alerts',
    `/console/alerts/${alert}`,
    '/console/territory',
    '/console/stations',
    '/console/sites',
    '/console/findings',
    '/console/problems',
    '/console/people',
    '/console/records',
  ]) {
    const may = await thoseWhoOpen(Object.values(readers), path)
    const screens = await Promise.all(may.map(({ who }) => follow(who, path)))
    for (const [n, screen] of screens.entries()) {
      const own = liveRegions(await (may[n] as { who: ApiPerson }).who.page(`/en${path}`))
      for (const [name, region] of own) {
        const shown = await screen.shows(name, /^/)
        assert.equal(masked(shown), masked(region), `${name} of ${path}`)
      }
      screen.close()
    }
  }
  stop()
  const situations = paths.filter((path) => path === '/console')
  assert.ok(situations.length > 5, 'different areas and roles were drawn for')
})

test('forms of one drawing have keys of their own on every screen', async () => {
  const readers = [await join('A', 'alert-officer'), await join('B', 'alert-officer')]
  const screens = await Promise.all(readers.map((who) => follow(who, '/console/problems')))
  const parts = await Promise.all(screens.map((screen) => screen.shows('problem-list', /^/)))
  const keys = parts.flatMap((part) => [...part.matchAll(/name="_key" value="([^"]+)"/g)])
  assert.equal(new Set(keys.map(([, key]) => key)).size, keys.length)
})

const site = (host: string, area: string) => ({
  name: host,
  host,
  area,
  newOrganization: `Office of ${host}`,
})

async function subjectsOf(who: ApiPerson): Promise<string[]> {
  const page = await who.page('/en/console/waiting')
  return [...page.matchAll(/name="subject" value="([^"]*)"/g)].map(([, one = '']) => one)
}

async function thoseWhoOpen(all: readonly ApiPerson[], path: string) {
  const may: { who: ApiPerson }[] = []
  for (const who of all) {
    const isOpen = await who.page(`/en${path}`).then(
      () => true,
      () => false,
    )
    if (isOpen) may.push({ who })
  }
  return may
}

/** Without what differs from one drawing of the same to the next. */
function masked(region: string): string {
  return (
    region
      .replaceAll(/name="_key" value="[^"]+"/g, '')
      .replaceAll(/<time[^>]*>[^<]*/g, '<time>')
      // A chart of the last hours moves with every minute.
      .replaceAll(/<svg class="chart".*?<\/svg>/gs, '<svg>')
  )
}
