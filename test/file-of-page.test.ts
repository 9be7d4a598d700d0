// A page's list as a file: everything that its filters show, for whoever may see the page.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { everyItem } from '../src/core/listed.ts'
import { type Intruder, joined, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
let auditor: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  auditor = await joined(node, 'auditor')
  for (let n = 0; n < 120; n += 1)
    await node.call('accounts.invite', { name: `Person ${n}`, role: 'auditor', area: '/' })
  await node.node.settled(20_000)
})
after(() => node.remove())

test('the file holds all that the filters show, also what the page leaves to the next one', async () => {
  const path = '/en/console/records?type=person.invited'
  const page = await send(node, path, { from: auditor })
  const href = /href="([^"]*_file=csv)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.ok(href.includes('type=person.invited'), href)
  const file = await send(node, href, { from: auditor })
  assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /^attachment; filename="records-\d{4}-\d\d-\d\d-\d\d-\d\d\.csv"$/,
  )
  const lines = file.text.trim().split('\r\n')
  assert.equal(lines.length, 122, 'the head, the auditor and 120 more')
  assert.match(lines[0] ?? '', /Number,When,What happened/)
  assert.ok(lines.slice(1).every((line) => line.includes('invited')))
})

test('a browser gets the mark that table programs need, a program the bare names of columns', async () => {
  const { cookie } = auditor
  const first = async (accept: string) => {
    const url = `${node.node.origin}/en/console/records?_file=csv`
    const { body, headers } = await fetch(url, { headers: { cookie, accept } }).then(
      async (answer) => ({ headers: answer.headers, body: await answer.bytes() }),
    )
    assert.match(headers.get('vary') ?? '', /\bAccept\b/)
    return Buffer.from(body.subarray(0, 3)).toString('hex')
  }
  assert.equal(await first('text/html,application/xhtml+xml,*/*;q=0.8'), 'efbbbf')
  assert.equal(await first('text/csv'), Buffer.from('Num').toString('hex'))
  assert.equal(await first('*/*'), Buffer.from('Num').toString('hex'))
})

test('who may not see the page gets no file of it', async () => {
  const { status } = await send(node, '/en/console/records?_file=csv', {
    from: await joined(node, 'analyst'),
  })
  assert.equal(status, 403)
  const nobody = await send(node, '/en/console/records?_file=csv')
  assert.equal(nobody.status, 303)
})

test('the duty list is a calendar file', async () => {
  const { official } = await node.call<{ official: string }>('territory.addOfficial', {
    area: '/',
    post: 'Duty officer',
    contact: '+1 555 1; ask, or wait',
  })
  await node.call('territory.startDuty', { official, afterHours: 0, hours: 8 })
  const from = await joined(node, 'analyst')
  const page = await send(node, '/en/console/duty', { from })
  assert.match(page.text, /href="[^"]*_file=ics"/)
  const file = await send(node, '/en/console/duty?_file=ics', { from })
  assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8')
  assert.match(file.headers.get('content-disposition') ?? '', /duty-list-[\d-]+\.ics"$/)
  assert.match(file.text, /\r\nSUMMARY:On duty: Duty officer\r\n/)
  assert.match(file.text, /\r\nDESCRIPTION:\+1 555 1\\; ask\\, or wait/)
})

test('a list that is longer than a file may be says so', async () => {
  const ask = (after = 0) =>
    Promise.resolve({ items: [after, after + 1], next: after + 2 < 10 ? after + 2 : null })
  assert.deepEqual(await everyItem(ask, 5), { items: [0, 1, 2, 3, 4], isCut: true })
  assert.deepEqual((await everyItem(ask)).items.length, 10)
})

test('the day is a list of what happened, in words', async () => {
  const from = await joined(node, 'auditor')
  const overseer = { name: 'Audit office', post: 'Court of auditors' }
  await node.call('directory.nameOverseer', overseer)
  const page = await send(node, '/en/console/day', { from })
  assert.match(page.text, /href="[^"]*_file=csv"/)
  const file = await send(node, '/en/console/day?_file=csv', { from })
  assert.match(file.headers.get('content-disposition') ?? '', /filename="day-[\d-]+\.csv"$/)
  const [head = '', ...lines] = file.text.trim().split('\r\n')
  assert.match(head, /Part of the report,Time \(UTC\),What,Where,Who,What came of it/)
  assert.ok(lines.length > 0, file.text)
  assert.doesNotMatch(file.text, /[\u2066-\u2069]/)
  assert.doesNotMatch(lines.join('\n'), /,[a-z]+\.[a-zA-Z]+,/, 'no names that only programs know')
})
