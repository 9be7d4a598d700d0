import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { addMs, MINUTE, type Time } from '../../core/time.ts'
import { createGate, PUZZLE, solved } from './puzzle.ts'
import { laneOf } from './score.ts'

const AT = '2026-11-03T08:00:00.000Z' as Time
const BITS = 8
const mailbox = (n: number) => String(n).padStart(22, 'A')

test('a page finds the number that the node finds, and the node takes it', async () => {
  const { solve } = await pageScript('puzzle.js')
  const gate = createGate(BITS)
  const challenge = gate.challenge(AT)
  for (let n = 0; n < 20; n += 1) {
    const found = await solve(challenge.text, challenge.bits, mailbox(n))
    assert.equal(found, solved(challenge, mailbox(n)))
    assert.match(found, PUZZLE)
    assert.equal(gate.arrived(AT, mailbox(n), found), 'solved')
  }
})

test('an answer is good for one mailbox, for half an hour, and for no challenge that was not given', () => {
  const gate = createGate(BITS)
  const challenge = gate.challenge(AT)
  const answer = solved(challenge, mailbox(1))
  const others = Array.from({ length: 99 }, (_, n) => gate.arrived(AT, mailbox(n + 2), answer))
  assert.ok(others.filter((one) => one === 'solved').length < 10, 'it is good for one of 256')
  assert.notEqual(createGate(BITS).arrived(AT, mailbox(1), answer), 'solved')
  const [text = '', number] = answer.split('.')
  const wrong = Array.from({ length: 99 }, (_, n) => `${text}.${Number(number) + 1 + n}`)
  const taken = wrong.filter((one) => gate.arrived(AT, mailbox(1), one) === 'solved')
  assert.ok(taken.length < 10, 'one number of 256 leads there')
  for (const strange of ['', 'x', `${text}.`, `${text}.-1`, `${text}.9999999999999`])
    assert.notEqual(gate.arrived(AT, mailbox(1), strange), 'solved')
  assert.equal(gate.arrived(addMs(AT, 30 * MINUTE), mailbox(1), answer), 'solved')
  assert.notEqual(gate.arrived(addMs(AT, 41 * MINUTE), mailbox(1), answer), 'solved')
})

test('whoever types slowly keeps his challenge while others come and the load goes up and down', () => {
  const gate = createGate(BITS)
  const first = gate.challenge(AT)
  const answer = solved(first, mailbox(1))
  let at = AT
  for (let minute = 0; minute < 30; minute += 1) {
    at = addMs(AT, minute * MINUTE)
    const come = minute % 3 === 0 ? 2_000 : 1
    for (let n = 0; n < come; n += 1) gate.arrived(at, mailbox(n), undefined)
    gate.challenge(at)
  }
  assert.equal(gate.arrived(at, mailbox(1), answer), 'solved')
})

test('little that comes is trusted, much is not, and the puzzle grows to its end', () => {
  const gate = createGate(BITS)
  assert.equal(gate.arrived(AT, mailbox(0), undefined), 'quiet')
  for (let n = 0; n < 200; n += 1) gate.arrived(AT, mailbox(n), undefined)
  assert.equal(gate.arrived(AT, mailbox(0), undefined), 'none')
  assert.equal(gate.challenge(AT).bits, BITS + 1)
  for (let n = 0; n < 20_000; n += 1) gate.arrived(AT, mailbox(n), undefined)
  assert.equal(gate.challenge(AT).bits, BITS + 3)
  const later = addMs(AT, 60 * MINUTE)
  assert.equal(gate.challenge(later).bits, BITS)
  assert.equal(gate.arrived(later, mailbox(0), undefined), 'quiet')
})

test('everybody is asked the same, and anew after ten minutes', () => {
  const gate = createGate(BITS)
  const { text } = gate.challenge(AT)
  assert.equal(gate.challenge(addMs(AT, 9 * MINUTE)).text, text)
  assert.notEqual(gate.challenge(addMs(AT, 11 * MINUTE)).text, text)
})

test('the flood waits in the slow lane, whoever counted does not, and without a flood what is urgent decides', () => {
  assert.deepEqual(
    [100, 50, 10].map((score) => laneOf(score, 'none')),
    ['slow', 'slow', 'slow'],
  )
  assert.deepEqual(
    [100, 50, 10].map((score) => laneOf(score, 'solved')),
    ['fast', 'normal', 'normal'],
  )
  assert.deepEqual(
    [100, 50, 10].map((score) => laneOf(score, 'quiet')),
    ['fast', 'normal', 'slow'],
  )
})
