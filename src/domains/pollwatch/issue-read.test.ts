import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import {
  amal,
  mira,
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { ANONYMOUS, type Actor } from '../../core/actor.ts'
import { nameManager } from './actions/group.ts'
import {
  answerIssue,
  closeIssue,
  issue,
  openIssue,
  ownIssues,
  reopenIssue,
} from './actions/issue.ts'
import { confirmIssue, readHash, readIssue, readOwnIssue } from './actions/issue-read.ts'
import { issueFeed, publicIssueByCode } from './actions/public.ts'
import { issuesCsv } from './actions/published.ts'
import { issuePage } from './pages/issues.ts'
import { publicIssuePage } from './pages/public-issues.ts'

const WORDS = 'Mrs Jane Doe, tel +999 555 1234, was beaten at the door'
/** An issue in these words of one manager, which the authority confirmed without reading them. */
async function unread(h: TestHouse, summary = WORDS) {
  const group = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1', 'A-2'] })
  await h.call(amal, nameManager, { group: group.id, person: mira.id })
  await write(h, group, 'A-1', 'IN # C6 S4')
  const entry = (await newest(h, group)).id
  const made = await h.call(mona, openIssue, { entry, summary })
  await h.call(omar, confirmIssue, { issue: made.issue })
  return { ...made, group }
}

const asPublic = (h: TestHouse, code: string) => h.call(ANONYMOUS, publicIssueByCode, { code })
const csvOf = async (h: TestHouse) => JSON.stringify(await h.call(ANONYMOUS, issuesCsv, {}))

forBothHouses(
  'what one person wrote is public when a second one has read it, without what names somebody',
  watchHouse,
  async (h) => {
    const { issue: of, code } = await unread(h)
    const before = await asPublic(h, code)
    assert.deepEqual([before.state, before.summary, before.isBeingRead], ['confirmed', null, true])
    for (const told of [await csvOf(h), JSON.stringify(await h.call(ANONYMOUS, issueFeed, {}))])
      assert.ok(!told.includes('beaten'), told)

    const { toRead } = await h.call(omar, issue, { code })
    assert.deepEqual(toRead, [WORDS])
    const read = readHash(toRead)
    const asked = { issue: of, read }
    await assert.rejects(
      h.call(omar, readIssue, asked),
      problemWith('pollwatch.parts_unanswered'),
      'each part is answered',
    )
    await assert.rejects(
      h.call(omar, readIssue, {
        ...asked,
        read: readHash(['Other words']),
        answers: ['out', 'out'],
      }),
      problemWith('pollwatch.words_changed'),
    )
    await assert.rejects(
      h.call(mona, readOwnIssue, { ...asked, answers: ['keep', 'keep'] }),
      problemWith('core.same_person'),
      'nobody reads his own words',
    )
    const sameBrowser: Actor = { ...mira, device: mona.device ?? '' }
    await assert.rejects(
      h.call(sameBrowser, readOwnIssue, { ...asked, answers: ['keep', 'keep'] }),
      problemWith('core.same_device'),
    )
    await assert.rejects(
      h.call(nils, readOwnIssue, { ...asked, answers: ['keep', 'keep'] }),
      problemWith('pollwatch.no_group'),
      'a manager of no group behind it',
    )
    const waiting = await h.call(mira, ownIssues, { view: 'unread', limit: 5 })
    assert.deepEqual(
      waiting.items.map((one) => one.toRead),
      [[WORDS]],
    )
    const { takenOut } = await h.call(mira, readOwnIssue, { ...asked, answers: ['out', 'out'] })
    assert.equal(takenOut, 2)
    const after = await asPublic(h, code)
    const shown = 'Mrs […], tel […], was beaten at the door'
    assert.deepEqual([after.summary, after.isBeingRead], [shown, false])
    for (const told of [await csvOf(h), JSON.stringify(await h.call(ANONYMOUS, issueFeed, {}))]) {
      assert.ok(!told.includes('Jane') && !told.includes('1234'), told)
      assert.ok(told.includes(shown))
    }
    await assert.rejects(
      h.call(omar, readIssue, { issue: of, read: readHash([]) }),
      problemWith('pollwatch.nothing_to_read'),
    )
    assert.deepEqual((await h.call(mira, ownIssues, { view: 'unread', limit: 5 })).items, [])
  },
)

forHouse('the reason to open an issue again waits for its reader too', watchHouse, async (h) => {
  const { issue: of, code } = await unread(h, 'Nobody may enter')
  await h.call(omar, readIssue, { issue: of, read: readHash(['Nobody may enter']) })
  await h.call(omar, answerIssue, { issue: of, answer: 'The doors are open.' })
  await h.call(omar, closeIssue, { issue: of })
  const reason = 'Mr John Smith still keeps the door'
  await h.call(mona, reopenIssue, { issue: of, reason })
  assert.ok(!JSON.stringify(await asPublic(h, code)).includes('Smith'))
  const { toRead } = await h.call(omar, issue, { code })
  assert.deepEqual(toRead, [reason])
  await h.call(omar, readIssue, { issue: of, read: readHash(toRead), answers: ['out'] })
  const { steps, summary } = await asPublic(h, code)
  assert.equal(steps.at(-1)?.words, 'Mr […] still keeps the door')
  assert.equal(summary, 'Nobody may enter')
})

forHouse(
  'a name that nobody saw is taken out afterwards, and no half of a text',
  watchHouse,
  async (h) => {
    const { issue: of, code } = await unread(h, 'the son of okello keeps the box at home')
    const words = 'the son of okello keeps the box at home'
    await h.call(omar, readIssue, { issue: of, read: readHash([words]) })
    assert.equal((await asPublic(h, code)).summary, words)
    const out = (others: string) =>
      h.call(omar, readIssue, { issue: of, read: readHash([]), others })
    await assert.rejects(out('otieno'), problemWith('pollwatch.not_in_words'))
    await assert.rejects(
      out('the son of okello keeps the box'),
      problemWith('pollwatch.too_much_out'),
    )
    await assert.rejects(out('e'), problemWith('pollwatch.not_a_name'))
    await out('okello')
    assert.equal((await asPublic(h, code)).summary, 'the son of […] keeps the box at home')
    await h.call(omar, answerIssue, { issue: of, answer: 'okello has given it back' })
    assert.equal((await asPublic(h, code)).answer, '[…] has given it back', 'in every text')
  },
)

forHouse('the authority is asked about names in its own words', watchHouse, async (h) => {
  const { issue: of, code } = await unread(h, 'Nobody may enter')
  const answer = 'Ask Mr Peter Ndege, +999 555 0100'
  await assert.rejects(
    h.call(omar, answerIssue, { issue: of, answer }),
    problemWith('pollwatch.names_somebody'),
  )
  await h.call(omar, answerIssue, { issue: of, answer, isNamed: true })
  assert.equal((await asPublic(h, code)).answer, answer)
})

forHouse(
  'the page asks about each part, and confirms in one press what names nobody',
  watchHouse,
  async (h) => {
    const { issue: of, code } = await unread(h)
    const params = { code }
    const page = await visitPage(h, issuePage, { actor: omar, params })
    assert.match(page, /This may name a person: Jane Doe/)
    assert.match(page, /This may name a person: \+999 555 1234/)
    const publicly = await visitPage(h, publicIssuePage, {
      actor: ANONYMOUS,
      params: { issue: code },
    })
    assert.match(publicly, /A second person reads its words/)
    assert.doesNotMatch(publicly, /Jane/)
    await h.call(omar, readIssue, { issue: of, read: readHash([WORDS]), answers: ['out', 'keep'] })
    assert.match(
      await visitPage(h, publicIssuePage, { actor: ANONYMOUS, params: { issue: code } }),
      /what names a person was taken out/,
    )
  },
)
