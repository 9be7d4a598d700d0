import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type NextAct, nextAct } from './next-act.ts'
import type { CaseFacts } from './protocol.ts'
import type { CaseRow, CaseState } from './schema/case.ts'

/** A case with everything that its gates ask for. */
const WHOLE: CaseFacts = {
  unseen: 0,
  incidentsUndescribed: 0,
  incidentsUnclocked: 0,
  items: 2,
  itemsOpen: 0,
  itemsBroken: 0,
  itemsOffered: 0,
  itemsUnsealed: 0,
  volatilesOpen: 0,
  observations: 1,
  observationsUnmapped: 0,
  observationsLooked: 1,
  pivots: 1,
  pivotsWithoutRate: 0,
  hypotheses: 2,
  rows: 1,
  rowsUnscored: 0,
  attributions: 1,
  requests: 1,
  requestsWithoutReceipt: 0,
  requestsOpen: 0,
  suspects: 1,
  charges: 1,
  chargesOpen: 0,
  hearings: 1,
}

function next(state: CaseState, step: number, facts: Partial<CaseFacts> = {}): string {
  const row = { state, step } as CaseRow
  return told(nextAct({ row, facts: { ...WHOLE, ...facts } }))
}

const told = ({ kind, to, page, lacks }: NextAct) =>
  [kind, to ?? '', page ?? '', lacks.map(({ lack }) => lack).join()].join(' ').trim()

test('a case that has all goes from the first step to the last by one act after another', () => {
  assert.equal(next('reported', 1), 'finish')
  assert.equal(next('reported', 2), 'move triaged')
  assert.equal(next('triaged', 2), 'finish')
  assert.equal(next('triaged', 3), 'move investigating')
  for (const step of [3, 4, 5, 6, 7, 8, 9]) assert.equal(next('investigating', step), 'finish')
  assert.equal(next('investigating', 10), 'work  referral notAccepted')
  assert.equal(next('referred', 10), 'move prosecuting')
  assert.equal(next('prosecuting', 10), 'move in-court')
  assert.equal(next('in-court', 10), 'work  justice notClosed')
  assert.equal(next('closed', 10), 'finish')
  assert.equal(next('closed', 11), 'none')
})

test('what is missing leads to the page where it is done', () => {
  assert.equal(next('reported', 1, { incidentsUndescribed: 1 }), 'work   undescribed')
  assert.equal(next('triaged', 2, { volatilesOpen: 6 }), 'work   volatilesOpen')
  assert.equal(
    nextAct({
      row: { state: 'triaged', step: 2 } as CaseRow,
      facts: { ...WHOLE, volatilesOpen: 6 },
    }).page,
    '',
  )
  assert.equal(next('investigating', 4, { observations: 0 }), 'work  observations noObservation')
  assert.equal(next('investigating', 8, { attributions: 0 }), 'work  attribution noAttribution')
  assert.equal(
    next('referred', 10, { suspects: 0, charges: 0 }),
    'work  justice noSuspect,noCharge',
  )
  assert.equal(next('prosecuting', 10, { hearings: 0 }), 'work  justice noHearing')
  assert.equal(next('in-court', 10, { chargesOpen: 1 }), 'work  justice chargesOpen')
  assert.equal(next('in-court', 10, { requestsOpen: 1 }), 'work  requests requestsOpen')
  assert.equal(next('in-court', 10, { itemsOffered: 1 }), 'work   itemsOffered')
})

test('a case that rests is gone on with, and one that is over asks for nothing', () => {
  assert.equal(next('on-hold', 4), 'resume')
  assert.equal(next('withdrawn', 4), 'none')
  assert.equal(next('merged', 4), 'none')
  const { seats } = nextAct({ row: { state: 'referred', step: 10 } as CaseRow, facts: WHOLE })
  assert.deepEqual(seats, ['prosecutor'])
})
