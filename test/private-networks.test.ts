// What an analyst may have the node look at in its own network, with a server of this machine that hears everything.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { type ApiPerson, joinByApi } from './support/api-person.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { until as untilThere } from './support/until.ts'

const LIMIT_MS = 60_000

let t: TestNode
let analyst: ApiPerson
let reached = 0
const internal = createServer((socket) => {
  reached += 1
  socket.on('error', () => undefined).end()
})

before(async () => {
  internal.listen(0, '127.0.0.1')
  await once(internal, 'listening')
  t = await startTestNode('sqlite', { SCRUTINEER_RECHECK_MS: '0,200,400' })
  const { path: area } = await t.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
    kind: 'region',
  })
  const invited = { name: 'Amal', role: 'analyst', area }
  const { secret } = await t.call<{ secret: string }>('accounts.invite', invited)
  analyst = await joinByApi(t.node.origin, secret)
})

after(async () => {
  await t.remove()
  internal.close()
})

/** A site of the analyst's area; its ports are the internal server's unless others are given. */
function site(more: object = {}) {
  const { port } = internal.address() as AddressInfo
  return {
    name: 'Internal',
    host: '127.0.0.1',
    httpsPort: port,
    httpPort: port,
    path: '/metrics',
    area: '/1/',
    newOrganization: 'Office',
    allowPrivate: true,
    authorisation: { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 9 },
    ...more,
  }
}

const until = <T>(what: string, look: () => Promise<T | undefined>) =>
  untilThere(what, look, { limitMs: LIMIT_MS, everyMs: 50 })

test('an analyst of one area opens neither the private network nor a low port by himself', async () => {
  const { site: added } = await analyst.call<{ site: string }>('monitoring.addSite', site())
  const found = await until('the finding', async () => {
    const { items } = await analyst.ask<{ items: { check: string; reason: string }[] }>(
      'monitoring.findings',
      { state: 'open', limit: '100' },
    )
    return items.find(({ check }) => check === 'availability')
  })
  assert.equal(found.reason, 'availability.address_private')
  assert.equal(reached, 0)
  await assert.rejects(
    analyst.call('monitoring.addSite', site({ host: '127.0.0.2', httpsPort: 22, httpPort: 25 })),
    /closed_port/,
  )
  const network = { network: '127.0.0.1', reason: 'I want to' }
  await assert.rejects(analyst.call('monitoring.openNetwork', network), /not_allowed/)
  // Once whoever keeps the machine has opened it, the same site is looked at.
  await t.call('monitoring.openNetwork', network)
  await analyst.call('monitoring.visitNow', { site: added })
  await until('a connection', async () => (reached > 0 ? true : undefined))
})
