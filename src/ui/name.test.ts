import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NodeFacts, Realm } from '../core/action.ts'
import type { Names } from '../core/names.ts'
import { text } from '../core/text.ts'
import { areaName, personName, plainArea, plainName, shortArea } from './name.ts'

const names: Names = {
  areas: new Map([
    ['/1/', 'North <1>'],
    ['/1/3/', 'Orhei'],
  ]),
  persons: new Map([['person:0a', 'Amina Sow']]),
}
const viewOf = (realm: Realm, language: 'en' | 'ar' = 'en') => ({
  t: text(language),
  node: { realm } as NodeFacts,
})
const shown = (html: unknown) => String(html).replaceAll(/<[^>]*>/g, '')

const actors: [actor: string | null, actual: string, exercise: string][] = [
  [null, '–', '–'],
  ['person:0a', 'Amina Sow', 'Amina Sow'],
  ['person:0123-a1b2', 'unknown person a1b2', 'participant a1b2'],
  ['cli:0', 'the machine’s operator', 'the machine’s operator'],
  ['workflow:finding-to-alert', 'this node (workflow:finding-to-alert)', ''],
  ['job:alerting.expire', 'this node (job:alerting.expire)', ''],
  ['token:0123-c3d4', 'program c3d4', 'program c3d4'],
  ['device:0123-e5f6', 'device e5f6', 'device e5f6'],
  ['exercise:attacks', 'the exercise (attacks)', 'the exercise (attacks)'],
  ['exercise:officer-2', 'simulated person 2', 'simulated person 2'],
  ['anonymous', 'anonymous', 'anonymous'],
]

for (const [actor, actual, exercise] of actors) {
  test(`${actor ?? 'nobody'} reads the same everywhere`, () => {
    assert.equal(shown(personName(viewOf('actual'), names, actor)), actual)
    if (exercise !== '') assert.equal(shown(personName(viewOf('exercise'), names, actor)), exercise)
    if (actor !== null) assert.equal(plainName(viewOf('actual'), names, actor), actual)
  })
}

test('the nation has one name in each language, and an area that nobody named shows its path', () => {
  assert.equal(shown(areaName(viewOf('actual'), names, '/')), 'The whole nation')
  assert.equal(plainArea(viewOf('actual', 'ar'), names, '/'), 'البلد كله')
  assert.equal(String(areaName(viewOf('actual'), names, '/1/')), '<bdi>North &lt;1&gt;</bdi>')
  assert.equal(shown(areaName(viewOf('actual'), names, '/2/')), '/2/')
  const orhei = '/1/3/'
  assert.equal(shown(areaName(viewOf('actual'), names, orhei)), 'North &lt;1&gt; › Orhei')
  assert.equal(plainArea(viewOf('actual'), names, orhei), 'North <1> › Orhei')
  assert.equal(shortArea(viewOf('actual'), names, orhei), 'Orhei')
})
