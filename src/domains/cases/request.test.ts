import assert from 'node:assert/strict'
import {
  analyst,
  answerOf,
  both,
  casesHouse,
  declared,
  liaison,
  opened,
  prosecutor,
  second,
  seated,
  standsTo,
  worksFor,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { CONTENTS } from '../../../test/support/request-contents.ts'
import type { Actor } from '../../core/actor.ts'
import { addMs, DAY, HOUR, MINUTE } from '../../core/time.ts'
import { moveRequest } from './actions/answer.ts'
import { cover } from './actions/read.ts'
import { justiceWork, requestFile, requestList } from './actions/read-justice.ts'
import {
  approveRequest,
  completeRequest,
  draftRequest,
  nextHop,
  reopenRequest,
  writeRequest,
} from './actions/request.ts'
import { statistics } from './actions/statistics.ts'

const NEW = { article: '29', iso3: 'ALB', kind: 'new' } as const
/** What the passkey of an officer says over the hash of what he read. */
const answer = (by: Actor, hash: string) =>
  answerOf(by, Buffer.from(hash, 'hex').toString('base64url'))

/** A case with an open file for everybody who works on requests. */
async function withTeam(h: TestHouse): Promise<string> {
  const of = await declared(h)
  await opened(h, analyst, of)
  await seated(h, prosecutor, of, 'prosecutor')
  await seated(h, liaison, of, 'liaison-24-7')
  await opened(h, prosecutor, of)
  await opened(h, liaison, of)
  return of
}

async function reopenFiles(h: TestHouse, of: string): Promise<void> {
  for (const one of [analyst, prosecutor, liaison]) await opened(h, one, of)
}

async function approved(h: TestHouse, of: string): Promise<string> {
  const { request } = await h.call(analyst, draftRequest, { case: of, ...NEW, ...CONTENTS })
  const source = 'Chart of the Treaty Office, read today'
  const { hash: read } = await h.call(analyst, completeRequest, {
    case: of,
    request,
    officerSource: source,
  })
  const assertion = answer(liaison, read)
  await h.call(liaison, approveRequest, { case: of, request, read, assertion })
  return request
}

forBothHouses(
  'a request leaves only with six contents, two bound States and a second person who read it',
  casesHouse,
  async (h) => {
    const of = await withTeam(h)
    const { intention, ...five } = CONTENTS
    const { request } = await h.call(analyst, draftRequest, { case: of, ...NEW, ...five })
    const complete = (officerSource?: string) =>
      h.call(analyst, completeRequest, {
        case: of,
        request,
        ...(officerSource === undefined ? {} : { officerSource }),
      })
    await assert.rejects(complete('seen'), problemWith('cases.contents_missing'))
    const file = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual([file.missing, file.status.confidence], [['intention'], 'high'])
    await h.call(analyst, writeRequest, { case: of, request, kind: 'new', ...five, intention })
    await assert.rejects(complete(), problemWith('cases.treaty_unverified'))
    const { hash: read } = await complete('Chart of the Treaty Office, read today')
    const approve = (by: typeof analyst, hash = read) =>
      h.call(by, approveRequest, {
        case: of,
        request,
        read: hash,
        assertion: answer(by, hash),
      })
    await assert.rejects(approve(analyst), problemWith('cases.wrong_seat'))
    await assert.rejects(approve(liaison, '0'.repeat(64)), problemWith('cases.request_moved'))
    await assert.rejects(
      h.call(liaison, approveRequest, { case: of, request, read }),
      problemWith('cases.passkey_needed'),
    )
    await assert.rejects(
      h.call(liaison, approveRequest, {
        case: of,
        request,
        read,
        assertion: answer(liaison, '1'.repeat(64)),
      }),
      problemWith('accounts.wrong_passkey'),
    )
    const sameDevice = { ...liaison, ...(analyst.device ? { device: analyst.device } : {}) }
    await assert.rejects(approve(sameDevice), problemWith('core.same_device'))
    const send = () =>
      h.call(liaison, moveRequest, {
        case: of,
        request,
        from: 'complete',
        to: 'sent',
        channel: 'point-24-7',
      })
    await assert.rejects(send(), problemWith('cases.request_wrong_way'))
    assert.deepEqual(
      (await h.call(liaison, justiceWork, {})).items.map(({ why }) => why),
      ['approve'],
    )
    await approve(liaison)
    const done = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual(
      [done.state, done.approvedBy, done.isSigned, done.hash, done.treaty?.officerSource],
      ['approved', liaison.id, true, read, 'Chart of the Treaty Office, read today'],
    )
    assert.ok(done.document?.includes(CONTENTS.necessity))
    const told = JSON.stringify(await h.records())
    for (const word of [...Object.values(CONTENTS), 'ALB', 'Chart of'])
      assert.ok(!told.includes(word), word)
    await h.call(analyst, reopenRequest, { case: of, request, note: 'A number was wrong' })
    const again = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual([again.state, again.hash, again.approvedBy], ['draft', null, null])
  },
)

forHouse(
  'what the directory has as confirmed needs no source, and a State that is not bound is not asked',
  casesHouse,
  async (h) => {
    const of = await withTeam(h)
    await worksFor(h, 'KEN')
    await standsTo(h, 'KEN', 'party')
    await standsTo(h, 'ALB', 'none')
    const draft = (iso3: string) =>
      h.call(analyst, draftRequest, { case: of, ...NEW, iso3, ...CONTENTS })
    await assert.rejects(draft('KEN'), problemWith('cases.own_state'))
    await assert.rejects(draft('XXX'), problemWith('cases.unknown_state'))
    const { request } = await draft('ALB')
    await assert.rejects(
      h.call(analyst, completeRequest, { case: of, request, officerSource: 'seen' }),
      problemWith('cases.not_in_force'),
    )
    await standsTo(h, 'ALB', 'party')
    await h.call(analyst, completeRequest, { case: of, request })
    const file = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual(
      [file.treaty?.own.confidence, file.treaty?.theirs.confidence, file.treaty?.officerSource],
      ['confirmed', 'confirmed', null],
    )
  },
)

forBothHouses(
  'sixty days run from the preservation, warn on the way, and lapse; a hold stops nothing',
  casesHouse,
  async (h) => {
    const of = await withTeam(h)
    const request = await approved(h, of)
    const move = (from: string, to: string, more: object = {}) =>
      h.call(liaison, moveRequest, { case: of, request, from, to, ...more } as never)
    await assert.rejects(move('approved', 'sent'), problemWith('cases.said_missing'))
    await move('approved', 'sent', { channel: 'point-24-7' })
    h.clock.advance(MINUTE)
    await assert.rejects(move('sent', 'preserved'), problemWith('cases.request_wrong_way'))
    await move('sent', 'acknowledged', { receipt: 'T-77' })
    const received = h.clock.now()
    const assumed = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual([assumed.isAssumed, assumed.lapsesAt], [true, addMs(received, 60 * DAY)])
    h.clock.advance(MINUTE)
    await assert.rejects(
      move('acknowledged', 'preserved', { at: addMs(h.clock.now(), HOUR) }),
      problemWith('cases.in_future'),
    )
    await assert.rejects(
      move('acknowledged', 'preserved', { at: addMs(received, -HOUR) }),
      problemWith('cases.too_early'),
    )
    await move('acknowledged', 'preserved')
    const from = h.clock.now()
    const kept = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual(
      [kept.isAssumed, kept.lapsesAt, kept.mark],
      [false, addMs(from, 60 * DAY), null],
    )
    const outside = await h.call(second, cover, { case: of })
    assert.deepEqual(
      outside.clocks.filter(({ kind }) => kind === 'treaty').map(({ due }) => due),
      [addMs(from, 60 * DAY)],
    )
    h.clock.advance(46 * DAY)
    await h.settled()
    assert.deepEqual(
      (await h.call(liaison, justiceWork, {})).items.map(({ why, mark }) => [why, mark]),
      [['clock', 'escalate']],
    )
    h.clock.advance(15 * DAY)
    await h.settled()
    await reopenFiles(h, of)
    const late = await h.call(analyst, requestFile, { case: of, request })
    assert.deepEqual([late.state, late.lapsesAt], ['lapsed', null])
    assert.deepEqual(
      (await h.call(liaison, justiceWork, {})).items.map(({ why }) => why),
      ['lapsed'],
    )
    const lapse = (await h.records()).filter(({ type }) => type === 'request.lapsed')
    assert.deepEqual(
      lapse.map(({ subject, body }) => [subject, body]),
      [[of, { request, from: 'preserved' }]],
    )
    await move('lapsed', 'extended', {
      at: addMs(from, 50 * DAY),
      until: addMs(from, 120 * DAY),
    })
    const longer = await h.call(analyst, requestFile, { case: of, request })
    assert.equal(longer.lapsesAt, addMs(from, 120 * DAY))
    await move('extended', 'mla-sent')
    assert.equal((await h.call(analyst, requestFile, { case: of, request })).lapsesAt, null)
    await move('mla-sent', 'answered')
    const register = (await h.call(analyst, statistics, {})).requests.find(
      ({ article }) => article === '29',
    )
    assert.deepEqual([register?.asked, register?.granted, register?.lapsed], [1, 1, 0])
  },
)

forBothHouses(
  'a refusal has a ground that the Convention knows, and a further provider a request of its own',
  casesHouse,
  async (h) => {
    const of = await withTeam(h)
    const request = await approved(h, of)
    const say = { case: of, request } as const
    await assert.rejects(
      h.call(analyst, nextHop, { ...say, iso3: 'BEL', custodian: 'Host there' }),
      problemWith('cases.request_wrong_way'),
    )
    await h.call(liaison, moveRequest, { ...say, from: 'approved', to: 'sent', channel: 'post' })
    const { request: next } = await h.call(analyst, nextHop, {
      ...say,
      iso3: 'BEL',
      custodian: 'Host there',
    })
    const hop = await h.call(analyst, requestFile, { case: of, request: next })
    assert.deepEqual(
      [hop.article, hop.iso3, hop.form.custodian, hop.form.offence, hop.state],
      ['29', 'BEL', 'Host there', CONTENTS.offence, 'draft'],
    )
    const first = await h.call(analyst, requestFile, say)
    assert.equal(hop.earlierCode, first.code)
    const thirty = { case: of, article: '30', kind: 'new', ...CONTENTS } as const
    await assert.rejects(
      h.call(analyst, draftRequest, { ...thirty, iso3: 'BEL', earlier: first.code }),
      problemWith('cases.no_basis'),
    )
    await h.call(analyst, draftRequest, { ...thirty, iso3: 'ALB', earlier: first.code })
    const refuse = { ...say, from: 'sent', to: 'refused', ground: 'dual-criminality' } as const
    await assert.rejects(
      h.call(liaison, moveRequest, { ...refuse, offence: '4' }),
      problemWith('cases.dual_criminality'),
    )
    await h.call(liaison, moveRequest, { ...refuse, ground: 'sovereignty' })
    const list = await h.call(analyst, requestList, { case: of })
    assert.deepEqual(
      list.items.map(({ article, iso3, state }) => [article, iso3, state]),
      [
        ['30', 'ALB', 'draft'],
        ['29', 'BEL', 'draft'],
        ['29', 'ALB', 'refused'],
      ],
    )
    assert.deepEqual((await h.call(analyst, statistics, {})).refusals, [
      { ground: 'sovereignty', n: 1 },
    ])
  },
)

forHouse('nobody stands for the request that he drafted himself', casesHouse, async (h) => {
  const of = await withTeam(h)
  await seated(h, both, of, 'investigator')
  await seated(h, both, of, 'reviewer')
  await opened(h, both, of)
  const { request } = await h.call(both, draftRequest, { case: of, ...NEW, ...CONTENTS })
  const done = { case: of, request, officerSource: 'Chart of the Treaty Office' }
  const { hash: read } = await h.call(analyst, completeRequest, done)
  const approve = (by: Actor) =>
    h.call(by, approveRequest, { case: of, request, read, assertion: answer(by, read) })
  await assert.rejects(approve(both), problemWith('core.same_person'))
  await approve(liaison)
})
