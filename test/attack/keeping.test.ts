import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Intruder, joined, post, postForm, type Sender, send } from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

const METRICS_TOKEN = 'a-token-of-the-test-0001'
let node: TestNode
let admin: Intruder
let analyst: Intruder
let lookout: Sender

before(async () => {
  node = await startTestNode('sqlite', { METRICS_TOKEN })
  admin = await joined(node, 'administrator')
  analyst = await joined(node, 'analyst')
  const made = await node.call<{ credential: string }>('accounts.createToken', {
    role: 'lookout',
    name: 'next-door',
  })
  lookout = { authorization: `Bearer ${made.credential}` }
})
after(() => node.remove())

const page = (path: string, from: Sender) =>
  send(node, path, { from, headers: { accept: 'text/html' } })

test('whatever words a lookout reports, the page that shows them opens', async () => {
  const faults = ['constructor', 'forked', 'what-a-newer-one-knows']
  const look = { name: 'next-door', size: 1, verdict: 'wrong', faults }
  assert.equal((await post(node, 'record.reportLook', look, { from: lookout })).status, 200)
  for (const language of ['en', 'ar']) {
    const { status, text } = await page(`/${language}/console/lookouts`, admin)
    assert.equal(status, 200)
    for (const fault of ['constructor', 'what-a-newer-one-knows']) assert.ok(text.includes(fault))
  }
})

test('a lookout may report and nothing else, and only as itself', async () => {
  for (const faults of [['<b>'], ['A'], ['__proto__'], Array(21).fill('forked')])
    assert.equal(
      (
        await post(
          node,
          'record.reportLook',
          { name: 'x', size: 0, verdict: 'wrong', faults },
          { from: lookout },
        )
      ).status,
      400,
    )
  for (const path of ['record.list', 'record.lookouts', 'record.backups', 'directory.nation'])
    assert.equal((await send(node, `/api/${path}`, { from: lookout })).status, 403, path)
  const removal = { lookout: 'token:other' }
  assert.equal((await post(node, 'record.removeLookout', removal, { from: lookout })).status, 403)
  const metrics = await send(node, '/metrics', {
    from: lookout,
    headers: { 'x-forwarded-for': '203.0.113.7' },
  })
  assert.equal(metrics.status, 401)
})

test('no header makes somebody who came by a proxy a caller of the machine itself', async () => {
  for (const headers of [
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '::1' },
    { via: '1.1 localhost' },
    { 'x-forwarded-for': '::1', authorization: `Basic ${METRICS_TOKEN}` },
    { 'x-forwarded-for': '::1', authorization: `Bearer ${METRICS_TOKEN}x` },
    { 'x-forwarded-for': '::1', authorization: `Bearer ${METRICS_TOKEN} ` + 'x' },
    { 'x-forwarded-for': '::1', authorization: 'Bearer null' },
  ] as Record<string, string>[]) {
    assert.equal((await send(node, '/metrics', { headers })).status, 401, JSON.stringify(headers))
    assert.deepEqual(Object.keys(JSON.parse((await send(node, '/readyz', { headers })).text)), [
      'ok',
    ])
  }
})

test('set-up and directory are the administrator’s to write, and names in them are text', async () => {
  for (const path of ['/en/console/setup', '/en/console/people/office']) {
    assert.equal((await page(path, analyst)).status, 403)
    assert.ok([302, 303, 401].includes((await page(path, {})).status))
  }
  const name = `"><script>alert(1)</script> \u200fالهيئة\u200e 'x'`
  const agency = {
    iso3: 'KEN',
    kind: 'csirt',
    name,
    website: 'https://a.example/"onclick=x',
    source: '<i>s</i>',
  }
  assert.equal((await post(node, 'directory.addAgency', agency, { from: analyst })).status, 403)
  const nation = { iso3: 'KEN', languages: ['en'] }
  assert.equal((await post(node, 'directory.chooseNation', nation, { from: admin })).status, 200)
  assert.equal((await post(node, 'directory.addAgency', agency, { from: admin })).status, 200)
  for (const website of ['javascript:alert(1)', 'data:text/html,x', 'https://', '//evil.example'])
    assert.equal(
      (await post(node, 'directory.addAgency', { ...agency, website }, { from: admin })).status,
      400,
      website,
    )
  const reason = '"><img src=x onerror=alert(1)>'
  await post(node, 'directory.waive', { item: 'stations', reason }, { from: admin })
  for (const path of ['/en/console/directory', '/ar/console/directory', '/en/console/setup']) {
    const { status, text } = await page(path, admin)
    assert.equal(status, 200, path)
    assert.doesNotMatch(text, /<script>alert|<i>s<|<img src=x|"onclick=/, path)
  }
  const search = await page('/en/console/setup?country=%22%3E%3Cscript%3E', admin)
  assert.equal(search.status, 200)
  assert.doesNotMatch(search.text, /"><script>/)
  const form = await postForm(
    node,
    '/en/console/setup',
    [
      ['_form', 'nation'],
      ['iso3', '"><script>'],
      ['languages[]', 'not a language!'],
    ],
    admin,
  )
  assert.doesNotMatch(form.text, /"><script>/)
  assert.ok(form.status < 500, `${form.status}`)
})

test('the description of the API names every action of its realm, however often it is asked for', async () => {
  const first = await send(node, '/api/openapi.json')
  assert.equal(first.headers.get('content-type'), 'application/json')
  const { paths, servers } = JSON.parse(first.text) as {
    paths: Record<string, unknown>
    servers: { url: string }[]
  }
  const actions = [...(node.node.house('actual')?.runner.actions.keys() ?? [])]
  assert.deepEqual(Object.keys(paths), actions.map((name) => `/api/${name}`).toSorted())
  assert.deepEqual(servers, [{ url: node.node.origin }])
  assert.equal((await send(node, '/api/openapi.json')).text, first.text)
})
