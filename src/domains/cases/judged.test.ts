import assert from 'node:assert/strict'
import {
  analyst,
  casesHouse,
  declared,
  opened,
  prosecutor,
  seated,
} from '../../../test/support/cases.ts'
import { forBothHouses, problemWith } from '../../../test/support/house.ts'
import { bringCharge } from './actions/charge.ts'
import { recordOutcome } from './actions/outcome.ts'
import { justiceFile } from './actions/read-justice.ts'
import { addSuspect, nameSuspect } from './actions/suspect.ts'

forBothHouses('nobody is judged without a name', casesHouse, async (h) => {
  const of = await declared(h)
  await opened(h, analyst, of)
  await seated(h, prosecutor, of, 'prosecutor')
  await opened(h, prosecutor, of)
  const { suspect } = await h.call(prosecutor, addSuspect, { case: of, kind: 'unknown' })
  const facts = { case: of, suspect, fromDay: '2026-11-20' } as const
  const { charge } = await h.call(prosecutor, bringCharge, { ...facts, article: '4' })
  const judge = (said: object) =>
    h.call(prosecutor, recordOutcome, {
      case: of,
      charge,
      outcome: 'convicted',
      isFinal: false,
      ...said,
    })
  const nameless = problemWith('cases.judged_unknown')
  for (const outcome of ['convicted', 'acquitted', 'quashed'] as const)
    await assert.rejects(judge({ outcome }), nameless, outcome)
  await assert.rejects(judge({ outcome: 'dropped', sentence: 'A fine' }), nameless)
  const other = await h.call(prosecutor, bringCharge, { ...facts, article: '2' })
  const dropped = { charge: other.charge, outcome: 'dropped' } as const
  await judge(dropped)

  const named = { case: of, suspect, kind: 'natural', name: 'Juma Otieno' } as const
  await h.call(prosecutor, nameSuspect, named)
  await judge({ sentence: 'A fine' })
  await assert.rejects(
    h.call(prosecutor, nameSuspect, { case: of, suspect, kind: 'unknown' }),
    nameless,
    'who was judged keeps a name',
  )
  const { charges } = await h.call(prosecutor, justiceFile, { case: of })
  assert.deepEqual(charges.map(({ outcome }) => outcome).toSorted(), ['convicted', 'dropped'])
})
