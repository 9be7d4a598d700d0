// Bytes of a stored record change behind the node's back: it serves on, says so, signs nothing over it, and goes on
// signing once an administrator has named the damage.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Action } from '../src/core/action.ts'
import type { Actor } from '../src/core/actor.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import type { Permission } from '../src/core/permission.ts'
import type { StorePlace } from '../src/platform/store/index.ts'
import { asShown } from './support/alerting.ts'
import { joinByApi } from './support/api-person.ts'
import { commandHere } from './support/command-here.ts'
import { person } from './support/house.ts'
import { type TestNode, startTestNode } from './support/node.ts'
import { flipColumn, runAside } from './support/tamper.ts'

interface Damages {
  readonly damages: readonly {
    readonly damage: string
    readonly faults: readonly { readonly seq: number }[]
    readonly namedAt: string | null
  }[]
}

function placeOf({ env }: TestNode): StorePlace {
  const url = env['DATABASE_URL']
  return url === undefined ? { file: join(env['SCRUTINEER_DATA'] ?? '', 'scrutineer.db') } : { url }
}

const verify = ({ env }: TestNode) => commandHere(env, 'verify')

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`a flipped byte of a record is told, not signed over, and named (${engine})`, async (t) => {
    const node = await startTestNode(engine)
    t.after(() => node.remove())
    const invited = { name: 'Amal', role: 'administrator', area: '/' }
    const { secret } = await node.call<{ secret: string }>('accounts.invite', invited)
    const admin = await joinByApi(node.node.origin, secret)
    const addArea = (name: string) => admin.call('territory.addArea', { parent: '/', name })
    for (const name of ['North', 'South']) await addArea(name)
    const get = (path: string) => fetch(`http://127.0.0.1:${node.node.port}${path}`)
    const size = async () => Number((await (await get('/log/checkpoint')).text()).split('\n')[1])
    await node.node.settled()
    const signed = await size()
    await node.stop()
    await flipColumn(placeOf(node), 1, 'body', 5)
    await node.restart()
    await node.node.settled()

    const { ok, reasons } = (await (await get('/readyz')).json()) as {
      ok: boolean
      reasons: string[]
    }
    assert.equal(ok, false)
    assert.match(reasons.join(), /damaged at record 1,.*docs\/runbooks\/log-damage\.md/)
    assert.match(
      await (await get('/metrics')).text(),
      /scrutineer_log_damage\{realm="actual"\} 1\n/,
    )
    for (const path of ['/en/console', '/en/console/me', '/en/console/log-damage'])
      assert.match(await admin.page(path), /record log of this node is damaged \(record 1\)/, path)
    assert.match(await admin.page('/ar/console'), /سجل القيود في هذه العقدة متضرر/)
    await addArea('East')
    await node.node.settled()
    assert.equal(await size(), signed, 'nothing is signed over the damage')
    assert.match(await (await get('/en')).text(), /record log is damaged/)

    await node.stop()
    const before = await verify(node)
    assert.equal(before.code, 1)
    assert.match(before.said, /was changed at record 1 /)
    await node.restart()
    await node.node.settled()
    const { damages } = await admin.ask<Damages>('record.damages')
    assert.deepEqual(
      damages.map(({ faults }) => faults.map(({ seq }) => seq)),
      [[1]],
      'found once, kept over a restart',
    )
    assert.equal(await size(), signed)

    const named = { damage: damages[0]?.damage, reason: 'A bad sector; the disk was replaced.' }
    await admin.call('record.nameDamage', named)
    await assert.rejects(admin.call('record.nameDamage', named), /record\.named_before/)
    await node.node.settled()
    assert.ok((await size()) > signed, 'checkpoints are signed again')
    assert.doesNotMatch(await admin.page('/en/console'), /log of this node is damaged/)
    await node.stop()
    await node.restart()
    await node.node.settled()
    assert.equal(
      (await admin.ask<Damages>('record.damages')).damages.length,
      1,
      'it is not found anew',
    )
    await addArea('West')
    await node.stop()
    const told = await verify(node)
    assert.equal(told.code, 1, 'still damaged')
    assert.match(
      told.said,
      /Record 1 is damaged, and stays so\. .* Named by person:\S+ at 20\S+ in record \d+: “A bad sector/,
    )
    assert.match(told.said, /all other records of \S+ are sound/)
  })
}

/** Longest that a look, or an alert on its way, is waited for. */
const LIMIT_MS = 20_000

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LIMIT_MS
  while (!(await isSo())) {
    assert.ok(performance.now() < end, what)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function storedSize(node: TestNode): Promise<number> {
  const [state] = await runAside(placeOf(node), 'select signed_size from log_state')
  return Number(state?.['signed_size'])
}

/** Whatever looked at the log when the node was last killed still holds the look: no other one begins. */
async function holdLook(node: TestNode): Promise<void> {
  const held = "update job set lease_until = '2999-01-01T00:00:00.000Z' where kind = ?"
  await runAside(placeOf(node), held, CHECK)
}

async function freeLook(node: TestNode): Promise<void> {
  const freed =
    "update job set lease_until = null, due_at = '2000-01-01T00:00:00.000Z' where kind = ?"
  await runAside(placeOf(node), freed, CHECK)
  node.node.house('actual')?.wake()
}

const CHECK = 'record.checkLog'
const OFFICER: readonly Permission[] = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'territory:read',
  'accounts:names',
]

/** Two persons issue an alert; resolves when it is in the stream. */
async function alertGoesOut(node: TestNode, area: string): Promise<void> {
  const runner = node.node.house('actual')?.runner
  assert.ok(runner !== undefined)
  const house = {
    call: async <N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: unknown) =>
      (await runner.call(actor, action, input)).output,
  }
  const [first, second] = [person('first', OFFICER), person('second', OFFICER)]
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas: [area] })
  const { alert } = await house.call(first, alerting.draft, { content })
  await house.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  await until('the alert is in the stream', async () => {
    const found = await runAside(placeOf(node), 'select seq from stream_entry')
    return found.length > 0
  })
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`until the first look is done nothing is signed, whatever happens meanwhile; alerts go on (${engine})`, async (t) => {
    const node = await startTestNode(engine)
    t.after(() => node.remove())
    const { path } = await node.call<{ path: string }>('territory.addArea', {
      parent: '/',
      name: 'North',
    })
    await node.call('territory.addStation', { number: '1', name: 'Hall', area: path })
    await node.node.settled()
    const signed = await storedSize(node)
    await node.stop()
    await flipColumn(placeOf(node), 1, 'subject')
    await holdLook(node)
    await node.restart()

    await alertGoesOut(node, path)
    // Each commit wakes whoever signs.
    for (let n = 0; n < 20; n += 1)
      await node.call('territory.addArea', { parent: '/', name: `More ${n}` })
    assert.equal(await storedSize(node), signed, 'while the look goes on')
    await node.stop()
    assert.equal(await storedSize(node), signed, 'by a node that stops')
    await holdLook(node)
    await node.restart()
    await freeLook(node)
    await node.node.settled()
    const { damages } = await node.call<Damages>('record.damages', {})
    assert.deepEqual(
      damages.map(({ faults }) => faults.map(({ seq }) => seq)),
      [[1]],
    )
    assert.equal(await storedSize(node), signed, 'over what the look found')
  })

  test(`a sound log is signed once the first look is done, however late (${engine})`, async (t) => {
    const node = await startTestNode(engine)
    t.after(() => node.remove())
    await node.node.settled()
    await node.stop()
    await holdLook(node)
    await node.restart()
    await node.call('territory.addArea', { parent: '/', name: 'North' })
    const before = await storedSize(node)
    await node.stop()
    assert.equal(await storedSize(node), before)
    await node.restart()
    await freeLook(node)
    await node.node.settled()
    assert.ok((await storedSize(node)) > before)
  })
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`a named record that is changed again is told again, and not signed over (${engine})`, async (t) => {
    const node = await startTestNode(engine)
    t.after(() => node.remove())
    const addArea = (name: string) => node.call('territory.addArea', { parent: '/', name })
    for (const name of ['North', 'South']) await addArea(name)
    const open = async () => {
      await node.node.settled()
      const { damages } = await node.call<Damages>('record.damages', {})
      return damages.filter(({ namedAt }) => namedAt === null).map(({ damage }) => damage)
    }
    await node.node.settled()
    await node.stop()
    await flipColumn(placeOf(node), 1, 'subject')
    await node.restart()
    const [first] = await open()
    await node.call('record.nameDamage', { damage: first, reason: 'A bad sector.' })
    assert.deepEqual(await open(), [])
    const signed = await storedSize(node)
    await node.stop()
    assert.match((await verify(node)).said, /Record 1 is damaged, and stays so/)
    await flipColumn(placeOf(node), 1, 'subject', 1)
    assert.match((await verify(node)).said, /was changed at record 1 /)
    await node.restart()
    const found = await open()
    assert.equal(found.length, 1)
    assert.notEqual(found[0], first)
    await addArea('East')
    await node.node.settled()
    assert.equal(await storedSize(node), signed)
    await node.call('record.nameDamage', { damage: found[0], reason: 'The same sector.' })
    await node.node.settled()
    assert.ok((await storedSize(node)) > signed)
    await node.stop()
    assert.match((await verify(node)).said, /Record 1 is damaged, and stays so\..*“The same sector/)
  })
}
