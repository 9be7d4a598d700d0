// What a page says after a form of the page before was accepted, and the way to take it back.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type Intruder, joined, postForm, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
let admin: Intruder
let official: string
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  const post = { area: '/', post: 'Duty officer' }
  ;({ official } = await node.call<{ official: string }>('territory.addOfficial', post))
})
after(() => node.remove())

const DUTY = '/en/console/duty'
const DONE = 'The post is on duty.'

const startDuty = (key: string) =>
  postForm(
    node,
    DUTY,
    [
      ['_form', 'put'],
      ['_key', key],
      ['official', official],
      ['hours', '8'],
    ],
    admin,
  )

/** The page that comes next, with what the answer before left in the browser. */
function follow(answer: Answer, path = answer.headers.get('location') ?? ''): Promise<Answer> {
  const kept = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  return send(node, path, { from: { cookie: [admin.cookie, ...kept].join('; ') } })
}

function undoFields(page: string): [string, string][] {
  const form = /<form [^>]*>(?:(?!<\/form>).)*value="_undo".*?<\/form>/s.exec(page)?.[0] ?? ''
  return [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&quot;', '"'),
  ])
}

test('the next page says what was done, once, and takes it back', async () => {
  const sent = await startDuty('first')
  assert.equal(sent.status, 303)
  const next = await follow(sent)
  assert.ok(next.text.includes(DONE))
  const again = await follow(next, DUTY)
  assert.ok(!again.text.includes(DONE))
  const fields = undoFields(next.text)
  assert.ok(fields.length >= 5, next.text)
  const undone = await postForm(node, DUTY, fields, admin)
  assert.equal(undone.status, 303)
  assert.equal(undone.headers.get('location'), DUTY)
  const after = await follow(undone)
  assert.match(after.text, /It was taken back\./)
  assert.doesNotMatch(after.text, /value="_undo"/)
  const { duties } = await node.call<{ duties: unknown[] }>('territory.dutyList', { area: '/' })
  assert.deepEqual(duties, [])
})

test('what the browser keeps can say nothing of its own, and lead nowhere else', async () => {
  const forged = (value: object) =>
    send(node, DUTY, {
      from: {
        cookie: `${admin.cookie}; __Host-said=${Buffer.from(JSON.stringify(value)).toString('base64url')}`,
      },
    })
  const fair = {
    page: '/console/duty',
    path: '/console/duty',
    form: 'put',
    at: node.node.house('actual')?.time.now(),
    isUndone: false,
    undo: '{}',
  }
  assert.ok((await forged(fair)).text.includes(DONE), 'the fair one is believed')
  for (const wrong of [
    { ...fair, form: 'none' },
    { ...fair, page: '/console/nothing' },
    { ...fair, path: '//elsewhere.example/' },
    { ...fair, path: 'https://elsewhere.example/' },
    { ...fair, words: 'Everything is well.' },
    { ...fair, undo: 'x'.repeat(2_000) },
  ]) {
    const { status, text } = await forged(wrong)
    assert.equal(status, 200)
    assert.ok(!text.includes(DONE) && !text.includes('elsewhere'), JSON.stringify(wrong))
  }
})

test('the button takes back only what has one, in time, and as the person may', async () => {
  const sent = await follow(await startDuty('second'))
  const fields = undoFields(sent.text)
  const changed = (name: string, value: string) =>
    postForm(
      node,
      DUTY,
      fields.map(([own, was]): [string, string] => [own, own === name ? value : was]),
      admin,
    )
  assert.equal((await changed('of', 'remove')).status, 400, 'a form without a way back')
  assert.equal((await changed('at', '2020-01-01T00:00:00.000Z')).status, 409, 'too late')
  assert.equal((await changed('back', 'https://elsewhere.example')).status, 400)
  assert.equal((await changed('input', 'no JSON')).status, 400)
  const auditor = await joined(node, 'auditor')
  const other = await postForm(node, DUTY, fields, auditor)
  assert.equal(other.status, 403)
  const { duties } = await node.call<{ duties: unknown[] }>('territory.dutyList', { area: '/' })
  assert.equal(duties.length, 1)
})

test('what somebody else changed since is not taken back over', async () => {
  const { path } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'Noth',
  })
  const page = `/en/console/territory/areas/${path.slice(1, -1)}`
  const renamed = await postForm(
    node,
    page,
    [
      ['_form', 'rename'],
      ['_key', 'rename'],
      ['path', path],
      ['was', 'Noth'],
      ['name', ' Nord '],
    ],
    admin,
  )
  assert.equal(renamed.status, 303)
  const fields = undoFields((await follow(renamed)).text)
  await node.call('territory.renameArea', { path, name: 'North' })
  const undone = await postForm(node, page, fields, admin)
  assert.equal(undone.status, 409)
  assert.match(undone.text, /Somebody else changed this since\./)
  const named = await node.call<{ areas: { name: string }[] }>('territory.areaNames', {
    paths: [path],
  })
  assert.equal(named.areas[0]?.name, 'North')
})

test('what cannot be taken back is asked first, on a page that needs no script', async () => {
  const auditor = await joined(node, 'auditor')
  const path = '/en/console/people'
  const fields: [string, string][] = [
    ['_form', 'closeSessions'],
    ['_key', 'ask'],
    ['person', auditor.person],
  ]
  const asked = await postForm(node, path, fields, admin)
  assert.equal(asked.status, 200)
  assert.match(asked.text, /<h1>End all sessions of this person\?<\/h1>/)
  const isIn = async () => (await send(node, '/en/console/me', { from: auditor })).status === 200
  assert.ok(await isIn(), 'nothing was done yet')
  const again = /<form method="post".*?_sure.*?<\/form>/s.exec(
    asked.text.slice(asked.text.indexOf('<main')),
  )
  const sure = [...(again?.[0] ?? '').matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  )
  const done = await postForm(node, path, sure, admin)
  assert.equal(done.status, 303)
  assert.match((await follow(done)).text, /The sessions are ended\./)
  assert.ok(!(await isIn()))
})

test('whoever lost the last role stays on the list of people, and it says what that means', async () => {
  await joined(node, 'auditor')
  const { items } = await node.call<{
    items: { grants: { id: string; role: string }[] }[]
  }>('accounts.people', { limit: 50 })
  const grants = items.flatMap((one) => one.grants).filter(({ role }) => role === 'auditor')
  for (const { id } of grants) await node.call('accounts.withdraw', { grant: id })
  const { text } = await send(node, '/en/console/people', { from: admin })
  assert.match(text, /No role: may do nothing here\./)
})
