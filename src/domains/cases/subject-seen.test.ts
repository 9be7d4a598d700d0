import assert from 'node:assert/strict'
import { built, drafted, observed, signs, staffed } from '../../../test/support/analysis.ts'
import { analyst, casesHouse, second } from '../../../test/support/cases.ts'
import { forBothHouses, problemWith } from '../../../test/support/house.ts'
import { draftAttribution } from './actions/attribution.ts'

forBothHouses('an attribution names what the case has seen', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  await built(h, { of, item })
  const draft = (kind: 'host' | 'name' | 'tool', subject: string) =>
    h.call(analyst, draftAttribution, { case: of, kind, subject, estimate: 'wep-likely' })
  const unseen = problemWith('cases.subject_unseen')
  await assert.rejects(draft('host', '198.51.100.7'), unseen, 'in no item and in no pivot')
  await assert.rejects(draft('tool', 'Web shell'), unseen)
  await draft('name', 'Vote-Results.example')
  await observed(h, of, '198.51.100.7')
  const { attribution } = await draft('host', '198.51.100.7')
  await signs(h, analyst, 'propose', { of, attribution })
  await signs(h, second, 'decide', { of, attribution })
  assert.ok(await drafted(h, of, { kind: 'malware-family', subject: 'Mirai' }), 'an inference')
})
