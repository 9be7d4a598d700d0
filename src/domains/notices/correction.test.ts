// An outlet says itself where it corrected its words; its word stays, the office says what it found, and the day it said counts.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { forBothHouses, person, problemWith } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import type { PageContext } from '../../core/page.ts'
import { DAY, HOUR } from '../../core/time.ts'
import {
  corrections,
  findCorrection,
  missCorrection,
  publicCorrections,
  stateCorrection,
} from './actions/correction.ts'
import { noteCorrection } from './actions/hear.ts'
import { publicNotice, statistics } from './actions/public.ts'
import { deskNotice } from './actions/read.ts'
import { agree } from './actions/subject.ts'
import { notices } from './index.ts'
import { noticePage } from './pages/notice.ts'
import { publicNoticePage } from './pages/public-notice.ts'
import { waits } from './waits.ts'

const { ida, omar, petra, rosa } = at
const options = { slices: [...at.besideNotices(), notices] }
const editor = person('editor', ['accounts:self', 'notices:answer'])
const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))

beforeEach(at.resetWorld)

forBothHouses(
  'an outlet says that it corrected its words, and the office what it found',
  options,
  async (h) => {
    at.world.speaksFor = { [editor.id]: at.OUTLET }
    const notice = await at.served(h)
    const today = h.clock.now().slice(0, 10)
    const said = { notice, on: today, url: 'https://www.post.example/corrections' } as const
    const state = (more: object = {}) => h.call(editor, stateCorrection, { ...said, ...more })
    await refused(state(), 'notices.wrong_state')
    await h.call(editor, agree, { notice })
    await refused(h.call(editor, stateCorrection, { notice, on: today }), 'notices.needs_place')
    await refused(state({ url: 'https://other.example/a' }), 'notices.not_own_site')
    await refused(state({ on: '2026-11-01' }), 'notices.corrected_later')
    await refused(state({ on: '2027-11-01' }), 'notices.corrected_later')
    at.world.speaksFor = { [editor.id]: at.OTHER }
    await refused(state(), 'notices.unknown_notice')
    at.world.speaksFor = { [editor.id]: at.OUTLET }
    const { read } = await h.call(rosa, deskNotice, { notice })
    await state({ place: 'Page 2' })
    assert.notEqual((await h.call(rosa, deskNotice, { notice })).read, read, 'who decides reads it')
    await refused(state(), 'notices.stated_waits')
    await refused(
      h.call(omar, noteCorrection, { notice, url: said.url, isProminent: true }),
      'notices.stated_waits',
    )

    const page = async () =>
      wordsOf(await visitPage(h, publicNoticePage, { actor: ANONYMOUS, params: { notice } }))
    assert.match(
      await page(),
      /says that it corrected this on .*post\.example.*Page 2.*not looked yet/,
    )
    const waiting = async (actor: typeof ida) => {
      const context = { ...askingAs(h, actor), node: h.facts, now: h.clock.now() }
      return (await waits.list(context as unknown as PageContext)).map(({ what }) => what.key)
    }
    assert.ok((await waiting(omar)).includes('wait') && !(await waiting(ida)).includes('wait'))
    const desk = async (actor: typeof ida) =>
      await visitPage(h, noticePage, { actor, params: { notice } })
    assert.match(await desk(omar), /value="missCorrection"/)
    assert.doesNotMatch(await desk(ida), /value="missCorrection"/, 'who accuses does not answer')

    const open = async () => (await h.call(omar, corrections, { notice })).items[0]?.id ?? ''
    const why = 'The page says nothing of it.'
    const first = { notice, correction: await open() }
    const seen = { ...first, isProminent: false }
    await refused(h.call(ida, missCorrection, { ...first, reason: why }), 'notices.had_part')
    at.world.speaksFor['person:omar'] = at.OUTLET
    await refused(h.call(omar, findCorrection, seen), 'notices.is_of_subject')
    at.world.speaksFor = { [editor.id]: at.OUTLET }
    await h.call(omar, missCorrection, { ...first, reason: why })
    await refused(h.call(omar, findCorrection, seen), 'notices.wrong_state')
    assert.match(await page(), /did not find it.*The page says nothing of it\./)
    await h.pass(40 * DAY)
    const inTime = async () =>
      (await h.call(ANONYMOUS, statistics, { source: at.OUTLET })).all.correctedInTime
    assert.deepEqual([(await inTime()).count, (await inTime()).of], [0, 1])

    await state()
    await h.call(omar, findCorrection, { notice, correction: await open(), isProminent: true })
    const told = await h.call(ANONYMOUS, publicNotice, { notice })
    assert.equal(
      told.correctedAt?.slice(0, 10),
      today,
      'it counts from the day that the outlet said',
    )
    assert.deepEqual([(await inTime()).count, (await inTime()).of], [1, 1])
    assert.deepEqual(
      told.corrections.map((one) => one.state),
      ['missing', 'found'],
      'both times stand',
    )
    await refused(state(), 'notices.wrong_state')
    const { items } = await h.call(ANONYMOUS, publicCorrections, { source: at.OUTLET })
    assert.deepEqual(
      items.map((one) => [one.notice, one.state]),
      [
        [notice, 'found'],
        [notice, 'missing'],
      ],
    )
    assert.deepEqual(
      told.steps.map(({ step }) => step).filter((step) => /orrect/.test(step)),
      ['stateCorrection', 'missCorrection', 'stateCorrection', 'correct'],
    )
  },
)

forBothHouses(
  'who wrote a notice does not say alone where it was corrected, and the word of its subject still counts',
  options,
  async (h) => {
    at.world.speaksFor = { [editor.id]: at.OUTLET, [petra.id]: at.OUTLET }
    const notice = await at.served(h)
    await h.call(editor, agree, { notice })
    const note = (by: typeof ida, url: string) =>
      h.call(by, noteCorrection, { notice, url, isProminent: false })
    const url = 'https://www.post.example/late'
    await refused(note(ida, url), 'notices.had_part')
    await refused(note(petra, url), 'notices.is_of_subject')
    await refused(note(omar, 'https://evil.example/nothing-here'), 'notices.not_own_site')
    const form = /name="url"/
    const looks = async (actor: typeof ida) =>
      await visitPage(h, noticePage, { actor, params: { notice } })
    assert.doesNotMatch(await looks(ida), form)
    assert.match(await looks(omar), form)
    await note(omar, url)
    await h.pass(HOUR)
    const on = h.clock.now().slice(0, 10)
    const own = 'https://www.post.example/corrections'
    await h.call(editor, stateCorrection, { notice, on, url: own })
    const { items } = await h.call(omar, corrections, { notice })
    const correction = items[0]?.id ?? ''
    await h.call(omar, findCorrection, { notice, correction, isProminent: true })
    const told = await h.call(ANONYMOUS, publicNotice, { notice })
    assert.deepEqual([told.correctionUrl, told.isProminent], [own, true])
    await refused(h.call(editor, stateCorrection, { notice, on, url: own }), 'notices.wrong_state')
  },
)
