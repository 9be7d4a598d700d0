import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../core/actor.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  changesNow,
  LATE,
  learned,
  look,
  openChanges,
  shows,
} from '../../../test/support/learned-site.ts'
import {
  analyst,
  headOf,
  monitoringHouse,
  regionalAnalyst,
  secondAnalyst,
  typesAfter,
} from '../../../test/support/monitoring.ts'
import { askingAs, visitPage as visitAny, wordsOf } from '../../../test/support/page-visit.ts'
import { HOURS, pageOf } from '../../../test/support/watched-page.ts'
import { approveAlone, carryOut, endApproval, putForward } from './actions/approval.ts'
import { decideChanges, undoDecision } from './actions/decision.ts'
import { finding as findingOf } from './actions/finding.ts'
import { mark, withdrawMark } from './actions/mark.ts'
import { findingPage } from './pages/finding.ts'
import { sitePage } from './pages/site.ts'
import { isTyped, toType } from './typed-words.ts'
import { waits } from './waits.ts'
import { concernsVoting } from './watch/index.ts'
import { newDanger } from './watch/words-of.ts'

const CHANGED = pageOf().replace(HOURS, LATE)
const POSTPONED = HOURS.replace('are open from 07:00 to 20:00', 'are closed: the vote is postponed')
const refused = (code: string) => problemWith(`monitoring.${code}`)
const approving = { kind: 'approve' } as const

/** Draws a page while nothing waits. */
const visitPage: typeof visitAny = (h, page, facts) => visitAny(h, page, { ...facts, isIdle: true })

/** A learned site whose page says this by now. */
async function changed(h: TestHouse, page = CHANGED): Promise<string> {
  const site = await learned(h)
  shows(h, page)
  await look(h, site)
  return site
}

/** The one about voting. */
async function ofVoting(h: TestHouse, site: string) {
  const one = (await changesNow(h, site)).find(({ isOfVoting }) => isOfVoting)
  assert.ok(one)
  return one.sent
}

/** What the page of a finding shows to be carried out. */
async function waitingOf(h: TestHouse, finding: string) {
  const { waiting } = (await h.call(analyst, findingOf, { finding })).approval
  assert.ok(waiting)
  return { approval: waiting.approval, read: waiting.read ?? '' }
}

const waitingFor = async (h: TestHouse, actor: Actor) =>
  (await waits.list(askingAs(h, actor) as never)).map(({ what, path }) => [what.en, path])

forHouse('one person never makes a text about voting right', monitoringHouse, async (h) => {
  const site = await changed(h)
  const { finding, read } = await ofVoting(h, site)
  for (const kind of ['approve', 'moves'] as const)
    await assert.rejects(
      h.call(analyst, decideChanges, { site, findings: [finding], read, kind }),
      refused('needs_second'),
    )
  assert.deepEqual(await openChanges(h), ['H change.facts'])
})

forBothHouses(
  'what one puts forward another one carries out, and until then the finding stays open',
  monitoringHouse,
  async (h) => {
    const site = await changed(h)
    const sent = await ofVoting(h, site)
    await assert.rejects(h.call(regionalAnalyst, putForward, sent), problemWith('core.wrong_area'))
    const token = { ...analyst, id: 'token:one' }
    await assert.rejects(h.call(token, putForward, sent), problemWith('core.not_a_person'))
    const head = await headOf(h)
    const { approval } = await h.call(analyst, putForward, sent)
    assert.deepEqual(await typesAfter(h, head), ['page.approvalProposed'])
    await h.call(analyst, putForward, sent)
    assert.equal(await headOf(h), head + 1, 'twice is once')
    await assert.rejects(h.call(secondAnalyst, putForward, sent), refused('approval_waits'))
    assert.deepEqual(await openChanges(h), ['H change.facts'])
    const carried = await waitingOf(h, sent.finding)
    // The same person, the same device, another content, and who may not.
    await assert.rejects(h.call(analyst, carryOut, carried), problemWith('core.same_person'))
    const onSame = { ...secondAnalyst, device: analyst.device as string }
    await assert.rejects(h.call(onSame, carryOut, carried), problemWith('core.same_device'))
    const { device: _own, ...onNone } = secondAnalyst
    await assert.rejects(h.call(onNone, carryOut, carried), problemWith('core.new_device'))
    const other = { approval, read: sent.read }
    await assert.rejects(h.call(secondAnalyst, carryOut, other), refused('other_change'))
    await assert.rejects(h.call(regionalAnalyst, carryOut, carried), problemWith('core.wrong_area'))
    const path = `/console/findings/${sent.finding}`
    const entry = ['Read a text about voting that a colleague put forward as right', path]
    assert.deepEqual(await waitingFor(h, secondAnalyst), [entry])
    assert.deepEqual(await waitingFor(h, analyst), [], 'it waits for another one')
    // Two second persons at once: one of them comes too late.
    const thirdAnalyst = person('third', ['monitoring:write', 'monitoring:read'])
    const both = await Promise.allSettled(
      [secondAnalyst, thirdAnalyst].map((actor) => h.call(actor, carryOut, carried)),
    )
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    await assert.rejects(h.call(secondAnalyst, carryOut, carried), refused('approval_over'))
    assert.deepEqual(await openChanges(h), [])
    await look(h, site)
    assert.deepEqual(await openChanges(h), [], 'it is right from the next look on')
    const { approval: facts } = await h.call(analyst, findingOf, { finding: sent.finding })
    assert.equal(facts.waiting, null)
    assert.equal(facts.done?.putBy, analyst.id)
    assert.notEqual(facts.done.endedBy, analyst.id)
    const decided = (await h.records()).findLast(({ type }) => type === 'page.decided')
    assert.equal(decided?.body['approval'], approval)
  },
)

forBothHouses(
  'a text that is another one since it was put forward is not carried out, nor one that went back',
  monitoringHouse,
  async (h) => {
    const site = await changed(h)
    const sent = await ofVoting(h, site)
    await h.call(analyst, putForward, sent)
    const carried = await waitingOf(h, sent.finding)
    shows(h, pageOf().replace(HOURS, POSTPONED))
    await look(h, site)
    await assert.rejects(h.call(secondAnalyst, carryOut, carried), refused('other_change'))
    assert.equal(
      (await waitingOf(h, sent.finding)).read,
      '',
      'nothing is offered to be carried out',
    )
    assert.deepEqual(
      (await waitingFor(h, secondAnalyst)).map(([what]) => what),
      ['Look at a change of a page'],
    )
    const page = await visitPage(h, findingPage, {
      actor: secondAnalyst,
      params: { finding: sent.finding },
    })
    assert.match(wordsOf(page), /The text is another one by now/)
    // Put forward anew it waits anew, and then the page is as it was.
    await h.call(secondAnalyst, putForward, await ofVoting(h, site))
    const anew = await waitingOf(h, sent.finding)
    await assert.rejects(h.call(secondAnalyst, carryOut, anew), problemWith('core.same_person'))
    await assert.rejects(h.call(analyst, carryOut, carried), refused('approval_over'))
    shows(h, pageOf())
    await look(h, site)
    assert.deepEqual(await openChanges(h), [])
    await assert.rejects(h.call(analyst, carryOut, anew), refused('ended_finding'))
    assert.deepEqual(await waitingFor(h, analyst), [])
  },
)

forHouse(
  'who put it forward takes it back, another one refuses it, and what is undone is found again and named by the old finding',
  monitoringHouse,
  async (h) => {
    const site = await changed(h)
    const sent = await ofVoting(h, site)
    const { approval } = await h.call(analyst, putForward, sent)
    await h.call(analyst, endApproval, { approval })
    const ways = async () =>
      (await h.records()).flatMap(({ type, body }) =>
        type === 'page.approvalEnded' ? [body['how']] : [],
      )
    assert.deepEqual(await ways(), ['taken-back'])
    await assert.rejects(h.call(analyst, endApproval, { approval }), refused('approval_over'))
    const again = await h.call(analyst, putForward, sent)
    await h.call(secondAnalyst, endApproval, { approval: again.approval })
    assert.deepEqual(await ways(), ['taken-back', 'refused'])
    assert.deepEqual(await openChanges(h), ['H change.facts'])
    await h.call(analyst, putForward, sent)
    const { decision } = await h.call(secondAnalyst, carryOut, await waitingOf(h, sent.finding))
    await look(h, site)
    await h.call(analyst, undoDecision, { decision })
    await look(h, site)
    const anew = await ofVoting(h, site)
    const old = await h.call(analyst, findingOf, { finding: sent.finding })
    assert.notEqual(old.approval.done?.undoneAt, null)
    assert.equal(old.next, anew.finding)
    assert.equal((await h.call(analyst, findingOf, { finding: anew.finding })).previous, old.id)
    const params = { finding: sent.finding }
    const words = wordsOf(await visitPage(h, findingPage, { actor: analyst, params }))
    assert.match(words, /put forward by Amal .* carried out by .* taken back/)
    assert.match(words, /Found again/)
  },
)

forHouse(
  'what somebody called an attack is neither approved, put forward, carried out nor excused, and a text about voting never excused',
  monitoringHouse,
  async (h) => {
    const site = await changed(h, CHANGED.replace('nine members', 'eleven seats'))
    const sent = await ofVoting(h, site)
    const excuse = { finding: sent.finding, kind: 'false-positive', reason: 'ours' } as const
    await assert.rejects(h.call(analyst, mark, excuse), refused('no_excuse'))
    const risk = { ...excuse, kind: 'accepted-risk', days: 7 } as const
    await assert.rejects(h.call(analyst, mark, risk), refused('no_excuse'))
    await h.call(analyst, putForward, sent)
    const carried = await waitingOf(h, sent.finding)
    const made = await h.call(secondAnalyst, mark, { finding: sent.finding, kind: 'attack' })
    await assert.rejects(h.call(secondAnalyst, carryOut, carried), refused('approval_over'))
    await assert.rejects(h.call(analyst, putForward, sent), refused('marked_attack'))
    await h.call(analyst, withdrawMark, { mark: made.mark })
    await h.call(analyst, putForward, sent)
    // The same of a change that one person may approve.
    const small = (await changesNow(h, site)).find(({ isOfVoting }) => !isOfVoting)
    assert.ok(small)
    const { finding, read } = small.sent
    await h.call(analyst, mark, { finding, kind: 'attack' })
    const one = { site, findings: [finding], read, ...approving }
    await assert.rejects(h.call(analyst, decideChanges, one), refused('marked_attack'))
    const wrong = { finding, kind: 'false-positive', reason: 'ours' } as const
    await assert.rejects(h.call(analyst, mark, wrong), refused('marked_attack'))
  },
)

forHouse(
  'whoever is alone types the words that stand there, in any digits and spacing, and the log says so',
  {
    slices: monitoringHouse.slices,
  },
  async (h) => {
    const site = await changed(h)
    const sent = await ofVoting(h, site)
    const alone = (typed: string, actor = analyst) =>
      h.call(actor, approveAlone, { ...sent, typed })
    // Who alone could be called for the area of the test house: see `lonely`.
    await assert.rejects(alone(LATE), problemWith('core.someone_reachable'))
    const lonely = person('lonely', ['monitoring:read', 'monitoring:write', 'monitoring:mark'])
    await assert.rejects(alone(HOURS, lonely), refused('other_words'))
    await assert.rejects(alone('Polling stations are open.', lonely), refused('other_words'))
    const params = { finding: sent.finding }
    const page = await visitPage(h, findingPage, { actor: lonely, params })
    assert.match(wordsOf(page), /Type the text as it is on the page now/)
    const other = await visitPage(h, findingPage, { actor: analyst, params })
    assert.doesNotMatch(wordsOf(other), /Type the text/)
    await alone(` ${LATE.replace('18:00', '١٨:٠٠').replace(' open ', '  open\u00a0')}`, lonely)
    assert.deepEqual(await openChanges(h), [])
    const decided = (await h.records()).findLast(({ type }) => type === 'page.decided')
    assert.equal(decided?.body['isAlone'], true)
    const said = wordsOf(await visitPage(h, findingPage, { actor: analyst, params }))
    assert.match(said, /alone, /)
  },
)

forHouse(
  'in the exercise one person rehearses both, and types nothing',
  { ...monitoringHouse, realm: 'exercise' },
  async (h) => {
    const site = await changed(h)
    const sent = await ofVoting(h, site)
    await h.call(analyst, putForward, sent)
    assert.equal((await waitingFor(h, analyst)).length, 1)
    const params = { finding: sent.finding }
    const words = wordsOf(await visitPage(h, findingPage, { actor: analyst, params }))
    assert.match(words, /you rehearse both persons/)
    assert.doesNotMatch(words, /Type the text/)
    await h.call(analyst, carryOut, await waitingOf(h, sent.finding))
    assert.deepEqual(await openChanges(h), [])
  },
)

forHouse(
  'beside a text about voting the first press is against it, and approving stands apart and folded',
  monitoringHouse,
  async (h) => {
    const page = CHANGED.replace('nine members', 'eleven seats').replace(
      'earlier protocols',
      'maps of the country',
    )
    const site = await changed(h, page)
    const { finding } = await ofVoting(h, site)
    const drawn = await visitPage(h, findingPage, { actor: analyst, params: { finding } })
    const buttons = [...drawn.matchAll(/<button class="(button[^"]*)"[^>]*>([^<]*)</g)]
    const [first] = buttons
    assert.deepEqual(first?.slice(1), ['button', 'It is an attack'])
    assert.ok(!buttons.some(([, , label]) => label === 'Approve: this is right'))
    const put = buttons.find(([, , label]) => label === 'Put forward: this is right')
    assert.equal(put?.[1], 'button secondary')
    const folded = drawn.slice(drawn.indexOf('id="approving"'), put.index)
    assert.match(folded, /<details><summary>It is right: put it forward/)
    assert.match(folded, /<blockquote><bdi>[^<]*18:00/, 'what would count as right is shown')
    assert.doesNotMatch(drawn, /value="false-positive"|value="accepted-risk"/)
    // On the page of the site it is led to; the others are approved at once, and why it is not is said.
    const all = await visitPage(h, sitePage, { actor: analyst, params: { site } })
    assert.match(wordsOf(all), /One change is about voting\. It is approved on its own page/)
    assert.match(wordsOf(all), /Approve the 2 changes that are not about voting/)
    const sentAlong = [...all.matchAll(/name="findings\[\]" value="([^"]*)"/g)].map(([, id]) => id)
    assert.equal(sentAlong.length, 4, 'two alone and two at once')
    assert.ok(!sentAlong.includes(finding))
    const arabic = { actor: analyst, params: { finding }, language: 'ar' } as const
    assert.match(wordsOf(await visitPage(h, findingPage, arabic)), /إنه صحيح: تقديمه للاعتماد/)
  },
)

test('words of danger are named whole, and new ones by how they begin', () => {
  assert.deepEqual(newDanger('', 'The vote is postponed. Do not come.'), [
    'postponed',
    'do not come',
  ])
  assert.deepEqual(newDanger('A postponement', 'It is postponed'), [])
  assert.deepEqual(newDanger('', '投票推迟到明天'), ['推迟'])
})

test('a change concerns voting by why it is told, by its words or by the heading above it', () => {
  const of = (code: string, now: string, under = '') =>
    concernsVoting({ why: { code: code as never, args: {} }, old: null, now, under })
  assert.ok(of('facts', '12') && of('file_changed', 'ab') && of('replaced', 'x'))
  assert.ok(of('changed', 'Voters bring a passport.') && of('added', 'Bring it.', 'How to vote'))
  assert.ok(of('changed', 'يُغلق مركز الاقتراع في المدرسة') && of('gone', 'Les électeurs'))
  assert.ok(!of('changed', 'The board met.', 'About us'))
  // What readers see in these is not what is read here.
  assert.ok(of('lookalikes', 'V\u03bfters stay at home, the ball\u03bft is \u03bfver.'))
  assert.ok(of('hidden_text', 'The board met.') && of('control', 'The board met.'))
  assert.ok(!of('new_script', 'https://vote.example/vote.js'))
  assert.ok(of('what_no_version_knows', 'x'), 'unknown is never one person’s')
})

test('what is typed is the text, the words that changed of a long one, its beginning, or signs of a hash', () => {
  const none = { key: 'text-1', under: '', old: null, now: null, marked: [] }
  assert.equal(toType({ ...none, now: 'Polls close at 8.' }).words, 'Polls close at 8.')
  const long = 'a word '.repeat(60)
  const marked = [
    { in: 'both' as const, text: long },
    { in: 'now' as const, text: ' 18:00 ' },
  ]
  assert.deepEqual(toType({ ...none, now: `${long}18:00`, marked }), {
    kind: 'changed',
    words: '18:00',
    isBeginning: false,
  })
  const whole = toType({ ...none, now: long })
  assert.ok(isTyped(whole, long.slice(0, 60)) && !isTyped(whole, long.slice(0, 20)))
  assert.ok(!isTyped(whole, `${long.slice(0, 60)} more`))
  const file = { ...none, key: 'file-1', under: '/a.pdf' }
  assert.ok(isTyped(toType({ ...file, now: '0123456789abcdef' }), '01234567'))
  assert.ok(isTyped(toType(file), '/a.pdf'))
  const quoted = toType({ ...none, now: '“Vote” – it’s ٢٠:٠٠' })
  assert.ok(isTyped(quoted, '"Vote" -  it\'s 20:00') && !isTyped(quoted, '"Vote" - it\'s 21:00'))
  assert.ok(!isTyped(toType({ ...none, now: '8' }), ''))
})
