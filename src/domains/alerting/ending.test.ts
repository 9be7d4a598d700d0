import assert from 'node:assert/strict'
import { asShown } from '../../../test/support/alerting.ts'
import { forHouse, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { systemActor } from '../../core/actor.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:order',
  'territory:read',
] as const
const author = person('author', ALL)
const second = person('second', ALL)
const workflow = systemActor('workflow:finding-to-alert', ['alerting:draft'])
const READ = ['en', 'ar'] as const

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { slices, runsJobs: false }

const example = (areas = ['/1/1/']) =>
  alerting.templateContent({ event: 'DEFACEMENT', severity: 'Moderate', areas })

async function proposed(house: TestHouse): Promise<string> {
  const { alert } = await house.call(author, alerting.draft, { content: example() })
  await house.call(author, alerting.propose, { alert, confirmed: [...READ] })
  return alert
}

async function issued(house: TestHouse): Promise<string> {
  const alert = await proposed(house)
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

forHouse(
  'one person ends an alert in the words released with it, other words need the second',
  still,
  async (house) => {
    const free = { en: 'Polls close at 14:00', ar: 'تُغلق المراكز الساعة 14:00' }
    const cancelled = await issued(house)
    for (const action of [alerting.cancel, alerting.allClear]) {
      await assert.rejects(
        house.runner.call(author, action, { alert: cancelled, texts: free }),
        problemWith('core.bad_input'),
      )
    }
    await house.call(author, alerting.cancel, { alert: cancelled })
    const prepared = await house.call(author, alerting.show, { alert: cancelled })
    assert.equal(prepared.headlines['en'], example().cancelTexts['en'])

    for (const [end, state] of [
      ['Cancel', 'cancelled'],
      ['AllClear', 'cleared'],
    ] as const) {
      const alert = await issued(house)
      const words = { alert, end, texts: { en: free.en } }
      await assert.rejects(
        house.call(author, alerting.proposeEnd, { ...words, confirmed: [] }),
        problemWith('alerting.unconfirmed'),
      )
      await assert.rejects(
        house.call(author, alerting.proposeEnd, { ...words, texts: {}, confirmed: [] }),
        problemWith('alerting.no_other_words'),
      )
      await house.call(author, alerting.proposeEnd, { ...words, confirmed: ['en'] })
      const seen = await asShown(house, alert)
      await assert.rejects(
        house.call(author, alerting.endAsProposed, seen),
        problemWith('core.same_person'),
      )
      await assert.rejects(
        house.call(second, alerting.update, seen),
        problemWith('alerting.no_proposal'),
      )
      await assert.rejects(
        house.call(second, alerting.endAsProposed, { ...seen, read: '0'.repeat(64) }),
        problemWith('alerting.not_what_was_read'),
      )
      const preview = await house.call(second, alerting.preview, { alert })
      assert.equal(preview.kind, end)
      assert.equal(preview.firstLines[0]?.headline, free.en)
      await house.call(second, alerting.endAsProposed, seen)
      const shown = await house.call(author, alerting.show, { alert })
      assert.deepEqual([shown.state, shown.headlines['en']], [state, free.en])
      const last = shown.revisions.at(-1)
      assert.deepEqual([last?.proposedBy, last?.releasedBy], ['person:author', 'person:second'])
    }
  },
)

forHouse(
  'words that wait for the second person do not hold back the prepared ones, nor are they an update',
  still,
  async (house) => {
    const alert = await issued(house)
    const words = { alert, end: 'Cancel' as const, texts: { en: 'Other' } }
    await house.call(author, alerting.proposeEnd, { ...words, confirmed: ['en'] })
    const seen = await asShown(house, alert)
    await house.call(second, alerting.allClear, { alert })
    await assert.rejects(
      house.call(second, alerting.endAsProposed, seen),
      problemWith('alerting.wrong_state'),
    )
  },
)

forHouse(
  'an end calls its areas as they were called when two persons released it',
  still,
  async (house) => {
    const usual = nation.names
    const { cancel, allClear } = alerting
    for (const end of [cancel, allClear, null]) {
      const alert = await issued(house)
      nation.names = { ...usual, '/1/1/': 'Everywhere' }
      if (end === null) {
        const words = { alert, end: 'Cancel' as const, texts: { en: 'Other' } }
        await house.call(author, alerting.proposeEnd, { ...words, confirmed: ['en'] })
        await house.call(second, alerting.endAsProposed, await asShown(house, alert))
      } else {
        await house.call(author, end, { alert })
      }
      nation.names = usual
      const { xml } = await house.call(author, alerting.capXml, { alert, revision: 2 })
      assert.match(xml, /<areaDesc>North › North Hill<\/areaDesc>/, end?.name)
    }
  },
)

forHouse(
  'all clear in other words says why while the finding behind it is open',
  { slices },
  async (house) => {
    const origin = `finding:${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`
    const { alert } = await house.call(workflow, alerting.draft, { content: example(), origin })
    await house.call(author, alerting.propose, { alert, confirmed: [...READ] })
    await house.call(second, alerting.issue, await asShown(house, alert))
    const words = { alert, texts: { en: 'Use it again' }, confirmed: ['en'] }
    const clear = { ...words, end: 'AllClear' as const }
    const bare = house.call(author, alerting.proposeEnd, clear)
    await assert.rejects(bare, problemWith('alerting.finding_open'))
    const despite = 'Seen with our own eyes, <b>twice</b>'
    await house.call(author, alerting.proposeEnd, { ...clear, despite })
    const release = pages.find(({ path }) => path.endsWith('/release'))
    assert.ok(release)
    const shown = await visitPage(house, release, { actor: second, params: { alert } })
    assert.match(shown, /although the finding is open: <bdi>Seen with our own eyes, &lt;b&gt;/)
    await house.call(second, alerting.endAsProposed, await asShown(house, alert))
    const cleared = (await house.records()).find(({ type }) => type === 'alert.cleared')
    assert.equal(cleared?.body['despite'], despite)
  },
)

forHouse(
  'an alert is taken back as it is said to be over: with a reason while what was found is open',
  { slices },
  async (house) => {
    const finding = (n: number) => `${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(11)}${n}`
    const found = { check: 'defacement', cause: 'system:example', mayDraft: true }
    const open = async (n: number) => {
      const noted = { ...found, finding: finding(n), content: example() }
      const { alert } = await house.call(workflow, alerting.noteFinding, noted)
      assert.ok(alert)
      await house.call(author, alerting.propose, { alert, confirmed: [...READ] })
      await house.call(second, alerting.issue, await asShown(house, alert))
      return alert
    }
    const board = pages.find(({ path }) => path.endsWith('/alerts/:alert'))
    const release = pages.find(({ path }) => path.endsWith('/release'))
    assert.ok(board && release)
    const close = (n: number) =>
      house.call(workflow, alerting.noteFindingClosed, { finding: finding(n), how: 'closed' })
    const despite = 'The page was ours, <b>twice</b>'

    const alert = await open(1)
    const shown = await visitPage(house, board, { actor: author, params: { alert } })
    assert.equal(shown.match(/Say why the warning was wrong all the same/g)?.length, 2)
    assert.match(shown, /Why it was wrong although the finding is open/)
    await assert.rejects(
      house.call(author, alerting.cancel, { alert }),
      problemWith('alerting.finding_open'),
    )
    await house.call(author, alerting.cancel, { alert, despite })
    const taken = (await house.records()).find(({ type }) => type === 'alert.cancelled')
    assert.equal(taken?.body['despite'], despite)
    await close(1)

    const other = await open(2)
    const words = { alert: other, end: 'Cancel' as const, texts: { en: 'Ours' }, confirmed: ['en'] }
    await assert.rejects(
      house.call(author, alerting.proposeEnd, words),
      problemWith('alerting.finding_open'),
    )
    await house.call(author, alerting.proposeEnd, { ...words, despite })
    const read = await visitPage(house, release, { actor: second, params: { alert: other } })
    assert.match(read, /wrong although the finding is open: <bdi>The page was ours, &lt;b&gt;/)
    await close(2)
    await house.call(second, alerting.endAsProposed, await asShown(house, other))
    const last = (await house.records()).findLast(({ type }) => type === 'alert.cancelled')
    assert.equal(last?.subject, other)
    assert.equal(last.body['despite'], undefined, 'nothing was open any more')

    const third = await open(3)
    await close(3)
    await house.call(author, alerting.cancel, { alert: third })
  },
)
