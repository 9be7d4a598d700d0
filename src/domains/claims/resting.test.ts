// A published check rests on copies: whoever takes one away is told, and so is whoever writes checks.
import assert from 'node:assert/strict'
import {
  CHECK,
  checkedClaim,
  claimsHouse,
  hugo,
  lena,
  releaseCheck,
} from '../../../test/support/claims.ts'
import { forBothHouses, person } from '../../../test/support/house.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import type { PageContext } from '../../core/page.ts'
import { giveBack, withdraw, writeCheck } from './actions/check.ts'
import { publicClaim } from './actions/public.ts'
import { deskClaim } from './actions/read.ts'
import { checksResting } from './actions/resting.ts'
import { claimPage } from './pages/public.ts'
import { waits } from './waits.ts'

const librarian = person('liv', ['sources:read', 'sources:assess'])
const second = person('sam', ['sources:read', 'sources:assess'])

forBothHouses(
  'a check that loses a copy says so, and waits for who writes checks',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    const { versions } = await h.call(ANONYMOUS, publicClaim, { claim })
    const copy = versions[0]?.evidence[0]?.copy?.code ?? ''
    const copies = [copy, 'SNP-ZZZZZZZZ']
    assert.deepEqual((await h.call(librarian, checksResting, { copies, items: [] })).items, [
      { copy, code: claim },
    ])
    const source = (name: string) => h.action(`sources.${name}`)
    const ofCopy = { snapshot: copy, reason: 'It names a child.' }
    await assert.rejects(h.call(librarian, source('removeCopy'), ofCopy), {
      code: 'sources.copy_cited',
    })
    const waiting = async (actor = lena) => {
      const context = { ...askingAs(h, actor), node: h.facts }
      return (await waits.list(context as unknown as PageContext)).map(({ what }) => what.key)
    }
    const page = async () =>
      wordsOf(await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } }))
    assert.deepEqual([await waiting(), /A copy is kept/.test(await page())], [[], true])
    await h.call(librarian, source('askRemoval'), ofCopy)
    assert.deepEqual(await waiting(), ['waitCopyLeaves'])
    assert.deepEqual(await waiting(person('reader', ['claims:read'])), [])
    assert.match(await page(), /withheld or was taken away/)
    const { items } = (await h.call(second, source('copiesResting'), { copies: [copy] })) as {
      items: { asked: { read: string } }[]
    }
    const read = items[0]?.asked.read ?? ''
    await h.call(second, source('agreeRemoval'), { snapshot: copy, read })
    assert.deepEqual(await waiting(), ['waitCopyGone'])
    assert.match(await page(), /withheld or was taken away/)
    // A new version rests on another copy: nothing is lost by it any more.
    const correction = 'It rests on another copy.'
    await h.call(lena, writeCheck, { claim, ...CHECK, correction })
    await releaseCheck(h, claim, hugo)
    assert.deepEqual(await waiting(), [])
    // One that waits loses the only copy of what it cites by no one person either.
    const [own] = (await h.call(ANONYMOUS, publicClaim, { claim })).versions
    const kept = own?.evidence[0]?.copy?.code ?? ''
    const newest = async () => {
      const { checks, read } = await h.call(hugo, deskClaim, { claim })
      return { check: checks[0]?.id ?? '', reason: 'Wrong', read: read ?? '' }
    }
    const { check, reason } = await newest()
    await h.call(hugo, withdraw, { check, reason })
    const ofKept = { ...ofCopy, snapshot: kept }
    await h.call(lena, writeCheck, { claim, ...CHECK, correction })
    await assert.rejects(h.call(librarian, source('removeCopy'), ofKept), {
      code: 'sources.copy_cited',
    })
    await h.call(hugo, giveBack, await newest())
    await h.call(librarian, source('removeCopy'), ofKept)
  },
)
