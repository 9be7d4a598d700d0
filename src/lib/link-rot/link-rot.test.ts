import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distance } from '../simhash/index.ts'
import { firstVisit, judgeLink, type LinkBefore, type LinkLook, pageLikeness } from './index.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 1)

/** A text of so many words that begin with `seed`. */
const textOf = (seed: string, count = 120) =>
  Array.from(
    { length: count },
    (_, n) => `${seed}${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}`,
  ).join(' ')
const STORY = textOf('story')

const BEFORE: LinkBefore = {
  url: 'https://www.news.test/2026/hours',
  kind: 'text/html',
  likeness: pageLikeness(STORY),
  state: 'ok',
  sinceMs: START,
  failures: 0,
  firstFailureMs: null,
}

function answered(
  text: string,
  more: Partial<Extract<LinkLook, { outcome: 'answered' }>> = {},
): LinkLook {
  const words = text.split(' ').length
  const page = { title: 'Hours', words, opening: text.slice(0, 500), likeness: pageLikeness(text) }
  return { outcome: 'answered', status: 200, url: BEFORE.url, kind: 'text/html', ...page, ...more }
}

const FAILED: LinkLook = { outcome: 'failed' }
const stateOf = (look: LinkLook, before = BEFORE) => judgeLink(before, look, START + DAY).state

test('a page that says much the same is well, also under its plain address', () => {
  assert.equal(stateOf(answered(STORY)), 'ok')
  assert.equal(stateOf(answered(`${STORY} updated today`)), 'ok')
  assert.equal(stateOf(answered(STORY, { url: 'http://news.test/2026/hours/' })), 'ok')
})

test('a page that is elsewhere has moved, and it is said where', () => {
  const url = 'https://news.test/archive/hours'
  const judged = judgeLink(BEFORE, answered(STORY, { url }), START + DAY)
  assert.deepEqual([judged.state, judged.movedTo], ['moved', url])
  assert.equal(stateOf(answered(textOf('other'), { url })), 'changed')
})

test('a page that says something else has changed; an error page that calls itself none is told apart', () => {
  const other = textOf('other')
  assert.equal(stateOf(answered(other)), 'changed')
  assert.equal(stateOf(answered(STORY, { kind: 'application/pdf', likeness: null })), 'changed')
  assert.equal(stateOf(answered(other, { url: 'https://www.news.test/' })), 'soft_404')
  for (const title of [
    'Page not found',
    '404',
    'الصفحة غير موجودة',
    'Página no encontrada',
    'Page introuvable',
    'Страница не найдена',
    '页面不存在',
    'Página não encontrada',
  ])
    assert.equal(stateOf(answered(other, { title })), 'soft_404', title)
  assert.equal(stateOf(answered('Sorry, the page could not be found. Try the search')), 'soft_404')
  assert.equal(stateOf(answered(`the page could not be found ${textOf('long', 400)}`)), 'changed')
})

test('a site that does not let us in has refused; that is no failure', () => {
  for (const status of [401, 403, 429, 451])
    assert.equal(stateOf(answered('', { status })), 'refused', String(status))
  assert.equal(
    judgeLink(
      { ...BEFORE, failures: 2, firstFailureMs: START },
      answered('', { status: 403 }),
      START + 9 * DAY,
    ).failures,
    0,
  )
})

test('nothing is dead before it failed three times over seven days, and what answers again is not', () => {
  let before: LinkBefore = BEFORE
  const seen: [day: number, state: string, next: number][] = []
  const gone = answered('', { status: 404 })
  for (const [n, look] of [FAILED, gone, FAILED, FAILED].entries()) {
    const nowMs = n === 0 ? START + DAY : seen[n - 1]![2] * DAY + START
    const judged = judgeLink(before, look, nowMs)
    seen.push([(nowMs - START) / DAY, judged.state, (judged.nextMs - START) / DAY])
    before = { ...before, ...judged }
  }
  assert.deepEqual(seen, [
    [1, 'unknown', 2],
    [2, 'unknown', 8],
    [8, 'dead', 9],
    [9, 'dead', 15],
  ])
  const quick = { ...BEFORE, state: 'unknown' as const, failures: 5, firstFailureMs: START }
  assert.equal(stateOf(FAILED, quick), 'unknown')
  const back = judgeLink(before, answered(STORY), START + 15 * DAY)
  assert.deepEqual([back.state, back.failures, back.firstFailureMs], ['ok', 0, null])
})

test('looks come 1, 7, 30 and 90 days after the last change, and then every 90 days', () => {
  let at = firstVisit(START)
  const days = [at]
  for (let n = 0; n < 5; n += 1) {
    at = judgeLink(BEFORE, answered(STORY), at).nextMs
    days.push(at)
  }
  assert.deepEqual(
    days.map((ms) => (ms - START) / DAY),
    [1, 7, 30, 90, 180, 270],
  )
})

test('two readings of one page are alike, in writing without spaces too; a page of few words is not compared', () => {
  const chinese = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join(
    '',
  )
  const other = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x5e00 + n * 5)).join('')
  const bits = (one: string, two: string) =>
    distance(pageLikeness(one) ?? '', pageLikeness(two) ?? '')
  assert.ok(bits(chinese, `${chinese}更新`) <= 10 && bits(chinese, other) > 10)
  assert.ok(bits(STORY, textOf('other')) > 10)
  assert.equal(pageLikeness('too few words to say'), null)
  assert.equal(stateOf(answered('short', { likeness: null }), { ...BEFORE, likeness: null }), 'ok')
})
