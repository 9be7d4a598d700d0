import assert from 'node:assert/strict'
import {
  actual,
  CASE,
  draw,
  exercise,
  INCIDENT,
  incidentKind,
  own,
  trainer,
} from '../../../test/support/exercise-pages.ts'
import { forHouse, problemWith } from '../../../test/support/house.ts'
import { truth } from './actions/trail.ts'
import { SITES } from './country.ts'
import * as slice from './index.ts'

forHouse('the log of a site is asked for an incident that is there', exercise, async (h) => {
  const ask = (incident: string) => h.call(trainer, slice.handInLog, { site: 'epoll', incident })
  await assert.rejects(ask(CASE), problemWith('exercises.unknown_incident'))
  await ask(INCIDENT)
  const last = (await h.records()).at(-1)
  assert.deepEqual(
    [last?.type, last?.subject, last?.body],
    ['log.asked', 'epoll', { host: SITES.epoll.host, incident: INCIDENT, area: '/1/1/' }],
  )
  const page = await draw(h, { actor: trainer })
  assert.match(page, /Hand in the server’s log[\s\S]*INC-ABCDEFGH Poll book &lt;broken&gt;/)
})

forHouse(
  'the exercise says on top what comes next, from a whole country to a case',
  exercise,
  async (h) => {
    const top = async () =>
      /id="exercise-now" data-live>[\s\S]*?<\/section>/.exec(
        await draw(h, { actor: trainer }),
      )?.[0] ?? ''
    try {
      assert.match(await top(), /Break a site below/)
      await h.call(trainer, slice.inject, { site: 'epoll', kind: 'deface' })
      assert.match(await top(), /Take the lead of that[\s\S]*\/exercise\/en\/console\/incidents\//)
      incidentKind.type = 'other'
      assert.match(await top(), /is described[\s\S]*\/exercise\/en\/console\/cases\?incident=/)
      own.cases = [{ id: CASE, code: 'CASE-ABCDEFGH', isEnded: false }]
      assert.match(await top(), /says on top what comes next[\s\S]*To the case/)
      own.cases = [{ id: CASE, code: 'CASE-ABCDEFGH', isEnded: true }]
      assert.match(await top(), /is over/)
    } finally {
      incidentKind.type = null
      own.cases = []
    }
  },
)

forHouse('no log is handed in and no truth told in Actual', actual, async (h) => {
  const refused = problemWith('exercises.only_exercise')
  const input = { site: 'epoll', incident: INCIDENT } as const
  await assert.rejects(h.call(trainer, slice.handInLog, input), refused)
  await assert.rejects(h.call(trainer, truth, { incidents: [INCIDENT] }), refused)
  assert.doesNotMatch(await draw(h, { actor: trainer, of: CASE }), /Who it was/)
})

forHouse(
  'the truth is told of the faults whose logs are evidence, beside what each analyst ranked',
  exercise,
  async (h) => {
    assert.match(await draw(h, { actor: trainer, of: CASE }), /No server’s log is evidence/)
    const inject = (site: 'epoll' | 'results', kind: 'deface' | 'add-news' | 'skim') =>
      h.call(trainer, slice.inject, { site, kind })
    await inject('results', 'skim')
    await inject('epoll', 'add-news')
    await inject('epoll', 'deface')
    const told = await h.call(trainer, truth, { incidents: [INCIDENT] })
    assert.deepEqual(
      told.faults.map(({ site, kind, culprit }) => [site, kind, culprit]),
      [['epoll', 'deface', 'outside']],
    )
    assert.equal(told.explanations.length, 4)
    const page = await draw(h, { actor: trainer, of: CASE })
    assert.match(page, /<strong>A group from outside<\/strong>[\s\S]*Fourteen wrong passwords/)
    assert.match(
      page,
      /participant <code[\s\S]*The &lt;neighbour&gt;[\s\S]*>2<[\s\S]*the colleague/,
    )
    assert.match(page, /the colleague whom[\s\S]*a group from {2}OUTSIDE[\s\S]*stands first\./)
    assert.match(page, new RegExp(`href="/exercise/en/console/cases/${CASE}"`))
    assert.match(await draw(h, { actor: trainer, of: CASE, language: 'ar' }), /مجموعة من الخارج/)
  },
)
