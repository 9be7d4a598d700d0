import assert from 'node:assert/strict'
import {
  analysed,
  begun,
  built,
  covered,
  digestOf,
  drafted,
  MARKS,
  opines,
  scored,
  seen,
  signs,
  staffed,
  whole,
} from '../../../test/support/analysis.ts'
import {
  analyst,
  answerOf,
  casesHouse,
  head,
  near,
  opened,
  prosecutor,
  reviewer,
  seated,
  second,
  twice,
} from '../../../test/support/cases.ts'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import type { Actor } from '../../core/actor.ts'
import { canonicalJson } from '../../lib/jcs/jcs.ts'
import { isAnswered, isCommitted } from '../../lib/custody/index.ts'
import * as acts from './actions/attribution.ts'
import { attributions } from './actions/attributions.ts'
import { rateIndication } from './actions/hypothesis.ts'
import { giveSeat } from './actions/team.ts'
import { analysisWaiting } from './actions/waiting-analysis.ts'
import * as store from './store/analysis.ts'

forBothHouses(
  'an intrusion set is proposed by an analyst and decided by a reviewer of another team, both by passkey',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const hypothesis = matrix.hypotheses[1] ?? ''
    const attribution = await drafted(h, of, { hypothesis, note: 'See the log.' })
    const ref = { of, attribution }
    assert.equal((await seen(h, reviewer, of, attribution)).act, 'none')
    await assert.rejects(signs(h, second, 'propose', ref), problemWith('cases.not_draft'))
    await signs(h, analyst, 'propose', ref)
    const next = [analyst, second, reviewer].map(
      async (by) => (await seen(h, by, of, attribution)).act,
    )
    assert.deepEqual(await Promise.all(next), ['none', 'none', 'decide'])
    await assert.rejects(signs(h, analyst, 'decide', ref), problemWith('cases.wrong_seat'))
    await assert.rejects(signs(h, reviewer, 'decide', ref), problemWith('cases.names_unread'))
    await signs(h, reviewer, 'decide', { ...ref, namesNobody: true })
    const one = await seen(h, analyst, of, attribution)
    assert.deepEqual(
      [one.state, one.level, one.leavesBy, one.proposed?.person, one.decided?.person],
      ['decided', 'A3', 'amber', analyst.id, reviewer.id],
    )
    const types = (await h.records()).map(({ type }) => type)
    for (const type of ['attribution.drafted', 'attribution.proposed', 'attribution.decided'])
      assert.equal(types.filter((own) => own === type).length, 1, type)

    // Anybody who has the row finds the same bytes again, the hash of the record, and both signatures over it.
    const row = await h.store.read((tx) => store.attributions.one(tx, { id: attribution }))
    assert.ok(row?.proposed && row.decided)
    const commitment = (text: string, salt: string) => {
      const bytes = Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(text)])
      return digestOf(bytes)
    }
    const facts = {
      v: 1,
      case: of,
      attribution,
      level: 'A3',
      kind: 'intrusion-set',
      estimate: 'wep-likely',
      hypothesis,
      round: row.round,
      subject: commitment('QUIET HERON', row.subjectSalt),
      note: commitment('See the log.', row.noteSalt),
      basis: commitment('', row.basisSalt),
    }
    assert.ok(isCommitted(facts.subject, Buffer.from(row.subjectSalt, 'base64url'), 'QUIET HERON'))
    const proposal = digestOf(Buffer.from(canonicalJson(facts)))
    assert.equal(row.proposed.hash, proposal)
    const decision = { ...facts, proposal, proposer: analyst.id, opinions: [] }
    assert.equal(row.decided.hash, digestOf(Buffer.from(canonicalJson(decision))))
    const decided = (await h.records()).find(({ type }) => type === 'attribution.decided')
    assert.equal(decided?.body['hash'], row.decided.hash)
    for (const { hash, assertion, publicKey } of [row.proposed, row.decided]) {
      const challenge = Buffer.from(hash, 'hex').toString('base64url')
      const by = {
        rpId: 'node.example',
        origin: 'https://node.example',
        publicKey: publicKey ?? '',
      }
      assert.ok(assertion && isAnswered(assertion, challenge, by))
    }
    const told = JSON.stringify((await h.records()).map(({ body }) => body))
    for (const word of ['QUIET HERON', 'See the log']) assert.ok(!told.includes(word), word)
  },
)

forHouse('without his own passkey over what he read nobody signs', casesHouse, async (h) => {
  const { of, matrix } = await whole(h)
  const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
  const { read } = await seen(h, analyst, of, attribution)
  assert.ok(read)
  const ref = { case: of, attribution, read }
  await assert.rejects(
    h.call(analyst, acts.proposeAttribution, ref),
    problemWith('cases.passkey_needed'),
  )
  const over = (hash: string) => Buffer.from(hash, 'hex').toString('base64url')
  for (const assertion of [answerOf(second, over(read)), answerOf(analyst, over(digestOf('x')))])
    await assert.rejects(
      h.call(analyst, acts.proposeAttribution, { ...ref, assertion }),
      problemWith('accounts.wrong_passkey'),
    )
  await assert.rejects(
    signs(h, analyst, 'propose', { of, attribution, read: digestOf('something else') }),
    problemWith('cases.attribution_moved'),
  )
})

forHouse(
  'each level refuses what it lacks, through the API as on the page',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    const lacking = problemWith('cases.grounds_missing')
    const missing = async (attribution: string) =>
      (await seen(h, analyst, of, attribution)).missing?.map(({ what }) => what)
    const host = await drafted(h, of, { kind: 'host', subject: '192.0.2.7' })
    assert.deepEqual(await missing(host), ['item'])
    await assert.rejects(signs(h, analyst, 'propose', { of, attribution: host }), lacking)
    const early = await drafted(h, of, {})
    assert.deepEqual(await missing(early), ['hypothesis', 'sheets', 'sources', 'analysis'])

    const matrix = await built(h, { of, item })
    await signs(h, analyst, 'propose', { of, attribution: host })
    await begun(h, of)
    const hypothesis = matrix.hypotheses[1] ?? ''
    const set = await drafted(h, of, { hypothesis })
    // He scores, so that he is told nothing that follows from scores.
    assert.equal(await missing(set), undefined)
    await scored(h, analyst, { of })
    assert.deepEqual(await missing(set), ['sheets', 'analysis'])
    await scored(h, second, { of, marks: MARKS.map(([a, b, c, d]) => [b, a, c, d] as never) })
    assert.deepEqual(await missing(set), ['linchpins', 'dissent', 'analysis'])
    await covered(h, of, matrix)
    await analysed(h, of)
    assert.deepEqual(await missing(set), ['dissent'])
    await signs(h, analyst, 'propose', { of, attribution: set })
    const ref = { of, attribution: set }
    await assert.rejects(signs(h, reviewer, 'decide', ref), lacking)
    await opines(h, second, ref)
    await signs(h, reviewer, 'decide', ref)
    const one = await seen(h, reviewer, of, set)
    assert.deepEqual(
      one.opinions.map(({ person, opinion }) => [person, opinion]),
      [[second.id, '2']],
    )
    await assert.rejects(opines(h, second, ref), problemWith('cases.not_proposed'))
  },
)

forHouse(
  'what was read and swapped before the second person presses is not decided',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const hypothesis = matrix.hypotheses[1] ?? ''
    const attribution = await drafted(h, of, { hypothesis })
    const ref = { of, attribution }
    await signs(h, analyst, 'propose', ref)
    const { read } = await seen(h, reviewer, of, attribution)
    assert.ok(read)
    await opines(h, second, ref)
    await assert.rejects(
      signs(h, reviewer, 'decide', { ...ref, read }),
      problemWith('cases.attribution_moved'),
    )
    // Another one in its place has another hash, even word for word.
    const twin = await drafted(h, of, { hypothesis })
    await signs(h, analyst, 'propose', { of, attribution: twin })
    const fresh = (await seen(h, reviewer, of, attribution)).read ?? ''
    await assert.rejects(
      signs(h, reviewer, 'decide', { of, attribution: twin, read: fresh }),
      problemWith('cases.attribution_moved'),
    )
    // What weakened its grounds meanwhile counts, too.
    const row = { case: of, row: matrix.rows[2] ?? '', credibility: '1' } as const
    await h.call(analyst, rateIndication, { ...row, secondSource: null })
    await assert.rejects(signs(h, reviewer, 'decide', ref), problemWith('cases.grounds_missing'))
  },
)

forBothHouses('two who decide at once: one does', casesHouse, async (h) => {
  const { of, matrix } = await whole(h)
  await seated(h, near, of, 'reviewer')
  await opened(h, near, of)
  const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
  const ref = { of, attribution }
  await signs(h, analyst, 'propose', ref)
  const both = await Promise.allSettled([
    signs(h, reviewer, 'decide', ref),
    signs(h, near, 'decide', ref),
    h.call(near, acts.refuseAttribution, { case: of, attribution, reason: 'Too soon' }),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [
    'fulfilled',
    'rejected',
    'rejected',
  ])
  const ended = (await h.records()).filter(({ type }) =>
    ['attribution.decided', 'attribution.refused'].includes(type),
  )
  assert.equal(ended.length, 1)
})

forHouse(
  'one person counts once, whatever seats he has, and so does one team',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
    const ref = { of, attribution }
    await signs(h, analyst, 'propose', ref)
    // The analyst himself as a reviewer, with a second device.
    await seatFor(twice.id, 'reviewer', 'Review')
    await assert.rejects(
      signs(h, { ...twice, device: 'browser:other' }, 'decide', ref),
      problemWith('core.same_person'),
    )
    // A reviewer of the analyst's own team, however it is written.
    await seatFor(near.id, 'reviewer', 'ANALYSIS')
    await opened(h, near, of)
    await assert.rejects(signs(h, near, 'decide', ref), problemWith('cases.same_team'))
    // A second person on the same device.
    await assert.rejects(
      signs(h, { ...reviewer, device: analyst.device ?? '' }, 'decide', ref),
      problemWith('core.same_device'),
    )
    await signs(h, reviewer, 'decide', ref)

    async function seatFor(person: string, role: 'reviewer', team: string): Promise<void> {
      const seat = { role, organisation: 'Electoral Commission', team }
      await h.call(second, giveSeat, { case: of, person, ...seat })
    }
  },
)

forHouse(
  'who stands behind it is for prosecutor and head, and a person never leaves',
  casesHouse,
  async (h) => {
    const { of } = await whole(h)
    const person = { kind: 'person', subject: 'Jane Roe', basis: 'Charge 12/2026' }
    await assert.rejects(drafted(h, of, person, analyst), problemWith('cases.wrong_seat'))
    const bare = await drafted(h, of, { ...person, basis: undefined }, prosecutor)
    await assert.rejects(
      signs(h, prosecutor, 'propose', { of, attribution: bare }),
      problemWith('cases.grounds_missing'),
    )
    const attribution = await drafted(h, of, person, prosecutor)
    const state = await drafted(h, of, { ...person, kind: 'state', subject: 'Elbonia' }, prosecutor)
    for (const one of [attribution, state]) {
      const ref = { of, attribution: one }
      await signs(h, prosecutor, 'propose', ref)
      await assert.rejects(signs(h, reviewer, 'decide', ref), problemWith('cases.wrong_seat'))
      await assert.rejects(signs(h, prosecutor, 'finding', ref), problemWith('core.not_allowed'))
      await signs(h, head, 'finding', ref)
    }
    const found = await h.call(head, attributions, { case: of })
    assert.deepEqual(
      found.outgoing.map(({ subject, leavesBy }) => [String(subject), leavesBy]),
      [['Elbonia', 'legal']],
    )
    assert.equal(found.withheld, 1)
    const told = JSON.stringify((await h.records()).map(({ body }) => body))
    for (const word of ['Jane Roe', 'Charge 12', 'Elbonia']) assert.ok(!told.includes(word), word)
  },
)

forBothHouses(
  'scores and decisions wait for whoever gives them, by the code of the case',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    await built(h, { of, item })
    await begun(h, of)
    const waits = async (by: Actor) => {
      const { scores, decisions } = await h.call(by, analysisWaiting, {})
      return [scores.length, decisions.length]
    }
    assert.deepEqual(await Promise.all([analyst, second, reviewer].map(waits)), [
      [1, 0],
      [1, 0],
      [0, 0],
    ])
    await scored(h, analyst, { of })
    const attribution = await drafted(h, of, { kind: 'host', subject: '192.0.2.7' })
    await signs(h, analyst, 'propose', { of, attribution })
    assert.deepEqual(await Promise.all([analyst, second, reviewer, head].map(waits)), [
      [0, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ])
    const told = JSON.stringify(await h.call(second, analysisWaiting, {}))
    for (const word of ['192.0.2.7', 'Who changed']) assert.ok(!told.includes(word), word)
  },
)

forHouse('a tool is confirmed by a second investigator', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  await built(h, { of, item })
  const attribution = await drafted(h, of, { kind: 'tool', subject: 'Web shell' })
  const ref = { of, attribution }
  await signs(h, analyst, 'propose', ref)
  await assert.rejects(signs(h, reviewer, 'decide', ref), problemWith('cases.wrong_seat'))
  await assert.rejects(signs(h, head, 'finding', ref), problemWith('cases.wrong_seat'))
  await assert.rejects(signs(h, analyst, 'decide', ref), problemWith('core.same_person'))
  await signs(h, second, 'decide', ref)
  assert.equal((await seen(h, head, of, attribution)).state, 'decided')
})

forHouse('what is withdrawn stays in sight, with the reason', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  await built(h, { of, item })
  const attribution = await drafted(h, of, { kind: 'host', subject: '192.0.2.7' })
  const ref = { case: of, attribution, reason: 'The address is a sinkhole' }
  await assert.rejects(
    h.call(analyst, acts.withdrawAttribution, ref),
    problemWith('cases.not_decided'),
  )
  await signs(h, analyst, 'propose', { of, attribution })
  await signs(h, second, 'decide', { of, attribution })
  await h.call(analyst, acts.withdrawAttribution, ref)
  await assert.rejects(
    h.call(analyst, acts.withdrawAttribution, ref),
    problemWith('cases.not_decided'),
  )
  const one = await seen(h, reviewer, of, attribution)
  assert.deepEqual(
    [one.state, one.reason, one.subject, one.endedBy],
    ['withdrawn', ref.reason, '192.0.2.7', analyst.id],
  )
  assert.deepEqual((await h.call(reviewer, attributions, { case: of })).outgoing, [])
  const own = await drafted(h, of, { kind: 'host', subject: 'x.example' })
  const back = { case: of, attribution: own, reason: 'Written twice' }
  await assert.rejects(h.call(second, acts.refuseAttribution, back), problemWith('cases.not_draft'))
  await h.call(analyst, acts.refuseAttribution, back)
  assert.equal((await seen(h, analyst, of, own)).state, 'refused')
})

forHouse(
  'in the exercise one person plays all parts, without passkey and without another team',
  { ...casesHouse, realm: 'exercise' },
  async (h) => {
    const { of, item } = await staffed(h)
    const matrix = await built(h, { of, item })
    await begun(h, of)
    await scored(h, analyst, { of })
    await covered(h, of, matrix)
    await analysed(h, of)
    const seat = {
      role: 'reviewer',
      organisation: 'Electoral commission',
      team: 'Analysis',
    } as const
    await h.call(twice, giveSeat, { case: of, person: twice.id, ...seat })
    const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
    for (const act of [acts.proposeAttribution, acts.decideAttribution]) {
      const { read } = await seen(h, twice, of, attribution)
      await h.call(twice, act, { case: of, attribution, read: read ?? '' })
    }
    const one = await seen(h, twice, of, attribution)
    assert.deepEqual([one.state, one.decided?.isByPasskey], ['decided', false])
  },
)
