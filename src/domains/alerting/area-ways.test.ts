import assert from 'node:assert/strict'
import { parseCap } from '../../lib/cap/index.ts'
import type { Actor } from '../../core/actor.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forHouse, person } from '../../../test/support/house.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import * as alerting from './index.ts'

const nation = exampleNation()
// Two districts share a name, as in many nations.
nation.names = { ...nation.names, '/1/1/': 'Orhei', '/2/1/': 'Orhei' }
nation.stations = [
  { station: 's1', area: '/1/1/' },
  { station: 's2', area: '/2/1/' },
]
const options = { slices: [nation.slice, alerting.alerting], realm: 'exercise' as const }
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:handle-problem',
  'territory:read',
])

function device(station: string, area: string): Actor {
  const id = `device:${station}`
  const may = ['alerting:answer', 'territory:read'] as const
  return { id, via: id, station, holds: may.map((permission) => ({ permission, area })) }
}

const BOTH = /North › Orhei[^]*South › Orhei|South › Orhei[^]*North › Orhei/

forHouse(
  'areas that share a name are told apart wherever an alert is followed, and in what is sent',
  options,
  async (house) => {
    const areas = ['/1/1/', '/2/1/']
    const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
    const { alert } = await house.call(officer, alerting.draft, { content })
    await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(officer, alerting.issue, await asShown(house, alert))

    const { xml } = await house.call(officer, alerting.capXml, { alert })
    const sent = parseCap(Buffer.from(xml)).info[0]?.area.map(({ areaDesc }) => areaDesc)
    assert.deepEqual(sent, ['North › Orhei', 'South › Orhei'])

    const drawn = async (path: string) => {
      const page = alerting.alerting.pages.find((one) => one.path === path)
      assert.ok(page, path)
      const visit = { actor: officer, params: { alert } }
      const file = page.file && (await visitFile(house, page, visit))
      return { page: await visitPage(house, page, visit), file: JSON.stringify(file?.rows ?? '') }
    }
    const calls = await drawn('/console/alerts/:alert/calls')
    assert.match(calls.page, BOTH)
    assert.match(calls.file, BOTH)
    assert.match((await drawn('/console/alerts')).page, BOTH)
    const board = await drawn('/console/alerts/:alert')
    const byDistrict = board.page.slice(board.page.indexOf('<h2>By district'))
    assert.match(byDistrict.slice(0, byDistrict.indexOf('</section>')), BOTH)
    assert.match(board.file, BOTH)
    // The message of each version by its whole fingerprint: a part of one is no use to anybody.
    const { sha256 } = await house.call(officer, alerting.capXml, { alert })
    assert.match(
      board.page,
      new RegExp(`<summary>Its fingerprint[^<]*</summary>[^]{0,99}>${sha256}<`),
    )

    for (const [station, area] of [
      ['s1', '/1/1/'],
      ['s2', '/2/1/'],
    ] as const) {
      const said = { alert, revision: 1, clientKey: `key-of-${station}`, answer: 'need_help' }
      await house.call(device(station, area), alerting.acknowledge, said as never)
    }
    const help = await drawn('/console/problems')
    assert.match(help.page, BOTH)
    assert.match(help.file, BOTH)
  },
)
