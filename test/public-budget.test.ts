import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templateContent } from '../src/domains/alerting/index.ts'
import { doorPages } from '../src/http/pages/index.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { FIRST_FLIGHT_BYTES, onTheWire, partsOf } from './support/wire.ts'

/** A passkey cannot be made or used without script. */
const WITH_SCRIPT = ['/join', '/sign-in']
/** As many open alerts as a bad day has. */
const ALERTS = 5
/** As many issues as one page of them shows. */
const ISSUES = 25

/** An exercise with open alerts, so that the pages have something to say. */
async function withAlerts(node: TestNode): Promise<string> {
  await node.call('exercises.start', {})
  await node.node.settled(90_000)
  let last = ''
  for (let n = 0; n < ALERTS; n += 1) {
    const template = { event: 'DEFACEMENT', severity: 'Severe' } as const
    const content = { ...templateContent({ ...template, areas: ['/1/1/'] }), scope: 'Public' }
    const { alert } = await node.call<{ alert: string }>('alerting.draft', { content }, 'exercise')
    await node.call('alerting.propose', { alert, confirmed: ['en', 'ar'] }, 'exercise')
    const { read } = await node.call<{ read: string }>('alerting.preview', { alert }, 'exercise')
    await node.call('alerting.issue', { alert, count: 100, read }, 'exercise')
    last = alert
  }
  return last
}

/** A voting issue of a simulated observer, which the authority answered, among others. */
async function answeredIssue(node: TestNode): Promise<string> {
  const ask = async <O>(name: string, input: object) =>
    await node.call<O>(`pollwatch.${name}`, input, 'exercise')
  const { observers } = await ask<{
    observers: { number: string; letters: string; phone: string }[]
  }>('playRoster', {})
  const from = observers.slice(0, ISSUES)
  const items = from.map(({ number, letters, phone }) => ({
    from: phone,
    text: `IN ${number} ${letters} C7 S3`,
  }))
  await ask('hearSms', { items })
  const board = await ask<{ items: { id: string }[] }>('board', {})
  let code = ''
  for (const { id: entry } of board.items) {
    const summary = 'The site of the register does not answer'
    const made = await ask<{ issue: string; code: string }>('openIssue', { entry, summary })
    await ask('confirmIssue', { issue: made.issue })
    await ask('answerIssue', { issue: made.issue, answer: 'Paper lists are at the station.' })
    code = made.code
  }
  return code
}

/** The Monday of this week, of which there is a bulletin. */
function monday(): string {
  const today = new Date()
  const since = (today.getUTCDay() + 6) % 7
  return new Date(today.getTime() - since * 86_400_000).toISOString().slice(0, 10)
}

/** What was said of an incident, once and then better. */
async function saidStatement(node: TestNode): Promise<string> {
  const ask = async <O>(name: string, input: object) => await node.call<O>(name, input, 'exercise')
  const about = { title: 'Foreign words', area: '/1/1/', severity: 'severe' }
  const { incident } = await ask<{ incident: string }>('incidents.open', about)
  await node.node.settled(60_000)
  const said = {
    known: 'It shows foreign words.',
    unknown: 'Nobody knows who.',
    vote: 'Go and vote.',
  }
  let last = ''
  for (const later of [{}, { form: 'update', why: 'More is known.' }]) {
    const now = async () =>
      await ask<{ id: string; kind: string | null; read: string }>('statements.statement', {
        incident,
      })
    const { form, why } = { form: undefined, why: undefined, ...later }
    const known = why === undefined ? said.known : 'It showed foreign words until noon.'
    const block = { ...said, known, ...(why !== undefined && { why }) }
    const words = { en: block, ar: block }
    const { id: statement, kind } = await now()
    const text = { statement, kind: kind ?? undefined, words, ...(form !== undefined && { form }) }
    const { version } = await ask<{ version: string }>('statements.write', text)
    const { read } = await now()
    const yes = { version, read, namesNobody: true }
    last = (await ask<{ code: string }>('statements.release', yes)).code
  }
  return last
}

/** Addresses of all public pages; those of an agency are of one that receives in the exercise. */
async function publicPaths(
  house: TestNode,
  { alert, issue, statement }: Readonly<Record<'alert' | 'issue' | 'statement', string>>,
): Promise<string[]> {
  const { node } = house
  const { agencies } = await house.call<{ agencies: { agency: string }[] }>(
    'reports.receiving',
    {},
    'exercise',
  )
  const agency = agencies[0]?.agency ?? ''
  const asked = { what: 'source', standing: 'attributed' }
  const { items } = await house.call<{ items: { code: string }[] }>(
    'sources.publicSources',
    asked,
    'exercise',
  )
  const source = items[0]?.code ?? ''
  const checked = await house.call<{ items: { code: string }[] }>(
    'claims.publicClaims',
    {},
    'exercise',
  )
  const claim = checked.items[0]?.code ?? ''
  const register = await house.call<{ items: { code: string; issuer: string }[] }>(
    'notices.publicNotices',
    {},
    'exercise',
  )
  const [notice] = register.items

  const slices = node.house('exercise')?.slices ?? []
  const pages = [...doorPages(slices), ...slices.flatMap((slice) => slice.pages)]
  const paths = pages.filter(({ surface }) => surface === 'public').map(({ path }) => path)
  // As long as the country of the exercise has no notice there is none to be drawn.
  const isThere = (path: string) => notice !== undefined || !/:notice|:issuer/.test(path)
  const plain = paths.filter((path) => !WITH_SCRIPT.includes(path) && isThere(path))
  return plain.map((path) =>
    path
      .replace(':check', 'hsts')
      .replace(':alert', alert)
      .replace(':issuer', notice?.issuer ?? '')
      .replace(':issue', issue)
      .replace(':statement', statement)
      .replace(':area', '1')
      .replace(':week', monday())
      .replace(':attack', 'REP-GBR-2021')
      .replace(':thing', source)
      .replace(':source', source)
      .replace(':notice', notice?.code ?? '')
      .replace(':claim', claim)
      .replace(':code', agency)
      .replace(':iso3', 'AUS'),
  )
}

test('every public page fits into the first flight with all its parts, in both languages, and has no script', {
  timeout: 180_000,
}, async () => {
  const node = await startTestNode('sqlite')
  try {
    const paths = await publicPaths(node, {
      alert: await withAlerts(node),
      issue: await answeredIssue(node),
      statement: await saidStatement(node),
    })
    assert.ok(paths.length >= 7, paths.join(' '))
    for (const path of paths) {
      for (const language of ['en', 'ar']) {
        const url = `${node.node.origin}/exercise/${language}${path === '/' ? '' : path}`
        const page = await onTheWire(url)
        assert.equal(page.status, 200, url)
        const old = await onTheWire(url, { encodings: 'gzip' })
        assert.ok(old.bytes < page.bytes * 1.3, `${url}: gzip ${old.bytes}, brotli ${page.bytes}`)
        assert.ok((await onTheWire(url, { encodings: 'identity' })).bytes > old.bytes, url)
        // What machines read of a check is no script: no browser runs it.
        const drawn = page.text.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '')
        assert.doesNotMatch(drawn, /<script|\son[a-z]+=/i, url)
        const sizes = [page.bytes]
        const parts = partsOf(page.text)
        assert.ok(parts.length > 0, `${url} has a style sheet`)
        for (const part of parts) {
          const { status, bytes } = await onTheWire(new URL(part, url).href)
          assert.equal(status, 200, part)
          sizes.push(bytes)
        }
        const sum = sizes.reduce((total, size) => total + size, 0)
        assert.ok(sum <= FIRST_FLIGHT_BYTES, `${url}: ${sum} bytes: ${sizes.join(' ')}`)
      }
    }
  } finally {
    await node.remove()
  }
})
