import assert from 'node:assert/strict'
import { keptByTest, keptCopy } from '../../test/support/claims.ts'
import { forBothHouses, person } from '../../test/support/house.ts'
import { visitPage } from '../../test/support/page-visit.ts'
import { amina, openTestDesk, reportsHouse, tell } from '../../test/support/reports.ts'
import { restingNotices, restingOutlets } from '../../test/support/resting.ts'
import { ANONYMOUS } from '../core/actor.ts'
import { publish, writeCheck } from '../domains/claims/actions/check.ts'
import { triage } from '../domains/claims/actions/claim.ts'
import { deskClaim, deskClaims } from '../domains/claims/actions/read.ts'
import { claims } from '../domains/claims/index.ts'
import { lead } from '../domains/reports/actions/act.ts'
import { list, report } from '../domains/reports/actions/desk.ts'
import { reportPage } from '../domains/reports/pages/one.ts'
import { acknowledge } from '../domains/reports/actions/step.ts'
import { mailboxOf } from '../domains/reports/actions/receive.ts'
import { claimPage } from '../domains/claims/pages/public.ts'
import { sources } from '../domains/sources/index.ts'
import { reportToOthers } from './report-to-others.ts'

const MARKER = 'Xq7Zmarker'
const desk = person('desk', ['claims:read', 'claims:write', 'claims:approve'])
const other = person('other', ['claims:read', 'claims:approve'])

forBothHouses(
  'of a report goes to the claims desk what its officer wrote, and he sees what came of it',
  {
    ...reportsHouse,
    slices: [...reportsHouse.slices, sources, restingNotices, restingOutlets, claims],
    workflows: [reportToOthers],
    capture: keptByTest,
  },
  async (h) => {
    const routing = { what: 'false-voting-information' } as const
    const { mailbox, read: opens } = await tell(h, await openTestDesk(h), { text: MARKER, routing })
    const [row] = (await h.call(amina, list, { limit: 1 })).items
    assert.ok(row !== undefined)
    const words = 'Polling stations close at noon'
    await h.call(amina, lead, { report: row.id, kind: 'claim', words })
    await h.settled()
    const [claim, ...more] = (await h.call(desk, deskClaims, { limit: 9 })).items
    assert.ok(claim !== undefined && more.length === 0)
    assert.deepEqual(
      [claim.words, claim.language, claim.harm, claim.state, claim.takenBy],
      [words, 'en', 'voting', 'intake', 'workflow:report-to-others'],
    )
    const told = await h.call(desk, deskClaim, { claim: claim.code })
    assert.equal(told.origin, 'report')
    for (const part of [MARKER, row.id, row.code, amina.id])
      assert.ok(!JSON.stringify(told).includes(part))

    const acts = async () => (await h.call(amina, report, { report: row.id })).acts
    assert.deepEqual(
      (await acts()).map(({ ref, state }) => [ref, state]),
      [[`claim:${claim.code}`, 'begun']],
    )
    const box = async () => (await h.call(ANONYMOUS, mailboxOf, { mailbox, read: opens })).claims
    const of = { claim: claim.code }
    await h.call(desk, triage, { ...of, kind: 'factual', claimant: 'account' })
    const said = { title: 'They close at 8 pm', summary: 'No.', method: 'We read the notice.' }
    const cited = { item: 'REF-VENICE-CODE', stance: 'refutes', verdict: 'false' } as const
    await h.call(desk, writeCheck, { ...of, language: 'en', ...said, ...cited })
    await keptCopy(h)
    const { checks, read } = await h.call(other, deskClaim, of)
    await h.call(amina, acknowledge, { report: row.id })
    assert.deepEqual(await box(), [], 'nothing is told before it is published')
    await h.call(other, publish, { check: checks[0]?.id ?? '', read: read ?? '' })
    await h.settled()
    assert.equal((await acts())[0]?.state, 'done')
    assert.deepEqual(await box(), [claim.code], 'whoever has the receipt reads what was checked')
    const open = await visitPage(h, claimPage, { actor: ANONYMOUS, params: of })
    for (const part of [MARKER, row.id, row.code, mailbox]) assert.ok(!open.includes(part))
    const page = await visitPage(h, reportPage, { actor: amina, params: { report: row.id } })
    assert.match(page, new RegExp(`href="/en/console/claims/${claim.code}"`))
  },
)
