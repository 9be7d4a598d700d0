import assert from 'node:assert/strict'
import {
  analyst,
  casesHouse,
  counsel,
  declared,
  erasersSeated,
  describedIncident,
  lawyer,
  officer,
  opened,
  preserve,
  prosecutor,
  protection,
  seated,
  sourcesSettled,
  second,
} from '../../../test/support/cases.ts'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import * as noun from './actions/case.ts'
import { counselCases, disclosed } from './actions/disclosed.ts'
import { askWordsErased, erasable, eraseOfCase } from './actions/erasure.ts'
import { find } from './actions/find.ts'
import * as observing from './actions/observation.ts'
import * as reading from './actions/read.ts'
import { MINUTE } from '../../core/time.ts'
import { Problem } from '../../core/problem.ts'
import { disclose, exhibits, refer } from './actions/referral.ts'
import { finishStep } from './actions/step.ts'

forHouse(
  'observations stand in evidence of the case, and a second person looks',
  casesHouse,
  async (h) => {
    const incident = await describedIncident(h)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    await seated(h, second, of, 'investigator')
    await opened(h, second, of)
    const elsewhere = await preserve(h, await describedIncident(h))
    const item = await preserve(h, incident)
    const seen = { case: of, place: 'line 12', kind: 'ipv4-addr', value: '192.0.2.7' } as const
    await assert.rejects(
      h.call(analyst, observing.observe, { ...seen, item: elsewhere }),
      problemWith('cases.unknown_item'),
    )
    const { observation } = await h.call(analyst, observing.observe, { ...seen, item })
    const look = (by: typeof analyst, mappedAt = h.clock.now()) =>
      h.call(by, observing.lookAgain, { case: of, observation, mappedAt })
    await assert.rejects(look(second), problemWith('cases.not_mapped'))
    const facts = { framework: 'attack', technique: 'T1190', confidence: 'high' } as const
    const strange = [{ technique: 'T9999' }, { technique: 'T1190.099' }, { framework: 'disarm' }]
    for (const one of strange as readonly Partial<typeof facts>[])
      await assert.rejects(
        h.call(analyst, observing.mapObservation, { case: of, observation, ...facts, ...one }),
        problemWith('cases.unknown_technique'),
      )
    await h.call(analyst, observing.mapObservation, { case: of, observation, ...facts })
    await assert.rejects(look(analyst), problemWith('core.same_person'))
    const read = h.clock.now()
    h.clock.advance(MINUTE)
    const other = { ...facts, technique: 'T1078' }
    await h.call(analyst, observing.mapObservation, { case: of, observation, ...other })
    await assert.rejects(look(second, read), (error) => {
      assert.ok(error instanceof Problem && error.code === 'cases.mapping_moved')
      const time = `${h.clock.now().slice(0, 16).replace('T', ' ')} UTC`
      return error.message.includes(analyst.id) && error.message.includes(time)
    })
    await sourcesSettled(h, of)
    for (const step of [1, 2, 3, 4]) await h.call(analyst, finishStep, { case: of, step })
    await assert.rejects(
      h.call(analyst, finishStep, { case: of, step: 5 }),
      problemWith('cases.gate_lacks'),
    )
    await look(second)
    await h.call(analyst, finishStep, { case: of, step: 5 })
    const found = await h.call(analyst, find, { words: '192.0.2' })
    assert.deepEqual(
      found.items.map(({ page }) => page),
      ['observations'],
    )
    assert.ok(!JSON.stringify(await h.records()).includes('192.0.2.7'))
  },
)

forBothHouses(
  'a prosecutor accepts a case, and counsel sees what was disclosed alone',
  casesHouse,
  async (h) => {
    const incident = await describedIncident(h)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    const [a, b] = [await preserve(h, incident), await preserve(h, incident)]
    await sourcesSettled(h, of)
    for (const step of [1, 2]) await h.call(analyst, finishStep, { case: of, step })
    for (const [from, to] of [
      ['reported', 'triaged'],
      ['triaged', 'investigating'],
    ] as const)
      await h.call(analyst, noun.move, { case: of, from, to })
    await seated(h, prosecutor, of, 'prosecutor')
    await seated(h, counsel, of, 'counsel')
    await opened(h, prosecutor, of)
    const accept = () => h.call(prosecutor, refer, { case: of, action: 'Prosecute in the capital' })
    assert.deepEqual(await accept(), { exhibits: 2 })
    await assert.rejects(accept(), problemWith('cases.wrong_step'))
    await preserve(h, incident)
    assert.equal((await h.call(analyst, exhibits, { case: of, limit: 100 })).items.length, 2)
    await h.call(prosecutor, disclose, { case: of, items: [a] })
    await assert.rejects(
      h.call(prosecutor, disclose, { case: of, items: [of] }),
      problemWith('cases.unknown_item'),
    )
    const shown = async () => (await h.call(counsel, disclosed, { case: of, limit: 100 })).items
    assert.deepEqual(await shown(), [])
    const news = async () => (await h.call(counsel, counselCases, {})).items[0]?.newSince
    assert.equal(await news(), h.clock.now(), 'it waits for counsel')
    await opened(h, counsel, of)
    assert.equal(await news(), null)
    assert.deepEqual(
      (await shown()).map(({ item }) => item),
      [a],
    )
    assert.ok(!JSON.stringify(await shown()).includes(b))
    await assert.rejects(
      h.call(officer('other', ['counsel']), disclosed, { case: of, limit: 100 }),
      problemWith('cases.unknown_case'),
    )
    const texts = JSON.stringify(await h.records())
    assert.ok(!texts.includes('Prosecute in the capital'))
  },
)

forHouse(
  'words are erased by two, with their salt, and the log holds none of them',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await erasersSeated(h, of)
    const title = { case: of, kind: 'title', subject: of, basis: 'A name stands in it' } as const
    await assert.rejects(
      h.call(protection, askWordsErased, { ...title, subject: 'other' }),
      problemWith('cases.unknown_words'),
    )
    await assert.rejects(h.call(prosecutor, askWordsErased, title), problemWith('core.not_allowed'))
    const { erasure } = await h.call(protection, askWordsErased, title)
    await seated(h, lawyer, of, 'data-protection-officer')
    const own = await h.call(lawyer, askWordsErased, title)
    await assert.rejects(
      h.call(lawyer, eraseOfCase, { case: of, erasure: own.erasure }),
      problemWith('core.same_person'),
    )
    await h.call(prosecutor, eraseOfCase, { case: of, erasure })
    await assert.rejects(
      h.call(prosecutor, eraseOfCase, { case: of, erasure }),
      problemWith('cases.unknown_words'),
    )
    assert.equal((await h.call(analyst, reading.caseFile, { case: of })).title, '')
    const { items, asked } = await h.call(prosecutor, erasable, { case: of, kind: 'title' })
    assert.deepEqual(items, [])
    assert.deepEqual(
      asked.map(({ doneBy }) => doneBy),
      [prosecutor.id, prosecutor.id],
      'what two asked for is done once',
    )
    assert.ok(!JSON.stringify(await h.records()).includes('A name stands in it'))
  },
)

forHouse(
  'what is written anew is not erased for what stood there before',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await erasersSeated(h, of)
    const title = { case: of, kind: 'title', subject: of, basis: 'A court said so' } as const
    const { erasure } = await h.call(protection, askWordsErased, title)
    const words = { title: 'Numbers of the north', severity: 'severe' } as const
    await h.call(analyst, noun.describe, { case: of, ...words })
    const erase = () => h.call(prosecutor, eraseOfCase, { case: of, erasure })
    await assert.rejects(erase(), problemWith('cases.unknown_words'))
    const { items, asked } = await h.call(protection, erasable, { case: of, kind: 'title' })
    assert.equal(items[0]?.text, words.title)
    assert.deepEqual(
      asked.map(({ doneBy }) => doneBy),
      [analyst.id],
    )
  },
)
