import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { hostsIn } from '../../core/hosts-in.ts'
import { compared, type Likeness } from './compare.ts'

const ours = [{ host: 'results.practica.example' }, { host: 'vote.example' }]

test('the addresses of a message are found as a browser would follow them', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Vote at https://results.practica.example/now!', ['results.practica.example']],
    ['RESULTS.Practica.EXAMPLE, really', ['results.practica.example']],
    ['https://results.practica.example@evil.example/x', ['evil.example']],
    ['write to help@vote.example.', ['vote.example']],
    ['(http://vote.example:8080) and vote.example', ['vote.example']],
    ['افتح «https://vote.example»؟', ['vote.example']],
    ['vоte.example', ['xn--vte-sed.example']],
    ['no address, 3.5 per cent, at 20.00, on 1.2.2027', []],
    ['', []],
  ]
  for (const [text, hosts] of cases) assert.deepEqual(hostsIn(text), hosts, text)
  const many = Array.from({ length: 50 }, (_, n) => `a${n}.example`).join(' ')
  assert.equal(hostsIn(many).length, 10)
})

test('one letter makes an address another one, and one that looks like ours is told apart', () => {
  const cases: readonly (readonly [string, Likeness])[] = [
    ['results.practica.example', 'ours'],
    ['www.results.practica.example', 'alike'],
    ['results-practica.example', 'alike'],
    ['resu1ts.practica.example', 'alike'],
    ['results.practica.example.evil.example', 'alike'],
    ['results.practica.com', 'alike'],
    ['weather.example', 'other'],
    ['vote.com', 'other'],
  ]
  for (const [host, likeness] of cases) assert.equal(compared(host, ours).likeness, likeness, host)
})

test('whatever a message holds, it is read without harm', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 1000, unit: anyCharacter }), (text) => {
      for (const host of hostsIn(text)) assert.ok(compared(host, ours).likeness)
    }),
  )
})
