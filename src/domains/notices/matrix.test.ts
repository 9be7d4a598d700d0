// Who may do what with notices and for outlets: each action of both slices has its line, and whoever is not in it is refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { exampleSlice } from '../../../test/support/example-slice.ts'
import { forHouse, problemWith } from '../../../test/support/house.ts'
import { besideNotices, resetWorld } from '../../../test/support/notices.ts'
import { ROLES } from '../../../test/support/slices.ts'
import type { Action } from '../../core/action.ts'
import { type Actor, holds as holding } from '../../core/actor.ts'
import { holdingsOf } from '../../core/role.ts'
import { outlets } from '../outlets/index.ts'
import { notices } from './index.ts'

const PARTS = {
  issuer: 'notice-issuer',
  reviewer: 'notice-reviewer',
  appeal: 'appeal-member',
  outlet: 'outlet',
} as const
type Part = keyof typeof PARTS

const DESK: readonly Part[] = ['issuer', 'reviewer', 'appeal']
const ISSUER: readonly Part[] = ['issuer']
const REVIEWER: readonly Part[] = ['reviewer']
const OUTLET: readonly Part[] = ['outlet']
/** What a person of another role, a job or the machine itself does: none of the four. */
const NONE: readonly Part[] = []
/** Everybody, signed in or not. */
const ALL = 'anybody'

const MATRIX: Readonly<Record<string, readonly Part[] | typeof ALL>> = {
  'notices.write': ISSUER,
  'notices.rewrite': ISSUER,
  'notices.approve': ISSUER,
  'notices.refuse': ISSUER,
  'notices.hand': ISSUER,
  'notices.serve': ISSUER,
  'notices.withdraw': ISSUER,
  'notices.enterReply': ISSUER,
  'notices.enterAgreement': ISSUER,
  'notices.enterAppeal': ISSUER,
  'notices.noteCorrection': ISSUER,
  'notices.findCorrection': ISSUER,
  'notices.missCorrection': ISSUER,
  'notices.corrections': DESK,
  'notices.stateCorrection': OUTLET,
  'notices.publicCorrections': ALL,
  'notices.mailLetter': ISSUER,
  'notices.handLetter': ISSUER,
  'notices.review': REVIEWER,
  'notices.decide': REVIEWER,
  'notices.confirmLabel': REVIEWER,
  'notices.redact': REVIEWER,
  'notices.judge': ['appeal'],
  'notices.recordRestriction': ['issuer', 'reviewer'],
  'notices.endRestriction': ['issuer', 'reviewer'],
  'notices.giveDecision': ['issuer', 'reviewer'],
  'notices.deskNotices': DESK,
  'notices.deskNotice': DESK,
  'notices.waitingNotices': DESK,
  'notices.waitingLetters': DESK,
  'notices.letters': DESK,
  'notices.day': DESK,
  'notices.noticesLosing': DESK,
  'notices.noticesResting': NONE,
  'notices.addressesTold': ALL,
  'notices.noticesNaming': ALL,
  'notices.terms': DESK,
  'notices.setTerms': NONE,
  'notices.reply': OUTLET,
  'notices.agree': OUTLET,
  'notices.appeal': OUTLET,
  'notices.confirmPaper': OUTLET,
  'notices.ownNotices': OUTLET,
  'notices.ownNotice': OUTLET,
  'notices.publicNotices': ALL,
  'notices.publicNotice': ALL,
  'notices.registerFacts': ALL,
  'notices.statistics': ALL,
  'notices.noticeFeed': ALL,
  'notices.noticesCsv': ALL,
  'notices.noticesJson': ALL,
  'notices.publishedDays': ALL,
  'notices.restrictions': ALL,
  'notices.pass': NONE,
  'notices.letterToMail': NONE,
  'notices.noteMailed': NONE,
  'notices.dayToPublish': NONE,
  'notices.publishFiles': NONE,
  'notices.publishAgain': NONE,
  'notices.unnamedDecisions': NONE,
  'notices.sweepAgain': NONE,
  'outlets.commit': OUTLET,
  'outlets.ownOutlet': OUTLET,
  'outlets.ownSource': [...DESK, 'outlet'],
  'outlets.publicOutlet': ALL,
  'outlets.bind': NONE,
  'outlets.agree': NONE,
  'outlets.release': NONE,
  'outlets.boundPersons': NONE,
  'outlets.speakersOf': ALL,
}

const actions: readonly Action[] = [...notices.actions, ...outlets.actions]

test('the matrix has a line for each action of notices and outlets, and no other', () => {
  assert.deepEqual(Object.keys(MATRIX).toSorted(), actions.map(({ name }) => name).toSorted())
})

/** Outlets themselves, in the place of their stand-in. */
const beside = besideNotices().filter(({ name }) => name !== 'outlets')
const own = exampleSlice('outlets', { actions: outlets.actions })

forHouse(
  'action × role: each of the four may do what its line says, and is refused all else',
  { slices: [...beside, own, notices] },
  async (h) => {
    resetWorld()
    for (const [part, role] of Object.entries(PARTS) as [Part, string][]) {
      const holds = holdingsOf(ROLES, { role, area: '/' })
      const actor: Actor = { id: `person:${part}`, holds, via: 'session:x', device: 'browser:x' }
      for (const action of actions) {
        const line = MATRIX[action.name] ?? NONE
        const may = line === ALL || line.includes(part)
        const told = `${part}: ${action.name}`
        const isGiven = action.permission === 'anyone' || holding(actor, action.permission)
        assert.equal(isGiven, may, told)
        if (may) continue
        // Who may is asked before anything is done, whatever it would be done with.
        const act = h.runner.call(actor, { ...action, input: z.any() } as Action, {})
        await assert.rejects(act, problemWith('core.not_allowed'), told)
      }
    }
  },
)
