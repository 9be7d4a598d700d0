import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { View } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { html } from '../../ui/html.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  analyst,
  brokenSite,
  DAY,
  LOOKING,
  MINUTE,
  monitoringHouse,
  regionalAnalyst,
  SECOND,
  show,
  typesAfter,
  watch,
} from '../../../test/support/monitoring.ts'
import { approveBaseline } from './actions/authorisation.ts'
import { finding, findings } from './actions/finding.ts'
import { observe } from './actions/observe.ts'
import { mark, withdrawMark } from './actions/mark.ts'
import { publicStatus } from './actions/public.ts'
import { organizations, site, siteFacts, sites } from './actions/read.ts'
import { addOrganization, addSite, changeSite, removeSite, visitNow } from './actions/site.ts'
import { retire } from './actions/upkeep.ts'
import { wordsOf } from '../../../test/support/page-visit.ts'
import { dns, HOST, session } from '../../../test/support/example-visit.ts'
import { organizationFields } from './pages/fields.ts'
import { searchWords } from '../../core/search-words.ts'
import { host } from './schema.ts'

forHouse(
  'a site is looked at as its row says, and nothing private is opened by it',
  monitoringHouse,
  async (h) => {
    show(h)
    await watch(h, HOST, { httpsPort: 8443, path: '/results', allowPrivate: true })
    await h.pass(0)
    const { host: seen, httpsPort, path, privateNetworks } = h.probe.visits[0] ?? {}
    assert.deepEqual([seen, httpsPort, path, privateNetworks], [HOST, 8443, '/results', []])
  },
)

forBothHouses('an expired certificate opens at once', monitoringHouse, async (h) => {
  show(h)
  await watch(h, HOST)
  await h.pass(0)
  assert.deepEqual((await h.call(analyst, findings, { limit: 10 })).items, [])
  const before = (await h.records()).length - 1
  const [watched] = (await h.call(analyst, sites, { limit: 10 })).items
  const result = await lookResult(h, watched?.id ?? '')
  const expired = result.verdicts.map((verdict) =>
    verdict.check === 'certificate-expiry'
      ? {
          ...verdict,
          reason: 'certificate-expiry.expired',
          result: 'I' as const,
          severity: 'C' as const,
          cap: 'T' as const,
          selfEvident: true,
        }
      : verdict,
  )
  await h.call(LOOKING, observe, { ...result, verdicts: expired })
  assert.deepEqual(await typesAfter(h, before), [
    'finding.opened certificate-expiry',
    'site.statusChanged',
    'grade.changed',
  ])
})

forBothHouses(
  'a site of which too little was seen has no letter and is not in order',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    const result = await lookResult(h, watched)
    const isSeen = (n: number) => n < 10
    const verdicts = result.verdicts.map((verdict, n) =>
      isSeen(n) ? verdict : { ...verdict, result: 'N' as const, severity: 'i' as const },
    )
    await h.call(LOOKING, observe, { ...result, verdicts })
    const { letter, score, status } = await h.call(analyst, site, { site: watched })
    assert.deepEqual([letter, score, status], [null, null, 'unknown'])
    await h.call(LOOKING, observe, result)
    const { letter: back, status: now } = await h.call(analyst, site, { site: watched })
    assert.notEqual(back, null)
    assert.equal(now, 'ok')
  },
)

async function lookResult(h: TestHouse, watched: string) {
  const { last } = await h.call(analyst, site, { site: watched })
  assert.ok(last)
  return {
    site: watched,
    durationMs: 1,
    observations: last.observations.map((seen) => ({ seen, bytes: null })),
    verdicts: last.verdicts,
    snapshot: null,
    certificate: null,
    watched: null,
    jitterMs: 0,
  }
}

forHouse(
  'a changed name server is a finding until a person approves what is there now',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    show(h, dns('NS', ['ns1.other.test.', 'ns2.other.test.']))
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    await h.pass(20 * SECOND)
    const [open] = (await h.call(analyst, findings, { state: 'open', limit: 10 })).items
    assert.equal(open?.check, 'dns-nameserver')
    const { last } = await h.call(analyst, site, { site: watched })
    assert.ok(last)
    const wrong = { site: watched, visit: watched }
    await assert.rejects(
      h.call(analyst, approveBaseline, wrong),
      problemWith('monitoring.unknown_visit'),
    )
    await h.pass(SECOND)
    await h.call(analyst, approveBaseline, { site: watched, visit: last.id })
    await h.pass(0)
    await h.pass(20 * SECOND)
    assert.deepEqual((await h.call(analyst, findings, { state: 'open', limit: 10 })).items, [])
    const after = await h.call(analyst, site, { site: watched })
    assert.deepEqual(
      [after.baseline?.state, after.baseline?.approvedBy, after.status],
      ['approved', 'person:analyst', 'ok'],
    )
    await assert.rejects(
      h.call(analyst, approveBaseline, { site: watched, visit: last.id }),
      problemWith('monitoring.old_visit'),
      'what was seen before the last approval is no longer what is there',
    )
  },
)

forBothHouses(
  'an accepted risk leaves the finding open and the status free, until its day',
  monitoringHouse,
  async (h) => {
    const broken = await brokenSite(h)
    const statusOf = async () => (await h.call(analyst, site, { site: broken.site })).status
    assert.equal(await statusOf(), 'down')
    const accepting = { finding: broken.finding, kind: 'accepted-risk' as const }
    await assert.rejects(
      h.call(analyst, mark, { ...accepting, reason: 'Known' }),
      problemWith('monitoring.accepted_without_end'),
    )
    await assert.rejects(
      h.call(analyst, mark, { ...accepting, days: 1 }),
      problemWith('monitoring.no_reason'),
    )
    await assert.rejects(
      h.call(regionalAnalyst, mark, { ...accepting, days: 1, reason: 'Known' }),
      problemWith('core.wrong_area'),
    )
    await h.call(analyst, mark, { ...accepting, days: 1, reason: 'Known' })
    assert.equal(await statusOf(), 'ok')
    const marked = await h.call(analyst, finding, { finding: broken.finding })
    assert.deepEqual([marked.state, marked.marks[0]?.kind], ['open', 'accepted-risk'])
    h.clock.advance(DAY)
    await h.pass(0)
    assert.equal(await statusOf(), 'down')
    const acknowledging = { finding: broken.finding, kind: 'acknowledged' as const }
    const { mark: made } = await h.call(analyst, mark, acknowledging)
    assert.equal(await statusOf(), 'down')
    await h.call(analyst, withdrawMark, { mark: made })
    const bare = await h.call(analyst, finding, { finding: broken.finding })
    assert.deepEqual(bare.marks, [])
  },
)

forBothHouses(
  'sites are added once, changed, found by beginnings of words, and listed page by page',
  monitoringHouse,
  async (h) => {
    const first = await watch(h, 'results.vote.test', { name: 'Résultats élections' })
    await watch(h, 'register.vote.test', { name: 'Register' })
    await watch(h, 'portal.vote.test', { name: 'بوابة الناخب' })
    await assert.rejects(watch(h, 'results.vote.test'), problemWith('monitoring.known_site'))
    const names = async (search: string) =>
      (await h.call(analyst, sites, { search, limit: 10 })).items.map(({ name }) => name)
    assert.deepEqual(await names('RESULT elec'), ['Résultats élections'])
    assert.deepEqual(await names('commission vote'), [
      'Register',
      'Résultats élections',
      'بوابة الناخب',
    ])
    assert.deepEqual(await names('الناخب'), ['بوابة الناخب'])
    assert.deepEqual(await names('nothing'), [])
    const page = await h.call(analyst, sites, { limit: 2 })
    assert.equal(page.items.length, 2)
    assert.ok(page.next)
    const rest = await h.call(analyst, sites, { limit: 2, after: page.next })
    assert.deepEqual([rest.items.length, rest.next], [1, null])
    const fields = { name: 'Archive', host: 'archive.vote.test', area: '/1/', areas: ['/1/2/'] }
    await h.runner.call(analyst, changeSite, { site: first, ...fields })
    assert.deepEqual(await names('archive'), ['Archive'])
    assert.deepEqual((await h.call(analyst, siteFacts, { site: first })).areas, ['/1/2/'])
    await assert.rejects(
      h.runner.call(analyst, changeSite, { site: first, ...fields, host: 'register.vote.test' }),
      problemWith('monitoring.known_site'),
    )
    const owners = await h.call(analyst, organizations, { limit: 10 })
    assert.deepEqual([owners.items.length, owners.more], [1, 0], 'known by its name, not made anew')
    for (const name of ['Court', 'Register']) {
      await h.runner.call(analyst, addOrganization, { name, area: '/1/' })
    }
    const cut = await h.call(analyst, organizations, { limit: 2 })
    assert.deepEqual([cut.items.length, cut.more], [2, 1], 'what is left out is counted')
    const view = { t: text('en'), refused: null } as unknown as View
    const drawn = wordsOf(
      String(html`${organizationFields(view, { ...cut, organizations: cut.items })}`),
    )
    assert.match(drawn, /1 more organization is not in the list\. Write its name here/)
  },
)

forBothHouses(
  'a removed site is no longer looked at or listed, and its address is free again',
  monitoringHouse,
  async (h) => {
    const broken = await brokenSite(h)
    const looks = h.probe.visits.length
    await h.call(analyst, removeSite, { site: broken.site })
    await h.pass(60 * MINUTE)
    assert.equal(h.probe.visits.length, looks)
    assert.deepEqual((await h.call(analyst, sites, { limit: 10 })).items, [])
    assert.deepEqual((await h.call(analyst, findings, { limit: 10 })).items, [])
    const { items } = await h.call(analyst, findings, { site: broken.site, limit: 10 })
    assert.equal(items.length, 1)
    await watch(h, HOST)
  },
)

forHouse(
  'everybody sees the status of public sites and nothing else of them',
  monitoringHouse,
  async (h) => {
    show(h)
    await watch(h, HOST)
    await watch(h, 'hidden.vote.test', { isPublic: false })
    await h.pass(0)
    const { items } = await h.call({ id: 'anonymous', holds: [] }, publicStatus, { limit: 10 })
    assert.deepEqual(
      items.map(({ name, status }) => [name, status]),
      [['Results', 'ok']],
    )
    assert.deepEqual(Object.keys(items[0] ?? {}).toSorted(), [
      'address',
      'asOf',
      'id',
      'isUnsettled',
      'maintenanceUntil',
      'name',
      'status',
      'use',
    ])
  },
)

forHouse(
  'who may write sites but not authorise adds one without an authorisation only',
  monitoringHouse,
  async (h) => {
    const writer = {
      id: 'person:w',
      holds: [{ permission: 'monitoring:write' as const, area: '/1/' }],
    }
    const fields = { name: 'Site', host: HOST, area: '/1/', newOrganization: 'Commission' }
    const authorisation = { legalBasis: 'Order', grantedBy: 'Head', days: 1 }
    await assert.rejects(
      h.runner.call(writer, addSite, { ...fields, authorisation }),
      problemWith('monitoring.may_not_authorise'),
    )
    await h.runner.call(writer, addSite, fields)
    await assert.rejects(
      h.runner.call(writer, addSite, { ...fields, host: 'other.test', area: '/2/' }),
      problemWith('core.wrong_area'),
    )
    await assert.rejects(
      h.runner.call(writer, retire, { after: '' }),
      problemWith('core.not_allowed'),
    )
  },
)

forHouse(
  'a site of which nothing was seen is unknown until something is',
  monitoringHouse,
  async (h) => {
    h.probe.show([])
    const watched = await watch(h, HOST)
    await h.pass(0)
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'unknown')
    show(h, session())
    await h.pass(6 * MINUTE)
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'ok')
  },
)

test('a host is a name alone, in lower case, other scripts in ASCII', () => {
  assert.equal(host.parse('Vote.Example.'), 'vote.example')
  assert.equal(host.parse('bücher.مثال'), 'xn--bcher-kva.xn--mgbh0fb')
  assert.equal(host.parse('127.1.2.3'), '127.1.2.3')
  for (const wrong of [
    '',
    'https://vote.example',
    'vote.example/x',
    'a b',
    'user@host',
    'host:1',
  ]) {
    assert.equal(host.safeParse(wrong).success, false, wrong)
  }
})

test('words of a search are folded and end at anything that is no letter or digit', () => {
  assert.deepEqual(searchWords('Élection-2026, vote.example'), [
    'election',
    '2026',
    'vote',
    'example',
  ])
})
