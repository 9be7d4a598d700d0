import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { CommandContext } from '../src/core/action.ts'
import { partFaults } from '../src/core/brought.ts'
import { catalogueProblems } from '../src/core/catalogue-problems.ts'
import { recordTypes } from '../src/core/record.ts'
import { when, workflow } from '../src/core/workflow.ts'
import { monitoringRecords } from '../src/domains/monitoring/index.ts'
import { exampleSlice, THINGS } from './support/example-slice.ts'
import { slices } from '../src/domains/index.ts'

const all = slices.flatMap(({ records }) => Object.values(records ?? {}))

test('every type of record has a title in English and Arabic', () => {
  assert.ok(all.length >= 120, 'all slices are looked at')
  const titles = Object.fromEntries(all.map(({ type, title }) => [type, title]))
  assert.deepEqual(catalogueProblems(titles), [])
})

test('the report of the day tells these types of what happened at the node itself', () => {
  const notable = all.filter(({ isNotable }) => isNotable).map(({ type }) => type)
  assert.deepEqual(notable.toSorted(), [
    'aside.settled',
    'assessment.agreed',
    'attack.explained',
    'attack.withdrawn',
    'attribution.decided',
    'attribution.withdrawn',
    'backup.drilled',
    'backup.failed',
    'backup.finished',
    'breach.agreed',
    'breach.begun',
    'capacity.measured',
    'case.bundled',
    'case.declared',
    'case.merged',
    'case.moved',
    'case.referred',
    'citation.endAsked',
    'citedsource.endAsked',
    'citedsource.replied',
    'citedsource.withdrawn',
    'commitment.written',
    'content.erased',
    'custody.broken',
    'deskSeat.ended',
    'deskSeat.taken',
    'duty.handedOver',
    'exercise.removed',
    'exercise.started',
    'factcheck.published',
    'factcheck.withdrawn',
    'incident.merged',
    'incident.moved',
    'incident.opened',
    'incident.wordsErased',
    'issue.answered',
    'issue.closed',
    'issue.confirmed',
    'issue.opened',
    'issue.rejected',
    'issue.reopened',
    'length.entered',
    'log.broken',
    'log.damageFound',
    'log.damageNamed',
    'log.stampMissed',
    'lookout.appeared',
    'lookout.fellSilent',
    'lookout.judged',
    'lookout.removed',
    'name.given',
    'name.opened',
    'node.restored',
    'noticeterms.set',
    'objection.answered',
    'observerGroup.accredited',
    'observerGroup.appealed',
    'observerGroup.applied',
    'observerGroup.ended',
    'observerGroup.refused',
    'officialword.agreed',
    'officialword.ended',
    'outcome.recorded',
    'overseer.named',
    'record.erased',
    'report.released',
    'request.lapsed',
    'restriction.ended',
    'restriction.recorded',
    'setting.changed',
    'snapshot.removed',
    'snapshot.withheld',
    'statement.released',
    'symptom.added',
    'symptom.changed',
    'wording.imported',
    'words.erased',
  ])
})

test('a mistake in the records that slices bring is told in one sentence that says what to write', () => {
  const records = recordTypes('other', { 'Thing.noted': { en: 'A thing', ar: 'شيء' } })
  assert.deepEqual(
    partFaults([
      exampleSlice('things', { records: THINGS }),
      exampleSlice('other', { records: { ...records, 'thing.erased': THINGS['thing.erased'] } }),
    ]),
    [
      'The record type Thing.noted of the slice other is not named noun.pastTense, as site.added is.',
      'The slices things and other both declare the record type thing.erased: the one that writes it keeps it.',
    ],
  )
})

/** Never called: what stands here is for the type checker. */
function written(ctx: Pick<CommandContext, 'record'>): void {
  const body = { organization: 'o', host: 'h', areas: ['/'], allowPrivate: false }
  ctx.record(monitoringRecords['site.added'], { subject: 'site', body })
  // @ts-expect-error nobody declares this type
  ctx.record(monitoringRecords['site.add'], { subject: 'site', body })
  // @ts-expect-error the body lacks what the type demands
  ctx.record(monitoringRecords['site.added'], { subject: 'site', body: { host: 'h' } })
  // @ts-expect-error the body is of another type
  ctx.record(monitoringRecords['site.added'], { subject: 'site', body: { ...body, host: 7 } })
  // @ts-expect-error the body is forgotten
  ctx.record(monitoringRecords['site.added'], { subject: 'site' })
  // @ts-expect-error this type has no body
  ctx.record(monitoringRecords['site.removed'], { subject: 'site', body })
  when(monitoringRecords['site.added'], async (_, record) => {
    const host: string = record.body.host
    // @ts-expect-error the body holds no such thing
    assert.equal(record.body.nobody, host)
  })
}

test('what a workflow reads is of the form that its type says, and an erased body stops only who reads it', async () => {
  assert.equal(typeof written, 'function')
  const records = recordTypes('seen', {
    'thing.seen': { en: 'A thing', ar: 'شيء', body: z.object({ n: z.number() }) },
    'thing.lost': { en: 'A thing', ar: 'شيء', body: z.object({ n: z.number() }) },
  })
  const seen: (string | number)[] = []
  const reads = when(records['thing.seen'], async (_, { body }) => void seen.push(body.n))
  const passes = when(records['thing.lost'], async (_, { subject }) => void seen.push(subject))
  const join = workflow({ name: 'join', permissions: [], handlers: [reads, passes] })
  assert.deepEqual(join.on, ['thing.seen', 'thing.lost'])
  const happens = (type: string, body: object) =>
    join.handle({} as never, { type, subject: 'it', body } as never)
  await happens('thing.seen', { n: 7, later: 'a later version says more' })
  await happens('thing.lost', {})
  await assert.rejects(
    happens('thing.seen', {}),
    /the body of thing.seen is of no form that is known: n: expected number, received undefined/,
  )
  assert.deepEqual(seen, [7, 'it'])
  assert.throws(
    () => workflow({ name: 'join', permissions: [], handlers: [reads, reads] }),
    /the workflow join takes a record type twice/,
  )
})
