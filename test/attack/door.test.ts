import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import type { Action } from '../../src/core/action.ts'
import { ANONYMOUS } from '../../src/core/actor.ts'
import { Problem } from '../../src/core/problem.ts'
import { holdingsOf } from '../../src/core/role.ts'
import { type Intruder, joined, post, rawRequest, send } from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { ROLES } from '../support/slices.ts'

let node: TestNode
let admin: Intruder
let analyst: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  analyst = await joined(node, 'analyst')
})
after(() => node.remove())

const actions = () => [...(node.node.house('actual')?.runner.actions.values() ?? [])]

/** What anybody may ask; whatever joins this list is a decision. */
const PUBLIC = [
  'accounts.beginJoin',
  'accounts.beginSignIn',
  'accounts.enrolDevice',
  'accounts.finishJoin',
  'accounts.finishSignIn',
  'accounts.readOffer',
  'accounts.signInWithRecoveryCode',
  'accounts.signOut',
  'alerting.answerByLink',
  'alerting.answerLink',
  'alerting.capXml',
  'alerting.publicAlerts',
  'alerting.pushKey',
  'attacks.attackFeed',
  'attacks.publicAttack',
  'attacks.publicAttacks',
  'attacks.publicCounts',
  'cases.publicJustice',
  'claims.check',
  'claims.feed',
  'claims.object',
  'claims.publicClaim',
  'claims.publicClaims',
  'claims.publicObjections',
  'claims.publicOfficial',
  'claims.tell',
  'directory.agenciesOf',
  'directory.agencyOf',
  'directory.areasTold',
  'directory.findAgencies',
  'directory.finder',
  'directory.ofCountry',
  'directory.publicContacts',
  'directory.publicCountries',
  'evidence.publicCount',
  'monitoring.compareMessage',
  'monitoring.publicStatus',
  'monitoring.signal',
  'monitoring.watchFigures',
  'notices.noticeFeed',
  'notices.noticesCsv',
  'notices.noticesJson',
  'notices.publicCorrections',
  'notices.publicNotice',
  'notices.publicNotices',
  'notices.publishedDays',
  'notices.registerFacts',
  'notices.restrictions',
  'notices.statistics',
  'outlets.publicOutlet',
  'pollwatch.appeal',
  'pollwatch.application',
  'pollwatch.apply',
  'pollwatch.enrolPhone',
  'pollwatch.formTexts',
  'pollwatch.issueFeed',
  'pollwatch.issuesCsv',
  'pollwatch.issuesGeoJson',
  'pollwatch.leavePhone',
  'pollwatch.pressFigures',
  'pollwatch.publicArea',
  'pollwatch.publicAreas',
  'pollwatch.publicIssue',
  'pollwatch.publicIssues',
  'pollwatch.publicWeek',
  'pollwatch.publishedDays',
  'pollwatch.readCard',
  'pollwatch.register',
  'pollwatch.samples',
  'pollwatch.withdraw',
  'record.breaks',
  'record.damages',
  'record.figures',
  'record.lookedOut',
  'record.proof',
  'record.scripts',
  'reports.addPart',
  'reports.counted',
  'reports.counters',
  'reports.keys',
  'reports.mailbox',
  'reports.ready',
  'reports.receiptRecord',
  'reports.receive',
  'reports.receiving',
  'reports.writable',
  'reports.write',
  'sources.copiesLeaving',
  'sources.outlets',
  'sources.publicCopies',
  'sources.publicCounts',
  'sources.publicSources',
  'sources.publicStanding',
  'sources.publicThing',
  'sources.sameSources',
  'sources.takenCopies',
  'statements.feed',
  'statements.publicNow',
  'statements.publicStatement',
  'statements.publicStatements',
  'territory.electionCalendar',
  'territory.electionDay',
  'territory.stationTotal',
]

/** The same action with a schema that takes everything: what is left is the permission. */
const openToInput = (action: Action): Action => ({ ...action, input: z.unknown() })

test('nobody in particular reaches the public actions and no other', async () => {
  const runner = node.node.house('actual')?.runner
  const open = actions().filter(({ permission }) => permission === 'anyone')
  assert.deepEqual(open.map(({ name }) => name).sort(), PUBLIC)
  for (const action of actions().filter((one) => !open.includes(one))) {
    await assert.rejects(
      async () => runner?.call(ANONYMOUS, openToInput(action), {}),
      (error) => error instanceof Problem && error.status === 401,
      action.name,
    )
    const isRead = action.kind === 'query' && action.byPost !== true
    const answer = isRead
      ? await send(node, `/api/${action.name}`)
      : await post(node, action.name, {})
    assert.ok([400, 401].includes(answer.status), `${action.name} ${answer.status} ${answer.text}`)
  }
})

test('every role is refused every action that is not in its row of the table', async () => {
  const runner = node.node.house('actual')?.runner
  let refused = 0
  for (const role of ROLES.table.keys()) {
    const holds = [
      { permission: 'accounts:self', area: '/' } as const,
      ...holdingsOf(ROLES, { role, area: '/' }),
    ]
    const actor = { id: 'person:00000000-0000-7000-8000-000000000000', holds }
    const closed = actions().filter(
      ({ permission }) =>
        permission !== 'anyone' && !holds.some((held) => held.permission === permission),
    )
    for (const action of closed) {
      await assert.rejects(
        async () => runner?.call(actor, openToInput(action), {}),
        (error) => error instanceof Problem && error.code === 'core.not_allowed',
        `${role} ${action.name}`,
      )
      refused += 1
    }
  }
  assert.ok(refused > 500, 'the table was walked')
})

test('a command from another origin, or from none, is refused on the API, on forms and on the stream', async () => {
  const { origin } = node.node
  const foreign = [
    'https://evil.example',
    'null',
    `${origin}.evil.example`,
    `${origin}0`,
    origin.replace('http:', 'https:'),
    origin.toUpperCase(),
  ]
  for (const from of [undefined, ...foreign]) {
    const headers = from === undefined ? {} : { origin: from }
    for (const path of [
      '/api/accounts.signOut',
      '/en/console/me',
      '/stream/say',
      '/exercise/api/accounts.signOut',
    ]) {
      const answer = await send(node, path, { method: 'POST', body: '{}', headers, from: admin })
      assert.ok([403, 404].includes(answer.status), `${path} from ${from}: ${answer.status}`)
    }
    const upgrade = await rawRequest(
      node,
      `GET /stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${from === undefined ? '' : `Origin: ${from}\r\n`}Cookie: ${admin.cookie}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    assert.match(upgrade, /^HTTP\/1\.1 403 /)
  }
  assert.equal((await send(node, '/api/accounts.me', { from: admin })).status, 200)
})

test('an Authorization header never falls back to the cookie beside it', async () => {
  for (const authorization of [
    'Bearer wrong:wrongwrongwrong',
    'Basic !!!',
    'Digest x',
    '',
    'Bearer ',
  ]) {
    const answer = await send(node, '/api/accounts.people', { from: { ...admin, authorization } })
    if (authorization === '') continue
    assert.equal(answer.status, 401, authorization)
  }
  const answer = await send(node, '/api/accounts.signOut', {
    method: 'POST',
    body: '{}',
    from: { ...admin, authorization: 'Bearer wrong:wrongwrongwrong' },
  })
  assert.equal(answer.status, 401)
})

test('no path leads out of the static files and the log', async () => {
  const paths = [
    '/static/x/../../../../etc/passwd',
    '/static/x/..%2f..%2f..%2fetc%2fpasswd',
    '/static/..%2f..%2fsrc/main.ts',
    '/static/x/%2e%2e%2fnode.ts',
    '/static/x/constructor',
    '/log/../data/keys/log.pem',
    '/log/..%2f..%2fkeys%2flog.pem',
    '/log/tile/..%2f..%2fkeys',
    '/log/tile/0/%2e%2e/000',
    '/log/tile/entries/..%2f000.p/1',
    '/log/tile/00/000.p/1',
    '/log/tile/0/-01.p/1',
    '/log/tile/0/x999/x999/x999/x999/x999/x999/999',
    '/log/tile/64/000',
    '/log/TILE/entries/000.p/1',
    '/log//tile/entries/000.p/1',
    '/log/tile/entries/000.p/999999999',
  ]
  for (const path of paths) {
    const answer = await rawRequest(
      node,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    )
    assert.match(answer, /^HTTP\/1\.1 (400|403|404) /, path)
    assert.doesNotMatch(answer, /PRIVATE KEY|root:/)
  }
  for (const path of [
    '/log/tile/entries/000.p/1',
    '/log/tile%2fentries/000.p/1',
    '/log/./tile/entries/000.p/1',
  ]) {
    for (const from of [{}, admin, analyst]) {
      assert.ok([403, 404].includes((await send(node, path, { from })).status), path)
    }
  }
})

test('no answer redirects away from the node or carries a header that was sent', async () => {
  const next = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/en/%0d%0aSet-Cookie:x=1',
    '/en\r\nX: y',
    '/en/"><script>',
  ]
  for (const wanted of next) {
    const { text, headers } = await send(node, `/en/sign-in?next=${encodeURIComponent(wanted)}`)
    assert.match(text, /data-next="\/en\/console"/, wanted)
    assert.equal(headers.get('x'), null)
  }
  const paths = [
    '//evil.example',
    '//evil.example/..',
    '/\\evil.example',
    '/%0d%0aSet-Cookie:x=1',
    '/console%0d%0ax:y',
    '/en//evil.example',
    '/console/sites/%0d%0ax',
    '/en/console/sites//evil.example',
  ]
  for (const path of paths) {
    const answer = await rawRequest(
      node,
      `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    )
    const location = /^location: (.*)\r$/im.exec(answer)?.[1]
    if (location !== undefined) assert.match(location, /^\/(?![/\\])/, path)
    assert.doesNotMatch(answer, /^(x|set-cookie):/im)
  }
})

test('half a request and a pipeline of nonsense end with the connection, not with the node', async () => {
  const nonsense = [
    'GET / HTTP/1.1\r\n',
    'GET /en HTTP/9.9\r\n\r\n',
    '\u0000\u0001\u0002\r\n\r\n',
    `GET /en HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
    'POST /api/accounts.beginSignIn HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'GET /en HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n',
    'GET http://evil.example/en HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  ]
  await Promise.all(nonsense.map((bytes) => rawRequest(node, bytes, 300)))
  assert.equal((await send(node, '/healthz')).status, 200)
})
