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
