import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  APPROVED,
  GOOD_PAGE,
  goodVisit,
  home,
  HOST,
  inputOf,
  NOW,
} from '../../../test/support/example-visit.ts'
import { FIRST_WAITS, knownAfter, NOTHING_KNOWN } from '../../../test/support/known-page.ts'
import { addMs, DAY, MINUTE, type Time } from '../../core/time.ts'
import { DEFAULT_POLICY } from './checks/index.ts'
import { judge, toJudge } from './judging.ts'
import type { Watching } from './watched.ts'

test('a page is read once, for its verdicts and for what could be approved', () => {
  const input = inputOf(goodVisit(), { baseline: APPROVED })
  const reads: string[] = []
  const bodies = new Map(input.bodies)
  bodies.get = (sha256) => {
    reads.push(sha256)
    return input.bodies.get(sha256)
  }
  const { snapshot } = judge({ ...input, bodies })
  assert.notEqual(snapshot, null)
  assert.deepEqual(reads, [...new Set(reads)])
})

/** A look at a page, and what is known of it after. */
function lookAt(page: string, known: Watching, { now = NOW, policy = DEFAULT_POLICY } = {}) {
  const site = { host: HOST, path: '/', baseline: null, policy }
  const { verdicts, watched } = judge(toJudge([home({}, page)], site, now, known))
  assert.ok(watched)
  const reasons = verdicts.map(({ reason, params }) => ({ reason, params }))
  return { reasons, after: knownAfter(known, watched) }
}

/** The same, with a page kept in its place that no reading would give: what is told of it was not read. */
function withOtherFacts(known: Watching): Watching {
  const { last } = known
  assert.ok(last?.page)
  const facts = { ...last.page.facts, referrers: ['unsafe-url', 'no-referrer', 'origin'] }
  return { ...known, last: { ...last, page: { ...last.page, facts } } }
}

const isOfOtherFacts = ({ reasons }: ReturnType<typeof lookAt>) =>
  reasons.some(({ reason }) => reason === 'referrer-policy.leaks')

test('a page that stays as it is is not parsed again for a day, and judged the same', () => {
  const first = lookAt(GOOD_PAGE, NOTHING_KNOWN)
  assert.deepEqual(lookAt(GOOD_PAGE, first.after).reasons, first.reasons)
  const known = withOtherFacts(first.after)
  assert.equal(isOfOtherFacts(lookAt(GOOD_PAGE, known)), true)
  const later = (ms: number): { now: Time } => ({ now: addMs(NOW, ms) })
  assert.equal(isOfOtherFacts(lookAt(GOOD_PAGE, known, later(DAY - 1))), true)
  assert.equal(isOfOtherFacts(lookAt(GOOD_PAGE, known, later(DAY))), false)
})

test('a page is parsed that differs by a letter, or is asked for other words', () => {
  const known = withOtherFacts(lookAt(GOOD_PAGE, NOTHING_KNOWN).after)
  assert.equal(isOfOtherFacts(lookAt(GOOD_PAGE.replace('seven', 'eleven'), known)), false)
  const policy = { ...DEFAULT_POLICY, phrases: ['who waits in line'] }
  assert.equal(isOfOtherFacts(lookAt(GOOD_PAGE, known, { policy })), false)
  const wanted = { ...DEFAULT_POLICY, keyword: 'Cancelled' }
  const missing = lookAt(GOOD_PAGE, known, { policy: wanted })
  assert.equal(isOfOtherFacts(missing), false)
  assert.ok(missing.reasons.some(({ reason }) => reason === 'availability.keyword_missing'))
  // The word is missed as well by what was kept.
  assert.deepEqual(lookAt(GOOD_PAGE, missing.after, { policy: wanted }).reasons, missing.reasons)
})

test('of a page that refers to very much nothing is kept, and each look reads it', () => {
  const images = Array.from({ length: 1_000 }, (_, n) => `<img src="/pictures/${n}.png" alt="">`)
  const { after, reasons } = lookAt(`${GOOD_PAGE}${images.join('')}`, NOTHING_KNOWN)
  assert.equal(after.last.page, undefined)
  assert.deepEqual(lookAt(`${GOOD_PAGE}${images.join('')}`, after).reasons, reasons)
})

/** What is known of the page after its first looks, and when they ended. */
function provisional() {
  let known: Watching = NOTHING_KNOWN
  let now: Time = NOW
  for (const wait of [...FIRST_WAITS, MINUTE]) {
    now = addMs(now, wait)
    known = lookAt(GOOD_PAGE, known, { now }).after
  }
  return { known, now: addMs(now, DAY) }
}

test('the same bytes are judged anew where their header changed', () => {
  const { known, now } = provisional()
  const site = { host: HOST, path: '/', baseline: null, policy: DEFAULT_POLICY }
  const codes = (fields: Readonly<Record<string, string>>) => {
    const { watched } = judge(toJudge([home(fields)], site, now, known))
    return watched?.items.map(({ level, why }) => `${level} ${why.code}`)
  }
  assert.deepEqual(codes({ 'x-request': '1' }), [])
  assert.deepEqual(codes({ refresh: '0; url=//evil.test/' }), ['C refresh'])
  assert.deepEqual(codes({ 'content-type': 'text/html; charset=utf-7' }), ['H charset'])
})

test('what browsers save in place of a known page is a change, and told once', () => {
  const { known, now } = provisional()
  const site = { host: HOST, path: '/', baseline: null, policy: DEFAULT_POLICY }
  const seen = [home({ 'content-type': 'application/octet-stream' })]
  const { verdicts, watched } = judge(toJudge(seen, site, now, known))
  assert.ok(watched?.items.some(({ level, why }) => level === 'C' && why.code === 'downloaded'))
  const reasons = verdicts.flatMap(({ check, reason }) => (check === 'defacement' ? [reason] : []))
  assert.deepEqual(reasons, ['defacement.critical_change'])
  assert.equal(judge(toJudge(seen, site, now, NOTHING_KNOWN)).watched, null)
})
