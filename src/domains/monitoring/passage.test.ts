import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { HOST } from '../../../test/support/example-visit.ts'
import {
  approvedByTwo,
  changesNow,
  learned,
  look,
  openChanges,
  shows,
} from '../../../test/support/learned-site.ts'
import { analyst, headOf, monitoringHouse, watch } from '../../../test/support/monitoring.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { HOURS, pageOf, PAPERS } from '../../../test/support/watched-page.ts'
import { passageChoices, setPassages, unguardedCount, unguardedSites } from './actions/passage.ts'
import { passagesPage, unguardedPage } from './pages/passages.ts'

const nobody = person('nobody', [])

/** A site that one look has seen. */
async function seenOnce(h: TestHouse): Promise<string> {
  shows(h, pageOf())
  const watched = await watch(h, HOST)
  await h.pass(0)
  return watched
}

forBothHouses(
  'a passage that must stay is missed from the first look on, and what it was before can be had again',
  monitoringHouse,
  async (h) => {
    const watched = await seenOnce(h)
    const { choices } = await h.call(analyst, passageChoices, { site: watched })
    const texts = choices.map(({ text }) => text)
    assert.ok(texts.includes(HOURS) && texts.includes(PAPERS))
    assert.ok(texts.indexOf(HOURS) < texts.indexOf(PAPERS), 'what speaks of voting comes first')
    const asked = { site: watched, passages: [HOURS] }
    await assert.rejects(
      h.call(analyst, setPassages, { ...asked, passages: ['Nobody wrote this.'] }),
      problemWith('monitoring.unknown_passage'),
    )
    const { before } = await h.call(analyst, setPassages, asked)
    assert.deepEqual(before, [])
    const head = await headOf(h)
    await h.call(analyst, setPassages, asked)
    assert.equal(await headOf(h), head, 'the same once more is nothing')
    shows(h, pageOf().replace(HOURS, 'Polling stations are closed.'))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['C change.passage_gone'])
    // Nobody gives up alone what is missing now; what is there again can be given up.
    const giving = { site: watched, passages: before }
    await assert.rejects(
      h.call(analyst, setPassages, giving),
      problemWith('monitoring.missing_passage'),
    )
    await h.call(analyst, setPassages, { site: watched, passages: [HOURS, PAPERS] })
    shows(h, pageOf())
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    const { before: there } = await h.call(analyst, setPassages, giving)
    assert.deepEqual(there, [PAPERS, HOURS])
    await h.call(analyst, setPassages, { site: watched, passages: there })
    shows(h, pageOf().replace(HOURS, 'Polling stations are closed.'))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['C change.passage_gone'])
    // Two persons may say that it is right so.
    const [one] = await changesNow(h, watched)
    assert.ok(one)
    await approvedByTwo(h, one.sent)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    await h.call(analyst, setPassages, giving)
  },
)

forHouse(
  'sites without passages are named to whoever may see them, and counted for everybody of the house',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h, { isFull: false })
    // The other one is looked at, too, and shows nothing.
    h.probe.show([])
    const other = await watch(h, 'other.vote.test', { name: 'Register' })
    const named = async () =>
      (await h.call(analyst, unguardedSites, {})).items.map(({ name }) => name)
    assert.deepEqual(await named(), ['Register', 'Results'])
    await h.call(analyst, setPassages, { site: watched, passages: [HOURS] })
    assert.deepEqual(await named(), ['Register'])
    // How many pages are unguarded is no news for strangers; an administrator, who sees no site, is told.
    await assert.rejects(h.call(nobody, unguardedCount, {}), problemWith('core.not_allowed'))
    const guest = person('guest', ['accounts:self'])
    await assert.rejects(h.call(guest, unguardedCount, {}), problemWith('core.not_allowed'))
    const administrator = person('administrator', ['accounts:names'])
    assert.equal((await h.call(administrator, unguardedCount, {})).count, 1)
    const list = await visitPage(h, unguardedPage, { actor: analyst })
    assert.ok(list.includes(`/console/sites/${other}/passages`), list)
    const params = { site: watched }
    const page = await visitPage(h, passagesPage, { actor: analyst, params })
    assert.match(page, /type="checkbox"[^>]*checked/)
    assert.match(page, /name="passages\[\]"/)
    assert.ok(wordsOf(page).includes(PAPERS))
    const empty = await visitPage(h, passagesPage, { actor: analyst, params: { site: other } })
    assert.match(wordsOf(empty), /No look has seen the page yet/)
    const arabic = { actor: analyst, params, language: 'ar' } as const
    assert.match(wordsOf(await visitPage(h, passagesPage, arabic)), /راقب هذه المقاطع/)
  },
)
