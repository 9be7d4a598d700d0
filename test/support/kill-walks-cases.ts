// The walk through a case, by the steps that a test of the whole house takes.

import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../src/core/problem.ts'
import {
  attribute,
  investigate,
  judge,
  type Office,
  ORGANISATIONS,
  type People,
  seatAll,
} from './case-steps.ts'
import { answerOf, CAST, type Who } from './kill-cast.ts'
import { describedFor, NORTH, type Recipe, type Walking } from './kill-walking.ts'

/** Who of the cast is what in a case. */
const PARTS = {
  investigator: 'ana',
  second: 'ben',
  prosecutor: 'cleo',
  reviewer: 'dan',
  custodian: 'eve',
  officer: 'ana',
  releaser: 'ben',
  handler: 'ana',
} as const satisfies Readonly<Record<keyof People, Who>>

type Officer = People[keyof People]

function officer(who: Who): Officer {
  return {
    person: CAST[who].id,
    cookie: '',
    get authenticator(): never {
      throw new Error('the cast signs')
    },
  }
}

const people = Object.fromEntries(
  Object.entries(PARTS).map(([part, who]) => [part, officer(who)]),
) as unknown as People

const whoOf = ({ person }: Officer): Who =>
  (Object.keys(CAST) as Who[]).find((who) => CAST[who].id === person) ?? 'ana'

function officeOf({ ask, look }: Walking): Office {
  return {
    host: 'site.example',
    does: (by, action, input) => ask(action, input, whoOf(by)),
    async tries(by, action, input) {
      try {
        await ask(action, input, whoOf(by))
        return 200
      } catch (error) {
        if (error instanceof Problem) return error.status
        throw error
      }
    },
    asks: (by, query, input = {}) => look(query, input, whoOf(by)),
    signedBy: (by, hash) => answerOf(whoOf(by), Buffer.from(hash, 'hex').toString('base64url')),
  }
}

/** Looks for what a workflow makes of a file. */
const LOOKS = 100
const LOOK_MS = 50

async function untilPreserved({ look }: Walking, of: string | undefined): Promise<void> {
  for (let n = 0; n < LOOKS; n += 1) {
    const { evidence } = await look<{ evidence: readonly object[] }>('cases.observations', {
      case: of,
    })
    if (evidence.length > 0) return
    await pause(LOOK_MS)
  }
}

export const CASES: Recipe = {
  commands: [
    'cases.declare',
    'cases.openFile',
    'cases.giveSeat',
    'cases.finishStep',
    'cases.move',
    'cases.settleVolatile',
    'cases.observe',
    'cases.mapObservation',
    'cases.lookAgain',
    'cases.addPivot',
    'cases.nameHypothesis',
    'cases.addSource',
    'cases.addIndication',
    'cases.startScoring',
    'cases.score',
    'cases.handIn',
    'cases.draftAttribution',
    'cases.proposeAttribution',
    'cases.decideAttribution',
    'cases.waiveStep',
    'cases.refer',
    'cases.addSuspect',
    'cases.bringCharge',
    'cases.setHearing',
    'cases.holdHearing',
    'cases.recordOutcome',
    'cases.proposeClosing',
    'cases.agreeClosing',
  ],
  async walk(walking, tag) {
    const { ask } = walking
    const incident = await describedFor(ask, `case ${tag}`)
    await ask('incidents.lead', { incident })
    const file = { area: NORTH, title: `Log ${tag}`, place: 'The office', name: 'access.log' }
    await ask('evidence.addFile', { ...file, incident })
    const [organisation, team] = ORGANISATIONS.investigator
    const facts = { title: `Case ${tag}`, area: NORTH, severity: 'severe', role: 'investigator' }
    const { case: of = '' } = await ask('cases.declare', {
      incidents: [incident],
      ...facts,
      organisation,
      team,
    })
    const office = officeOf(walking)
    await seatAll(office, people, of)
    await untilPreserved(walking, of)
    const { hypothesis } = await investigate(office, people, of)
    await attribute(office, people, of, hypothesis)
    await judge(office, people, of)
    // Another one is left open, to be gone on with.
    const more = { ...facts, title: `Open ${tag}`, organisation, team }
    const second = await describedFor(ask, `open ${tag}`)
    const { case: open = '' } = await ask('cases.declare', { incidents: [second], ...more })
    await seatAll(office, people, open)
    await ask('cases.finishStep', { case: open, step: 1 })
    await ask('cases.move', { case: open, from: 'reported', to: 'triaged' })
    for (const name of ['A contractor', 'Somebody else'])
      await ask('cases.nameHypothesis', { case: open, name })
    await ask('cases.addSource', { case: open, name: 'The monitor', reliability: 'A' })
  },
}
