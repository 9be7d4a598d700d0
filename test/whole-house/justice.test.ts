// From a breach to a verdict in numbers: in the exercise one person takes a case through every part, and what everybody
// may see of it are counts from which nobody can be told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '../../src/core/actor.ts'
import { keepFigures } from '../../src/domains/cases/actions/statistics.ts'
import { jobs } from '../../src/domains/cases/jobs-justice.ts'
import { type ApiPerson, joinByApi } from '../support/api-person.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { CONTENTS } from '../support/request-contents.ts'

/** Who stands in no line that others may read. */
const SUSPECT = 'Juma Otieno'
/** As many charges as it takes that their number is told. */
const CHARGES = 6

/** Seats besides those that whoever declares a case has in the exercise. */
const SEATS = ['liaison-24-7'] as const

async function start(): Promise<{ t: TestNode; person: ApiPerson }> {
  const t = await startTestNode('sqlite', { SCRUTINEER_VISIT_MS: '3600000' })
  const order = { name: 'Amina Sow', role: 'administrator', area: '/' }
  const { secret } = await t.call<{ secret: string }>('accounts.invite', order)
  const person = await joinByApi(t.node.origin, secret)
  await t.call('exercises.start', {})
  await t.node.settled(60_000)
  return { t, person }
}

/** A case with everything said that its incident asks for, its file open, and every seat taken. */
async function declared(person: ApiPerson): Promise<string> {
  const call = <O = object>(action: string, input: object) =>
    person.call<O>(action, input, 'exercise')
  const about = { title: 'Results site shows other numbers', area: '/', severity: 'severe' }
  const { incident } = await call<{ incident: string }>('incidents.open', about)
  const kind = { type: 'unauthorised-information-modification', asset: 'results-site' }
  const facts = { ...kind, phase: 'voting', clock: 'node' }
  await call('incidents.describe', { incident, ...facts, title: about.title, severity: 'severe' })
  const team = { organisation: 'Electoral commission', team: 'All of it' }
  const { case: of } = await call<{ case: string }>('cases.declare', {
    incidents: [incident],
    ...about,
    title: 'Who changed the numbers',
    role: 'investigator',
    ...team,
  })
  await call('cases.openFile', { case: of, reason: 'Begins' })
  const { person: self } = await person.ask<{ person: string }>('accounts.me')
  for (const role of SEATS) await call('cases.giveSeat', { case: of, person: self, role, ...team })
  return of
}

/** What everybody is told is counted each hour, which nobody waits for here. */
async function counted({ node }: TestNode): Promise<void> {
  const [job] = jobs
  const house = node.house('exercise')
  await house?.runner.call(systemActor('job:figures', job?.permissions ?? []), keepFigures, {})
}

test('clause 2: a case goes from its charges to a verdict and is closed, and everybody sees numbers only', async () => {
  const { t, person } = await start()
  const call = <O = object>(action: string, input: object) =>
    person.call<O>(action, input, 'exercise')
  try {
    const of = await declared(person)
    await call('cases.finishStep', { case: of, step: 1 })
    await call('cases.move', { case: of, from: 'reported', to: 'triaged' })
    for (const step of [2, 3, 4, 5, 6, 7])
      await call('cases.waiveStep', { case: of, step, reason: 'Rehearsed another day' })
    await call('cases.move', { case: of, from: 'triaged', to: 'investigating' })

    const draft = { case: of, article: '29', iso3: 'ALB', kind: 'new', ...CONTENTS }
    const { request } = await call<{ request: string }>('cases.draftRequest', draft)
    const officerSource = 'Chart of the Treaty Office, read today'
    const { hash: read } = await call<{ hash: string }>('cases.completeRequest', {
      case: of,
      request,
      officerSource,
    })
    await call('cases.approveRequest', { case: of, request, read })
    const step = (from: string, to: string, more: object = {}) =>
      call('cases.moveRequest', { case: of, request, from, to, ...more })
    await step('approved', 'sent', { channel: 'point-24-7' })
    const printed = await person.page(`/exercise/en/console/cases/${of}/requests/${request}`)
    assert.ok(printed.includes(read), 'the hash of what was sent stands on the page')
    await step('sent', 'refused', { ground: 'sovereignty' })

    await call('cases.refer', { case: of, action: 'Charges follow' })
    const who = { case: of, kind: 'natural', name: SUSPECT }
    const { suspect } = await call<{ suspect: string }>('cases.addSuspect', who)
    const charges: string[] = []
    for (let n = 0; n < CHARGES; n += 1) {
      const facts = { case: of, suspect, article: '4', fromDay: '2026-11-24' }
      charges.push((await call<{ charge: string }>('cases.bringCharge', facts)).charge)
    }
    await call('cases.move', { case: of, from: 'referred', to: 'prosecuting' })
    for (const charge of charges) {
      const outcome = { case: of, charge, outcome: 'convicted', isFinal: true }
      await call('cases.recordOutcome', { ...outcome, sentence: 'One year' })
    }
    await call('cases.proposeClosing', { case: of, reason: 'All is decided' })
    const { closing } = await person.ask<{ closing: { proposedAt: string } }>(
      'cases.justice',
      { case: of },
      'exercise',
    )
    await call('cases.agreeClosing', { case: of, proposedAt: closing.proposedAt })
    const file = await person.ask<{ state: string }>('cases.case', { case: of }, 'exercise')
    assert.equal(file.state, 'closed')

    await t.node.settled(60_000)
    await counted(t)
    const everybody = async (path: string) =>
      await (await fetch(`${t.node.origin}/exercise/en${path}`)).text()
    const page = await everybody('/justice')
    assert.match(page, /Offences/)
    assert.ok(!page.includes(SUSPECT))
    const programme = await everybody('/programme')
    assert.match(programme, new RegExp(`${CHARGES} outcomes of charges recorded`))
    const csv = await (await fetch(`${t.node.origin}/exercise/en/justice?_file=csv`)).text()
    assert.match(csv, /Offences/)
    assert.ok(!csv.includes(SUSPECT))
    const console = await person.page('/exercise/en/console/justice')
    assert.ok(!console.includes(SUSPECT))
  } finally {
    await t.remove()
  }
})
