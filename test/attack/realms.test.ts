import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cookieOf, type Intruder, joined, post, rawRequest, send } from '../support/attack.ts'
import { problemWith } from '../support/house.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

const EXERCISE = '/exercise'

let node: TestNode
let admin: Intruder
let analyst: Intruder
/** A station of each realm with the cookie of its device. */
let device: { actual: string; exercise: string }
let station: { actual: string; exercise: string }

before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  analyst = await joined(node, 'analyst')
  await post(node, 'exercises.start', {}, { from: admin })
  await node.node.settled(60_000)
  const { path } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
  })
  const made = await node.call<{ station: string }>('territory.addStation', {
    number: '1',
    name: 'School',
    area: path,
  })
  const there = await node.call<{ items: { id?: string; station?: string }[] }>(
    'territory.stations',
    { limit: 1 },
    'exercise',
  )
  station = { actual: made.station, exercise: there.items[0]?.station ?? there.items[0]?.id ?? '' }
  device = { actual: await enrolled('actual'), exercise: await enrolled('exercise') }
})
after(() => node.remove())

async function enrolled(realm: 'actual' | 'exercise'): Promise<string> {
  const { secret } = await node.call<{ secret: string }>(
    'accounts.offerDevice',
    { station: station[realm] },
    realm,
  )
  const prefix = realm === 'exercise' ? EXERCISE : ''
  return cookieOf(await post(node, 'accounts.enrolDevice', { secret }, { prefix }))
}

const headOf = async (realm: 'actual' | 'exercise') => {
  const store = node.node.house(realm)?.store
  return (await store?.read((tx) => store.head(tx))) ?? -1
}

test('a calendar from the exercise says so in its name and in every title', async () => {
  const { text, headers } = await send(node, `${EXERCISE}/en/console/duty?_file=ics`, {
    from: admin,
  })
  assert.match(headers.get('content-disposition') ?? '', /filename="exercise-duty-list-/)
  const titles = text.split('\r\n').filter((line) => /^(SUMMARY|X-WR-CALNAME):/.test(line))
  assert.ok(titles.length > 1, text)
  assert.deepEqual(
    titles.filter((line) => !line.includes(':EXERCISE: ')),
    [],
  )
})

test('the device of one realm is nobody in the other, under either name of the cookie', async () => {
  const names = ['__Host-station', '__Host-station-exercise', '__Host-session']
  const value = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1)
  for (const [own, prefix] of [
    ['exercise', ''],
    ['actual', EXERCISE],
  ] as const) {
    for (const name of names) {
      const from = { cookie: `${name}=${value(device[own])}` }
      assert.equal((await send(node, `${prefix}/api/alerting.stationView`, { from })).status, 401)
      assert.equal((await send(node, `${prefix}/stream/log?after=`, { from })).status, 401)
      assert.equal((await send(node, `${prefix}/stream/snapshot`, { from })).status, 401)
      const said = JSON.stringify([
        { t: 'problem', key: 'k'.repeat(8), symptom: 'no_power', at: '2026-11-24T08:00:00.000Z' },
      ])
      const headers = { origin: node.node.origin }
      const answer = await send(node, `${prefix}/stream/say`, {
        method: 'POST',
        body: said,
        headers,
        from,
      })
      assert.equal(answer.status, 401)
    }
  }
  assert.equal(
    (await send(node, '/api/alerting.stationView', { from: { cookie: device.actual } })).status,
    200,
  )
  assert.equal(
    (
      await send(node, `${EXERCISE}/api/alerting.stationView`, {
        from: { cookie: device.exercise },
      })
    ).status,
    200,
  )
})

test('what a trainee may do in the Exercise he may not do in Actual', async () => {
  const trainee = { from: analyst, prefix: EXERCISE }
  const queries = ['record.list', 'accounts.devices', 'exercises.status']
  for (const name of queries) {
    assert.equal((await send(node, `${EXERCISE}/api/${name}`, { from: analyst })).status, 200, name)
    assert.equal((await send(node, `/api/${name}`, { from: analyst })).status, 403, name)
  }
  assert.equal(
    (await post(node, 'accounts.offerDevice', { station: station.exercise }, trainee)).status,
    200,
  )
  assert.equal(
    (await post(node, 'accounts.offerDevice', { station: station.actual }, { from: analyst }))
      .status,
    403,
  )
  // The station of one realm is unknown in the other.
  assert.equal(
    (await post(node, 'accounts.offerDevice', { station: station.exercise }, { from: admin }))
      .status,
    404,
  )
  assert.equal((await post(node, 'exercises.remove', {}, trainee)).status, 409)
  assert.equal((await post(node, 'exercises.remove', {}, { from: analyst })).status, 403)
  // In Actual nobody takes the part of a station.
  const { status } = await send(node, `/stream/snapshot?station=${station.actual}`, { from: admin })
  assert.equal(status, 403)
})

test('no spelling of a path reaches Actual with the rights of the Exercise', async () => {
  const paths = [
    '/exercise/../api/record.list',
    '/exercise//api/record.list',
    '/exercise/%2e%2e/api/record.list',
    '/Exercise/api/record.list',
    '/exercise/exercise/api/record.list',
    '/api/record.list?prefix=/exercise',
    '/exercise%2fapi/record.list',
  ]
  for (const path of paths) {
    const { status } = await send(node, path, { from: analyst })
    assert.ok([400, 403, 404].includes(status), `${path}: ${status}`)
  }
})

test('people and their roles are made in Actual only', async () => {
  const actual = await headOf('actual')
  const inExercise = { from: admin, prefix: EXERCISE }
  const person = { name: 'x', role: 'administrator', area: '/' }
  for (const [action, input] of [
    ['accounts.invite', person],
    ['accounts.createToken', { role: 'partner', name: 'x' }],
    ['accounts.beginSignIn', {}],
    ['accounts.beginJoin', { secret: 'x'.repeat(22) }],
  ] as const) {
    const { status, text } = await post(node, action, input, inExercise)
    assert.equal(status, 409, action)
    assert.match(text, /core\.other_realm/)
  }
  await assert.rejects(
    node.call('accounts.invite', person, 'exercise'),
    problemWith('core.other_realm'),
  )
  assert.equal(await headOf('actual'), actual)
})

test('signing out within the Exercise is refused aloud instead of half done', async () => {
  const answer = await post(node, 'accounts.signOut', {}, { from: analyst, prefix: EXERCISE })
  assert.equal(answer.status, 409)
  assert.deepEqual(answer.headers.getSetCookie(), [])
})

test('the pages of people lead from the Exercise to Actual', async () => {
  for (const [path, from] of [
    ['/console/me', analyst],
    ['/console/people', admin],
    ['/sign-in', {}],
    ['/join', {}],
  ] as const) {
    const there = await send(node, `${EXERCISE}/en${path}?x=1`, { from })
    assert.equal(there.status, 303)
    assert.equal(there.headers.get('location'), `/en${path}?x=1`)
    assert.equal((await send(node, `/en${path}`, { from })).status, 200)
  }
  const console_ = await send(node, `${EXERCISE}/en/console`, { from: admin })
  assert.match(console_.text, /href="\/en\/console\/me"/)
  assert.doesNotMatch(console_.text, /exercise\/en\/console\/people/)
  const hostile = await rawRequest(
    node,
    'GET /exercise//evil.example/join HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n',
  )
  assert.doesNotMatch(hostile, /^location: \/\//im)
})

test('the token of a partner nation is no trainee', async () => {
  const { credential } = await node.call<{ credential: string }>('accounts.createToken', {
    role: 'partner',
    name: 'partner',
  })
  const from = { authorization: `Bearer ${credential}` }
  assert.equal((await send(node, `${EXERCISE}/api/record.list`, { from })).status, 403)
  assert.equal(
    (
      await post(
        node,
        'accounts.offerDevice',
        { station: station.exercise },
        { from, prefix: EXERCISE },
      )
    ).status,
    403,
  )
})
