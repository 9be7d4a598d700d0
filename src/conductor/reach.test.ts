import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { type ApiPerson, joinByApi } from '../../test/support/api-person.ts'
import { startTestNode, type TestNode } from '../../test/support/node.ts'

/** A new site is looked at quickly, so that a test does not wait; the others are not looked at again. */
const QUICK = { SCRUTINEER_RECHECK_MS: '0,200,400', SCRUTINEER_VISIT_MS: '14000' }
const LIMIT_MS = 60_000

let t: TestNode
/** Somebody without a role that looks at sites: in the exercise a trainee like everybody. */
let trainee: ApiPerson
/** A server of this machine that no exercise may touch. */
const internal = createServer((socket) => {
  reached += 1
  socket.on('error', () => undefined).end()
})
let reached = 0

before(async () => {
  internal.listen(0)
  await once(internal, 'listening')
  t = await startTestNode('sqlite', QUICK)
  const invited = { name: 'Trainee', role: 'auditor', area: '/' }
  const { secret } = await t.call<{ secret: string }>('accounts.invite', invited)
  trainee = await joinByApi(t.node.origin, secret)
  await t.call('exercises.start', {})
  await t.node.settled(LIMIT_MS)
})

after(async () => {
  await t.remove()
  internal.close()
})

const port = () => (internal.address() as AddressInfo).port

function site(host: string, more: object = {}) {
  return {
    name: `Site at ${host}`,
    host,
    httpsPort: port(),
    httpPort: port(),
    path: '/admin?x=1',
    area: '/',
    newOrganization: `Owner of ${host}`,
    authorisation: { legalBasis: 'Order 7', grantedBy: 'Head of the commission', days: 9 },
    ...more,
  }
}

interface Finding {
  readonly host: string
  readonly check: string
  readonly reason: string
}

/** The open finding about reachability of a host, once there is one. */
async function unreachable(host: string): Promise<Finding> {
  const end = performance.now() + LIMIT_MS
  for (;;) {
    const query = { state: 'open', limit: '100' }
    const { items } = await trainee.ask<{ items: Finding[] }>(
      'monitoring.findings',
      query,
      'exercise',
    )
    const found = items.find((one) => one.host === host && one.check === 'availability')
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`no finding about ${host}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a trainee cannot open private addresses, neither of a new site nor of a practice site', async () => {
  const asked = site('127.0.0.1', { allowPrivate: true })
  await assert.rejects(
    trainee.call('monitoring.addSite', asked, 'exercise'),
    /no_private_in_exercise/,
  )
  const { items } = await trainee.ask<{ items: { id: string }[] }>(
    'monitoring.sites',
    {},
    'exercise',
  )
  const { newOrganization: _, authorisation: __, ...fields } = asked
  await assert.rejects(
    trainee.call('monitoring.changeSite', { site: items[0]?.id, ...fields }, 'exercise'),
    /no_private_in_exercise/,
  )
})

test('what a trainee adds to the exercise is told to be forbidden, and nothing real is connected to', async () => {
  const hosts = ['127.0.0.1', 'localhost', '192.0.2.1']
  for (const host of hosts) await trainee.call('monitoring.addSite', site(host), 'exercise')
  for (const host of hosts)
    assert.equal((await unreachable(host)).reason, 'availability.address_refused')
  assert.equal(reached, 0)
})
