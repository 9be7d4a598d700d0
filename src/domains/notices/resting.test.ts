// What a notice rests on may go, and its subject may be merged: both are seen where it matters.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { forBothHouses, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import type { PageContext } from '../../core/page.ts'
import { redact } from './actions/decide.ts'
import { approve, withdraw } from './actions/draft.ts'
import { publicNotices, statistics } from './actions/public.ts'
import { deskNotice } from './actions/read.ts'
import { addressesTold, noticesResting } from './actions/resting.ts'
import { agree, ownNotices } from './actions/subject.ts'
import { notices } from './index.ts'
import { publicNoticePage } from './pages/public-notice.ts'
import { waits } from './waits.ts'

const { ida, omar, rosa } = at
const options = { slices: [...at.besideNotices(), notices] }
const free = { isFree: true } as const

beforeEach(at.resetWorld)

const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
const told = async (h: TestHouse, notice: string) => await h.call(ida, deskNotice, { notice })
const stateOf = async (h: TestHouse, notice: string) => (await told(h, notice)).notice.state

forBothHouses(
  'notices say which copies they rest on, and their issuers what goes',
  options,
  async (h) => {
    const copy = 'SNP-AAAAAAAA'
    const librarian = person('liv', ['sources:assess'])
    const resting = async () =>
      await h.call(librarian, noticesResting, { copies: [copy, 'SNP-BBBBBBBB'] })
    const draft = await at.approved(h, { facts: 'Jane Roe said so.' })
    assert.deepEqual(await resting(), { items: [], prepared: [{ copy, count: 1 }] })
    await refused(h.call(ANONYMOUS, noticesResting, { copies: [copy] }), 'core.not_signed_in')
    await at.toSubject(h, { notice: draft, channel: 'hand', proof: 'Signed' })
    assert.deepEqual(await resting(), { items: [{ copy, code: draft }], prepared: [] })
    const address = 'https://post.example/jane-roe'
    const rests = { items: [], copies: [], addresses: [address, 'https://post.example/'] }
    const toldOf = async (on: object) =>
      (await h.call(ANONYMOUS, addressesTold, { ...rests, ...on })).told[0]
    assert.equal(await toldOf({ copies: [copy] }), address)
    await h.call(rosa, redact, { notice: draft, words: 'Jane Roe', reason: 'Private' })
    for (const on of [{ copies: [copy] }, { items: [at.ITEM] }])
      assert.equal(await toldOf(on), 'https://post.example/[…]')
    assert.equal(await toldOf({ copies: ['SNP-BBBBBBBB'], items: [at.BARE] }), address)
    assert.ok(!h.runner.actions.has(addressesTold.name), 'nobody tries out names at a door')
    const waiting = async () => {
      const context = { ...askingAs(h, ida), node: h.facts }
      return (await waits.list(context as unknown as PageContext)).map(({ what, path }) => [
        what.key,
        path,
      ])
    }
    const page = async () =>
      wordsOf(await visitPage(h, publicNoticePage, { actor: ANONYMOUS, params: { notice: draft } }))
    assert.deepEqual(
      (await waiting()).filter(([key]) => key?.startsWith('copy')),
      [],
    )
    assert.doesNotMatch(await page(), /withheld or was taken away/)
    const path = `/console/notices/${draft}`
    for (const [isGone, key] of [
      [false, 'copyLeaves'],
      [true, 'copyGone'],
    ] as const) {
      at.world.leaving = [{ code: copy, askedAt: h.clock.now(), isGone }]
      assert.deepEqual((await waiting()).at(-1), [key, path])
    }
    assert.match(await page(), /withheld or was taken away/)
    await h.call(ida, withdraw, { notice: draft, reason: 'Nothing is left to rest on.' })
    assert.deepEqual(
      (await waiting()).filter(([key]) => key?.startsWith('copy')),
      [],
    )
    assert.deepEqual((await resting()).items, [])
  },
)

forBothHouses(
  'whoever speaks for an outlet is barred and answers also where it was merged since',
  options,
  async (h) => {
    const { OTHER, OUTLET } = at
    const old = await at.written(h)
    const { read } = await told(h, old)
    at.world.speaksFor['person:omar'] = OTHER
    at.world.merged[OUTLET] = OTHER
    const approval = { notice: old, read, ...free }
    await refused(h.call(omar, approve, approval), 'notices.is_of_subject')
    at.world.speaksFor = { 'person:omar': OUTLET }
    await refused(h.call(omar, approve, approval), 'notices.is_of_subject')
    await refused(at.written(h, { source: OTHER }), 'notices.already_open')
    at.world.speaksFor = {}
    await h.call(omar, approve, approval)
    await at.toSubject(h, { notice: old, channel: 'hand', proof: 'Signed' })
    const editor = person('editor', ['accounts:self', 'notices:answer'])
    const seen = async (source: string) =>
      (await h.call(editor, ownNotices, { source, limit: 5 })).items.map(({ code }) => code)
    for (const bound of [OUTLET, OTHER]) {
      at.world.speaksFor['person:editor'] = bound
      for (const source of [OUTLET, OTHER]) assert.deepEqual(await seen(source), [old])
    }
    await refused(seen(at.OFFICE), 'notices.unknown_notice')
    await h.call(editor, agree, { notice: old })
    assert.equal(await stateOf(h, old), 'corrected_voluntarily')
    const { items } = await h.call(ida, publicNotices, { source: OTHER, limit: 5 })
    assert.deepEqual(
      items.map(({ code }) => code),
      [old],
    )
    assert.equal((await h.call(ida, statistics, { source: OTHER })).all.notices, 1)
  },
)
