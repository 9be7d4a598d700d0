// What is wrong, by mistake or on purpose, at the pages of reports: each is answered in words, none with a fault of the
// node, and nothing of it is kept.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sealedFrame } from '../src/domains/reports/envelope.ts'
import { storedRows } from './support/stored.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { ANSWERS, sendIntake, type Walking } from './support/report-walk.ts'
import {
  callsOf,
  deviceKey,
  newReceipt,
  openTestDesk,
  readersOf,
  type TestDesk,
  tell,
} from './support/reports.ts'

let node: TestNode
let desk: TestDesk
let walking: Walking
before(async () => {
  node = await startTestNode('sqlite')
  const h = callsOf(node.node.house('actual'))
  desk = await openTestDesk(h)
  await openTestDesk(h, { agency: 'AGY-0000000B', name: 'Police' })
  walking = { node, base: '/en' }
  await node.node.settled(30_000)
})
after(() => node.remove())

const told = Object.fromEntries(Object.entries(ANSWERS).filter(([name]) => !name.includes('.')))

/** What a browser sends that seals. */
async function sealedFields(readers: readonly string[] = readersOf(desk)) {
  const { mailbox, recipient, readHash } = newReceipt()
  const frame = { manifest: { v: 1, kind: 'answers' }, text: 'x' }
  const sealedFile = (await sealedFrame(frame, [...readers, recipient])).toString('base64')
  return { ...told, step: 'send', mailbox, recipient, readHash, sealedFile }
}

async function stored() {
  const house = node.node.house('actual')
  assert.ok(house !== null)
  return Object.fromEntries(await storedRows(house.store))
}

test('whatever is wrong is answered in words, and nothing is kept', async () => {
  const good = await sealedFields()
  const known = await tell(callsOf(node.node.house('actual')), desk)
  const own = { as: 'json', mailbox: known.mailbox, read: known.read, letter: 'A'.repeat(22) }
  const wrong: readonly (readonly [string, string, Record<string, string>])[] = [
    ['a step that was skipped', '/report', { ...good, what: '' }],
    ['a choice that no page offers', '/report', { ...good, place: '__proto__' }],
    ['an agency that is none', '/report', { ...good, agency: 'AGY-0000000Z' }],
    ['a key that is broken', '/report', { ...good, recipient: `${good.recipient.slice(0, -1)}b` }],
    ['a key of another kind', '/report', { ...good, recipient: deviceKey().identity }],
    ['nothing sealed', '/report', { ...good, sealedFile: '' }],
    ['words instead of what is sealed', '/report', { ...good, sealedFile: 'dGVzdA==' }],
    ['sealed to one key too few', '/report', await sealedFields(readersOf(desk).slice(1))],
    ['sealed to a stranger besides', '/report', await strangerBesides()],
    ['no padding', '/report', { ...good, sealedFile: good.sealedFile.slice(0, -400) }],
    ['a mailbox of another length', '/report', { ...good, mailbox: `${good.mailbox}A` }],
    ['the mailbox of somebody else', '/report', { ...good, mailbox: known.mailbox }],
    ['a hash that is none', '/report', { ...good, readHash: 'x' }],
    ['a file that never came', '/report', { ...good, files: `${'B'.repeat(22)}.eA==` }],
    ['files without names', '/report', { ...good, files: '. . . . . . .' }],
    ['a line end in a choice', '/report', { ...good, forward: 'none\r\nSet-Cookie: a=b' }],
    ['a zero character', '/report', { ...ANSWERS, step: 'check', 'sealed.name': 'a\u0000b' }],
    ['half a pair', '/report', { ...good, puzzle: '\ud800', odd: '1' }],
    ['a field of another page', '/report', { ...good, sealedText: 'x' }],
    ['a letter to a receipt that is wrong', '/report/mailbox', { ...own, read: known.mailbox }],
    ['a letter that is not sealed', '/report/mailbox', { ...own, sealedFile: 'dGVzdA==' }],
    ['a part at no place', '/report', { step: 'part', upload: 'C'.repeat(22), n: '1' }],
  ]
  await node.node.settled(30_000)
  const before = await stored()
  for (const [what, path, fields] of wrong) {
    const { status, headers, text } = await sendIntake(walking, path, fields)
    const isRefused = status >= 400 && status < 500
    // A mailbox says as much to a wrong receipt as to one without news.
    const isQuiet = what.includes('receipt') && status === 200 && /"state":"none"/.test(text)
    assert.ok(isRefused || isQuiet, `${what}: ${status}`)
    assert.equal(headers.get('set-cookie'), null, what)
    assert.ok(isQuiet || /<h1|"detail"/.test(text), `${what}: ${text.slice(0, 200)}`)
  }
  await node.node.settled(30_000)
  assert.deepEqual(await stored(), before)
})

async function strangerBesides() {
  return await sealedFields([...readersOf(desk), deviceKey().recipient])
}

test('the same report sent again and again, with what others know of it changed, is the first one', async () => {
  const good = await sealedFields()
  const first = await sendIntake(walking, '/report', good)
  assert.match(first.text, /<h1>Your report is sent<\/h1>/)
  const before = (await stored())['report'] ?? ''
  assert.ok(before.includes(good.mailbox))
  const again = { ...good, what: 'other', forward: 'none', danger: 'yes' }
  for (const fields of [good, again, { ...again, puzzle: 'x' }])
    assert.match(
      (await sendIntake(walking, '/report', fields)).text,
      /<h1>Your report is sent<\/h1>/,
    )
  assert.equal((await stored())['report'], before)
  const stolen = { ...again, readHash: newReceipt().readHash }
  assert.equal((await sendIntake(walking, '/report', stolen)).status, 409)
  assert.equal((await stored())['report'], before)
})
