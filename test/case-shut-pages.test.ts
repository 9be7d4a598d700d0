// No page, file, section of the day or list of what waits tells what belongs to a case to those who are not in it.

import assert from 'node:assert/strict'
import { type Actor, holds } from '../src/core/actor.ts'
import type { Page } from '../src/core/slice.ts'
import { shutOut } from '../src/domains/cases/actions/shut.ts'
import { cases } from '../src/domains/cases/index.ts'
import { evidence } from '../src/domains/evidence/index.ts'
import { incidents } from '../src/domains/incidents/index.ts'
import { contextFor, handedIn, mayRead, reads, roles, SHA256 } from './support/case-shut.ts'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  head,
  officer,
  opened,
  seated,
  second,
  third,
} from './support/cases.ts'
import { forHouse } from './support/house.ts'
import { visitFile, visitPage } from './support/page-visit.ts'

forHouse(
  'no page, file, day or list of what waits tells what a case has',
  casesHouse,
  async (h) => {
    const on = await describedIncident(h)
    const of = await handedIn(h, on)
    const inCase = await declared(h, [on])
    await opened(h, analyst, inCase)
    await seated(h, head, inCase, 'head')
    await opened(h, head, inCase)
    const params = { item: of, incident: on, case: inCase }
    const shown = async (actor: Actor, language: 'en' | 'ar') => {
      const pages: string[] = []
      for (const page of [...evidence.pages, ...incidents.pages]) {
        const isFor = page.permission === 'anyone' || holds(actor, page.permission)
        if (!isFor || page.surface !== 'console' || page.path.includes(':playbook')) continue
        const visit = { actor, params, language, isIdle: true }
        pages.push(`${page.path} ${await visitPage(h, page, visit)}`)
        if (page.file !== undefined) pages.push(JSON.stringify(await visitFile(h, page, visit)))
      }
      const ctx = contextFor(h, actor)
      const stretch = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }
      for (const { waits, day = [] } of [evidence, incidents]) {
        if (waits !== undefined && mayRead(actor, waits.permission))
          pages.push(JSON.stringify(await waits.list(ctx)))
        for (const one of day.filter(({ permission }) => mayRead(actor, permission)))
          pages.push(JSON.stringify(await one.load(ctx, stretch)))
      }
      return pages
    }
    const tells = (page: string) => page.includes('suspect') || page.includes(SHA256)
    for (const role of roles.filter((one) => reads(officer('stranger', [one]))))
      for (const page of await shown(
        officer('stranger', [role]),
        role === 'investigator' ? 'ar' : 'en',
      ))
        assert.ok(!tells(page), `${role}: ${page.slice(0, 40)}`)
    const member = officer('analyst', ['analyst', 'investigator'])
    assert.ok((await shown(member, 'en')).filter(tells).length > 3, 'its members read it')
    const itemPage = pageNamed(evidence.pages, '/console/evidence/:item')
    assert.match(await visitPage(h, itemPage, { actor: second, params }), /belongs to .*CASE-/)
    const team = pageNamed(cases.pages, '/console/cases/:case/team')
    assert.match(await visitPage(h, team, { actor: head, params, isIdle: true }), /value="shutOut"/)
    const reason = 'A colleague of his'
    await h.call(head, shutOut, { case: inCase, incident: on, person: third.id, reason })
    assert.match(await visitPage(h, team, { actor: head, params, isIdle: true }), /Kept from coll/)
  },
)

function pageNamed(pages: readonly Page[], path: string): Page {
  const page = pages.find((one) => one.path === path)
  assert.ok(page !== undefined, path)
  return page
}
