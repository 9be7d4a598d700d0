import assert from 'node:assert/strict'
import {
  begun,
  built,
  drafted,
  opines,
  scored,
  signs,
  staffed,
  whole,
} from '../../../test/support/analysis.ts'
import { analyst, casesHouse, reviewer, second } from '../../../test/support/cases.ts'
import { forHouse, type TestHouse } from '../../../test/support/house.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { countedStatements } from '../../../test/support/statements.ts'
import type { Actor } from '../../core/actor.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { ESTIMATES, MARKS, MAX_ROWS } from '../../lib/ach/index.ts'
import { rateIndication, rateSource } from './actions/hypothesis.ts'
import { observe } from './actions/observation.ts'
import { MAX_NAMED, MAX_PIVOTS, MAX_SOURCES } from './schema/analysis.ts'
import { subjectKind } from './schema/attribution.ts'
import { analysisPage } from './pages/analysis.ts'
import { attributionPage } from './pages/attribution.ts'
import { observationsPage } from './pages/observations.ts'
import { sentenceOf } from './pages/sentence.ts'
import * as store from './store/analysis.ts'

/** Statements that a page may take, and bytes of it, without the frame. */
const MAX_STATEMENTS = 21
const MAX_BYTES = 175_000

interface Asked {
  readonly of: string
  readonly language?: 'en' | 'ar'
  readonly search?: Readonly<Record<string, string>>
}

/** Draws a page of a case, and counts what it asked the store. */
async function draw(h: TestHouse, by: Actor, page: Page, asked: Asked) {
  const { of, language = 'en', search = {} } = asked
  const shared = { node: h.facts, now: h.clock.now(), refused: null, done: null }
  const ctx: PageContext = {
    ...shared,
    readiness: [],
    waiting: () => Promise.resolve([]),
    params: { case: of },
    search,
    ...askingAs(h, by),
  }
  const t = text(language)
  const view: View = { ...shared, t, path: page.path, base: `/${language}`, newKey: () => 'key' }
  const load = () => (page as Page<unknown>).load(ctx)
  const { value: data, count } = await countedStatements(load)
  assert.ok(count > 0, 'nothing was counted')
  const { main } = page.render(data as never, view)
  return { html: String(main), count }
}

/** Fills a case up to every limit that it has. */
async function fill(h: TestHouse, of: string): Promise<void> {
  const by = { addedBy: analyst.id, addedAt: h.clock.now() }
  const long = 'a word '.repeat(20).trim()
  const many = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => make(n))
  const id = (kind: number, n: number) =>
    `0190a000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
  const said = { case: of, ...by }
  await h.store.write(async (tx) => {
    await store.sources.insert(
      tx,
      many(MAX_SOURCES - 3, (n) => ({
        id: id(1, n),
        name: `${long} ${n}`,
        nameSalt: '',
        reliability: 'B' as const,
        ...said,
      })),
    )
    await store.hypotheses.insert(
      tx,
      many(MAX_NAMED - 2, (n) => ({ id: id(2, n), name: `${long} ${n}`, nameSalt: '', ...said })),
    )
    await store.indications.insert(
      tx,
      many(MAX_ROWS - 3, (n) => ({
        id: id(3, n),
        kind: 'absence' as const,
        text: `${long} ${long} ${n}`,
        textSalt: '',
        source: id(1, n % (MAX_SOURCES - 3)),
        credibility: '2' as const,
        ...said,
      })),
    )
    await store.pivots.insert(
      tx,
      many(MAX_PIVOTS - 1, (n) => ({
        id: id(4, n),
        origin: `host-${n}.example`,
        originSalt: '',
        target: `198.51.100.${n % 250}`,
        targetSalt: '',
        lookedUp: 'Passive DNS',
        lookedUpSalt: '',
        method: 'dns' as const,
        seenAt: h.clock.now(),
        network: [],
        flags: ['shared-hosting' as const],
        ...said,
      })),
    )
  })
}

forHouse(
  'the pages stay within what a page may cost, however much a case has',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    await built(h, { of, item })
    const small = await draw(h, analyst, analysisPage, { of })
    await fill(h, of)
    await begun(h, of)
    const scoring = await draw(h, analyst, analysisPage, { of })
    await scored(h, analyst, { of })
    const other = Array.from({ length: MAX_ROWS }, (_, n) =>
      Array.from({ length: 8 }, (_cell, at) => MARKS[(n + at) % MARKS.length] ?? 'N'),
    )
    await scored(h, second, { of, marks: other })
    const read = await draw(h, analyst, analysisPage, { of, search: { from: '180' } })
    const said = await draw(h, analyst, attributionPage, { of })
    for (const { html, count } of [small, scoring, read, said]) {
      assert.ok(count <= MAX_STATEMENTS, `${count} statements`)
      assert.ok(Buffer.byteLength(html) <= MAX_BYTES, `${Buffer.byteLength(html)} bytes`)
    }
    const last = read.html.replaceAll(/[\u2066-\u2069]/g, '')
    assert.ok(last.includes('Rows 181 to 200 of 200') && last.includes('>200. '))
  },
)

forHouse('what was rated anew is offered for another round', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  const { rows, sources } = await built(h, { of, item })
  await begun(h, of)
  const isOffered = async () => {
    const { html } = await draw(h, analyst, analysisPage, { of })
    return html.includes('value="startAgain"')
  }
  assert.equal(await isOffered(), false)
  const [row = '', source = ''] = [rows[0], sources[0]]
  const rate = { case: of, row, credibility: '4', secondSource: null } as const
  await h.call(analyst, rateIndication, rate)
  assert.equal(await isOffered(), true)
  await begun(h, of)
  assert.equal(await isOffered(), false)
  await h.call(analyst, rateSource, { case: of, source, reliability: 'E' })
  assert.equal(await isOffered(), true)
})

forHouse(
  'an attribution is said with its scale, its dissent and its hands',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
    await signs(h, analyst, 'propose', { of, attribution })
    await opines(h, second, { of, attribution })
    await signs(h, reviewer, 'decide', { of, attribution })
    const plain = (html: string) => html.replaceAll(/<[^>]+>|[\u2066-\u2069]/g, '')
    const en = plain((await draw(h, reviewer, attributionPage, { of })).html)
    for (const words of [
      'It is likely (words of estimative probability) that the attack is consistent with activity tracked as QUIET HERON.',
      'Takes the hypothesis Somebody abroad.',
      '2, disagree',
      'The language may be planted',
      'leaves as TLP:AMBER',
    ])
      assert.ok(en.includes(words), words)
    const ar = plain((await draw(h, reviewer, attributionPage, { of, language: 'ar' })).html)
    assert.ok(ar.includes('من المرجّح (كلمات تقدير الاحتمال WEP) أنّ الهجوم متوافق مع النشاط'), ar)
  },
)

forHouse(
  'every word of every scale and every kind has a sentence of its own',
  casesHouse,
  async () => {
    for (const language of ['en', 'ar'] as const) {
      const t = text(language)
      const all = subjectKind.options.flatMap((kind) =>
        ESTIMATES.map((estimate) => sentenceOf(t, { kind, subject: 'X', estimate })),
      )
      assert.equal(new Set(all).size, subjectKind.options.length * ESTIMATES.length)
      for (const sentence of all) assert.match(sentence, /\(.+\).+X.*\.$/u)
    }
  },
)

forHouse(
  'a technique is found by words of its name, and chosen by a press',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    const seen = { case: of, item, place: 'line 12', kind: 'other', value: 'a mail' } as const
    await h.call(analyst, observe, seen)
    const shown = async (search: Readonly<Record<string, string>>) =>
      (await draw(h, analyst, observationsPage, { of, search })).html
    const found = await shown({ words: 'spear ATTACHMENT' })
    const [href = ''] = /[^"]*technique=T1566\.001#[a-z]+/.exec(found) ?? []
    assert.match(found, /Phishing: Spearphishing Attachment/)
    const chosen = new URL(href.replaceAll('&amp;', '&'), 'https://here.test').searchParams
    const filled = await shown(Object.fromEntries(chosen))
    assert.match(filled, /name="technique"[^>]*value="T1566\.001"/)
    assert.match(await shown({ words: 'nothing is called so' }), /Try one word of it/)
    assert.match(await shown({ words: 'account' }), /<li>.*more\. Add a word/s)
    assert.doesNotMatch(await shown({ technique: 'T1<script>' }), /T1&lt;script/)
  },
)
