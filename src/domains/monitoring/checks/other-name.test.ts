import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpExchange } from '../../../core/observation.ts'
import {
  exchange,
  expect,
  hop,
  HOST,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'

const SECURE = `https://www.${HOST}/`
const PLAIN = `http://www.${HOST}/`

const judge = (...changed: HttpExchange[]) => verdictOf('https-redirect', visitWith(...changed))
const failed = (purpose: HttpExchange['purpose'], stage: 'connect' | 'tls' | 'policy') => ({
  ...exchange(purpose, []),
  url: purpose === 'other-name' ? SECURE : PLAIN,
  sha256: null,
  error: { stage, code: 'ECONNRESET', message: '' },
})

test('an other name that leads to the site, or shows it protected, is good', () => {
  const led = [hop(PLAIN, 301), hop(`https://${HOST}/`, 200)]
  const shown = exchange('other-name', [hop(SECURE, 200)])
  expect(judge(shown, exchange('other-name-plain', led)), 'G', 'redirects')
  expect(judge(shown, failed('other-name-plain', 'connect')), 'G', 'redirects')
})

test('an other name without protection, elsewhere, or with an error is found', () => {
  const bare = exchange('other-name-plain', [hop(PLAIN, 200)])
  expect(judge(bare), 'I', 'other_unprotected')
  const parked = exchange('other-name', [hop(SECURE, 302), hop('https://parked.test/', 200)])
  expect(judge(parked), 'I', 'other_elsewhere')
  expect(judge(exchange('other-name', [hop(SECURE, 404)])), 'P', 'other_error')
  expect(judge(failed('other-name', 'tls')), 'P', 'other_failed')
  expect(judge(failed('other-name', 'connect')), 'P', 'other_failed')
})

test('an other name that may not be visited, and one of a site that is down, says nothing', () => {
  expect(judge(failed('other-name', 'policy')), 'G', 'redirects')
  const down = exchange('home', [hop(`https://${HOST}/`, 503)])
  expect(judge(down, failed('other-name', 'tls')), 'G', 'redirects')
})

const at = (ip: string, one: HttpExchange): HttpExchange => ({ ...one, ip })
const FOUR = '192.0.2.10'
const SIX = '2001:db8::10'
const ROOT = `http://${HOST}/`
const looped = (purpose: HttpExchange['purpose'], url: string): HttpExchange => ({
  ...exchange(purpose, [hop(url, 301), hop(SECURE, 301)]),
  error: { stage: 'limit', code: 'redirect-loop', message: '' },
})

test('a circle of redirects is found at each of the four entries', () => {
  expect(judge(looped('home-plain', ROOT)), 'I', 'loop')
  expect(judge(looped('other-name', SECURE)), 'I', 'loop')
  expect(judge(looped('other-name-plain', PLAIN)), 'I', 'loop')
  const there = judge(at(SIX, looped('address-plain', ROOT)))
  expect(there, 'I', 'loop')
  assert.deepEqual(there.params, { url: `${ROOT} (${SIX})` })
})

test('each further address must lead to the protected page as well, and is named', () => {
  const over = (...hops: ReturnType<typeof hop>[]) =>
    judge(at(SIX, exchange('address-plain', hops)))
  expect(over(hop(ROOT, 301), hop(`https://${HOST}/`, 200)), 'G', 'redirects')
  const bare = over(hop(ROOT, 200))
  expect(bare, 'I', 'address_no_redirect')
  assert.deepEqual([bare.cap, bare.params], ['C', { ip: SIX, status: 200 }])
  expect(over(hop(ROOT, 302), hop('https://parked.test/', 200)), 'I', 'address_elsewhere')
  expect(over(hop(ROOT, 302), hop(PLAIN, 302), hop(SECURE, 200)), 'P', 'address_late')
  const closed = { stage: 'connect', code: 'ECONNREFUSED', message: '' } as const
  const nothing = { ...exchange('address-plain', []), url: ROOT, sha256: null, error: closed }
  expect(judge(at(SIX, nothing)), 'G', 'redirects')
})

test('the other name is judged at each of its addresses, which are named where they differ', () => {
  const bare = exchange('other-name-plain', [hop(PLAIN, 200)])
  const led = exchange('other-name-plain', [hop(PLAIN, 301), hop(`https://${HOST}/`, 200)])
  const url = (...looks: HttpExchange[]) => judge(...looks).params['url']
  assert.equal(url(at(FOUR, bare), at(SIX, bare)), PLAIN)
  assert.equal(url(at(FOUR, led), at(SIX, bare)), `${PLAIN} (${SIX})`)
  const noRoute = { stage: 'connect', code: 'ENETUNREACH', message: '' } as const
  const unreached = { ...failed('other-name', 'connect'), error: noRoute }
  expect(judge(at(SIX, unreached)), 'G', 'redirects')
})
