import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Site, told } from '../../test/support/watched-page.ts'
import { fromMs } from '../core/time.ts'
import { contentOf, passagesFor, SITE_KEYS, siteNames, SITES } from '../domains/exercises/index.ts'
import { homePage, type PageChange } from '../platform/practice/pages.ts'
import { exercisePace } from './exercise.ts'

type Key = (typeof SITE_KEYS)[number]

const DAY_MS = 86_400_000
const { learnMs, visitMs } = exercisePace({
  recheckMs: [0, 20_000],
  visitMs: 300_000,
  learnMs: DAY_MS,
})

/** The page of a site at a moment, with what was done to it. */
function pageAt(key: Key, atMs: number, ...changes: readonly PageChange[]): string {
  const { host, paragraphs } = SITES[key]
  const site = { host, title: String(siteNames[key].en), paragraphs, content: contentOf(key) }
  return homePage(site, (change) => changes.includes(change), fromMs(atMs))
}

/** A site that was looked at so often at the pace of the exercise, a little late each time. */
function learning(key: Key, looks: number, passages: readonly string[] = []): Site {
  const site = siteOf(key, passages)
  for (let n = 0; n < looks; n += 1) site.look(null, learnMs / 20 + 200)
  return site
}

function siteOf(key: Key, passages: readonly string[] = []): Site {
  const options = { url: `https://${SITES[key].host}:20443/`, learnMs, passages }
  return new Site((_, atMs) => pageAt(key, atMs), options)
}

/** The same site once more, as it is known so far. */
function again(key: Key, { stored, atMs }: Site): Site {
  return Object.assign(siteOf(key), { stored, atMs })
}

/** What one more look tells of the page with these changes. */
function seenWith(site: Site, key: Key, ...changes: readonly PageChange[]): string[] {
  const atMs = site.atMs + visitMs
  const { items, stage } = site.look(pageAt(key, atMs, ...changes), visitMs)
  assert.notEqual(stage, 'learning')
  return told(items)
}

test('the exercise learns its pages in less than a minute, and never more slowly than the node', () => {
  assert.ok(learnMs <= 60_000)
  assert.equal(exercisePace({ recheckMs: [0], visitMs: 1000, learnMs: 500 }).learnMs, 500)
  assert.equal(learning('authority', 21).look(null, 0).stage, 'full')
})

test('figures, news and links of a practice site move for half an hour and alarm nobody', () => {
  for (const key of ['authority', 'epoll'] as const) {
    const site = learning(key, 21)
    for (let n = 0; n < 120; n += 1) assert.deepEqual(seenWith(site, key), [], `look ${n}: ${key}`)
  }
})

test('each breach of a page is found as what it is, once it is learned', () => {
  for (const key of SITE_KEYS) {
    const learned = learning(key, 21)
    const found = (change: PageChange) => seenWith(again(key, learned), key, change)
    assert.deepEqual(found('change-hours'), ['H text facts'])
    assert.deepEqual(found('postpone'), ['H text danger'])
    assert.deepEqual(found('skim'), ['H inline new_script'])
    // Where the foreign host takes the name of the site, that is what is told.
    assert.match(found('lead-away').join(), /^H link (?:link_left|imitation)$/)
    assert.deepEqual(found('deface'), ['C phrase phrase', 'C page replaced'])
  }
})

test('an honest edit in the same place is no finding, neither while a page is learned nor later', () => {
  const edits = ['edit-figures', 'add-news', 'new-build', 'add-link'] as const
  const key = 'results'
  const [half, whole] = [learning(key, 10), learning(key, 21)]
  for (const edit of edits) {
    const site = again(key, whole)
    for (let n = 0; n < 3; n += 1) assert.deepEqual(seenWith(site, key, edit), [], edit)
    assert.deepEqual(seenWith(site, key), [], `${edit} was put back`)
    const early = again(key, half)
    for (let n = 0; n < 11; n += 1) early.look(pageAt(key, early.atMs + 1700, edit), 1700)
    for (let n = 0; n < 3; n += 1) assert.deepEqual(seenWith(early, key, edit), [], edit)
    assert.deepEqual(seenWith(early, key), [], `${edit} was learned and put back`)
  }
})

test('a breach while the page is learned is found by its words and by passages that must stay', () => {
  const passages = passagesFor('register')
  assert.ok(passages.length >= 4)
  const at = (changes: readonly PageChange[]) => {
    const site = learning('register', 5, passages)
    return told(site.look(pageAt('register', site.atMs + 1700, ...changes), 1700).items)
  }
  assert.deepEqual(at([]), [])
  assert.deepEqual(at(['change-hours']), ['C passage passage_gone'])
  assert.deepEqual(at(['deface']), [
    'C phrase phrase',
    ...passages.map(() => 'C passage passage_gone'),
  ])
  assert.deepEqual(at(['skim', 'postpone', 'lead-away']), [])
})
