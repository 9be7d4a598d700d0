// Pages of the public are drawn once for everybody who asks at the same moment, and never for somebody in particular.

import assert from 'node:assert/strict'
import * as alerting from '../src/domains/alerting/index.ts'
import { SECOND } from '../src/core/time.ts'
import { drawings } from '../src/http/shared-drawing.ts'
import { exampleNation } from './support/example-nation.ts'
import { openGateway } from './support/gateway.ts'
import { forHouse, person } from './support/house.ts'

const officer = person('first', ['alerting:read', 'alerting:draft', 'territory:read'])
const slices = [exampleNation().slice, alerting.alerting]
const template = { event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] } as const

forHouse(
  'a public page is drawn once a moment until something is recorded',
  { slices },
  async (house) => {
    const door = await openGateway(house)
    const drawn: string[] = []
    const note = (path: unknown) => void drawn.push(String(path))
    drawings.subscribe(note)
    const get = async (path: string) => {
      const response = await fetch(`${door.origin}${house.facts.prefix}${path}`)
      return { status: response.status, text: await response.text() }
    }
    try {
      const pages = await Promise.all(Array.from({ length: 5 }, () => get('/en/alerts')))
      assert.deepEqual(drawn, ['/alerts'])
      assert.equal(new Set(pages.map(({ text }) => text)).size, 1)

      assert.match((await get('/ar/alerts')).text, /dir="rtl"/)
      await get('/en/alerts?of=another')
      assert.equal(drawn.length, 3, 'other languages and addresses have drawings of their own')

      await house.call(officer, alerting.draft, { content: alerting.templateContent(template) })
      await house.settled()
      await get('/en/alerts')
      assert.equal(drawn.length, 4, 'what was recorded may be on it')

      house.clock.advance(SECOND)
      await get('/en/alerts')
      assert.equal(drawn.length, 5, 'times on it move on')

      assert.equal((await get('/en/alerts/unknown')).status, 404)
      assert.equal((await get('/en/alerts/unknown')).status, 404)
    } finally {
      drawings.unsubscribe(note)
      await door.close()
    }
  },
)
