// The document of the API against what comes, by validators of other authors.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { z } from 'zod'
import { command } from '../src/core/action.ts'
import { type Answer, type Intruder, joined, post, send, signInAgain } from './support/attack.ts'
import { answerCheck, checkBy } from './support/answers.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { partsOf, takesAnything } from './support/schema-parts.ts'

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Record<string, unknown> }>>
}

interface Operation {
  readonly security: readonly object[]
  readonly parameters: readonly { readonly $ref?: string; readonly schema?: object }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly responses: Readonly<Record<string, Content>>
  }
}

let node: TestNode
let admin: Intruder
let text: string
let document: ApiDocument
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  text = (await send(node, '/api/openapi.json')).text
  document = JSON.parse(text) as ApiDocument
})
after(() => node.remove())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

/** What the document says about an answer of this status of an operation. */
function described(path: string, method: string, status: number): Record<string, unknown> {
  const responses = document.paths[path]?.[method]?.responses
  const found = responses?.[status] ?? responses?.[status < 500 ? '4XX' : 'default']
  if (found?.$ref === undefined) return found?.content['application/json']?.schema ?? {}
  assert.equal(found.$ref, '#/components/responses/Problem')
  const { schema } =
    document.components.responses['Problem']?.content['application/problem+json'] ?? {}
  assert.equal(schema?.['$ref'], '#/components/schemas/Problem')
  return document.components.schemas['Problem'] as Record<string, unknown>
}

/** Asserts the status and that the body is as the document says. */
async function fits(path: string, status: number, asked: Promise<Answer>, method = 'post') {
  const answer = await asked
  assert.equal(answer.status, status, `${path} ${answer.text}`)
  const type = answer.headers.get('content-type')
  assert.equal(type, status === 200 ? 'application/json' : 'application/problem+json', path)
  assert.equal(checkBy(described(path, method, status))(JSON.parse(answer.text)), null, path)
  return answer
}

test('the document is one that a validator of other authors takes', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source: text, config })
  const errors = found.filter(({ severity }) => severity === 'error')
  assert.deepEqual(
    errors.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
    [],
  )
})

test('a validator compiles every schema of the document', async () => {
  // Many fields of an address are alike.
  const compiled = new Set<string>()
  let met = 0
  for (const { path, operation } of operations()) {
    const schemas = [
      ...operation.parameters.map(({ schema }) => schema),
      operation.requestBody?.content['application/json']?.schema,
      operation.responses['200']?.content['application/json']?.schema,
    ]
    for (const schema of schemas.filter((one) => one !== undefined)) {
      met += 1
      const written = JSON.stringify(schema)
      if (compiled.has(written)) continue
      compiled.add(written)
      assert.doesNotThrow(() => checkBy(schema as Record<string, unknown>), path)
      // Connections that the node ends meanwhile are seen to end.
      await setImmediate()
    }
  }
  assert.ok(met > 400, `${met} schemas`)
})

test('what comes over HTTP is what the document says: commands, queries, cookies and problems', async () => {
  const from = admin
  const agency = { kind: 'csirt', name: 'CSIRT', country: 'CHE', website: 'https://a.example' }
  await fits('/api/accounts.me', 200, send(node, '/api/accounts.me', { from }), 'get')
  await fits(
    '/api/territory.currentElection',
    200,
    send(node, '/api/territory.currentElection', { from }),
    'get',
  )
  await fits('/api/alerting.publicAlerts', 200, send(node, '/api/alerting.publicAlerts'), 'get')
  await fits('/api/accounts.beginSignIn', 200, post(node, 'accounts.beginSignIn', {}))
  const cookie = await signInAgain(node, admin)
  const out = await fits(
    '/api/accounts.signOut',
    200,
    post(node, 'accounts.signOut', {}, { from: { cookie } }),
  )
  assert.match(out.headers.get('set-cookie') ?? '', /^__Host-session=;/)
  await fits('/api/accounts.me', 401, send(node, '/api/accounts.me'), 'get')
  await fits('/api/accounts.invite', 400, post(node, 'accounts.invite', { ...agency }, { from }))
  await fits(
    '/api/accounts.beginJoin',
    404,
    post(node, 'accounts.beginJoin', { secret: 'x'.repeat(26) }),
  )
})

/** Queries whose words belong in no address. */
const SENT_QUERIES = [
  '/api/accounts.namesIn',
  '/api/cases.find',
  '/api/claims.check',
  '/api/directory.findAgencies',
  '/api/directory.finder',
  '/api/pollwatch.application',
  '/api/pollwatch.weighBroadcast',
  '/api/reports.counted',
  '/api/reports.mailbox',
  '/api/reports.receiptRecord',
  '/api/reports.writable',
]

test('a command may carry an idempotency key, and the second answer says that it is one', async () => {
  for (const { path, method, operation } of operations()) {
    const refs = operation.parameters.map(({ $ref }) => $ref)
    const hasKey = refs.includes('#/components/parameters/IdempotencyKey')
    // A query that is sent is answered anew each time: nothing of it is kept.
    assert.equal(hasKey, method === 'post' && !SENT_QUERIES.includes(path), path)
  }
  const input = { item: 'stations', reason: 'They come tomorrow.' }
  const again = () =>
    post(node, 'directory.waive', input, { from: admin, headers: { 'idempotency-key': 'once' } })
  const first = await fits('/api/directory.waive', 200, again())
  const second = await fits('/api/directory.waive', 200, again())
  assert.deepEqual(JSON.parse(second.text), { ...JSON.parse(first.text), repeated: true })
})

/** Documents of a standard that others may extend: what stands in a playbook of theirs is handed on as it is. */
const EXTENSIBLE = ['/api/incidents.playbookFile{}']

/** Parts of the document that let anything through: whoever reads them learns nothing of what comes. */
function openParts(of: ApiDocument): string[] {
  const bodies = (content: Content | undefined) =>
    Object.values(content?.content ?? {}).map(({ schema }) => schema)
  const schemas = Object.entries(of.paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ parameters, requestBody, responses }) =>
      [
        ...parameters.map(({ schema }) => schema),
        ...bodies(requestBody),
        ...Object.values(responses).flatMap(bodies),
      ].map((schema) => [path, schema] as const),
    ),
  )
  return [...schemas, ...Object.entries(of.components.schemas)]
    .flatMap(([path, schema]) => partsOf(schema, path))
    .flatMap((placed) => (takesAnything(placed) ? [placed.path] : []))
    .filter((path) => !EXTENSIBLE.includes(path))
}

test('no part of the document lets anything through', () => {
  assert.deepEqual(openParts(document), [])
})

test('a part that lets anything through is found, wherever it stands', () => {
  const open = (of: z.ZodType) =>
    partsOf(z.toJSONSchema(z.object({ of }), { io: 'input', unrepresentable: 'any' }), 'x')
      .filter(takesAnything)
      .map(({ path }) => path)
  assert.deepEqual(open(z.any()), ['x.of'])
  assert.deepEqual(open(z.custom<string>().describe('A text.')), ['x.of'])
  assert.deepEqual(open(z.array(z.unknown())), ['x.of[]'])
  assert.deepEqual(open(z.record(z.string(), z.any())), ['x.of{}'])
  assert.deepEqual(open(z.looseObject({ a: z.string() })), ['x.of{}'])
  assert.deepEqual(open(z.union([z.string(), z.custom()])), ['x.of|1'])
  assert.deepEqual(open(z.strictObject({ a: z.string(), b: z.array(z.null()) })), [])
  for (const part of [{ type: 'object' }, { type: 'array', description: 'A list.' }, {}])
    assert.deepEqual(partsOf({ items: part }, 'x').filter(takesAnything).length, 1)
  const { components } = document
  const schemas = { ...components.schemas, Other: { items: true } }
  assert.deepEqual(openParts({ ...document, components: { ...components, schemas } }), ['Other[]'])
})

test('the document asks for credentials exactly where the node does', () => {
  const actions = node.node.house('actual')?.runner.actions
  for (const { path, operation } of operations()) {
    const isOpen = actions?.get(path.slice('/api/'.length))?.permission === 'anyone'
    assert.equal(operation.security.length === 0, isOpen, path)
  }
})

test('an answer with a field too many, one too few or of another kind is told from one as described', () => {
  const output = z.strictObject({ name: z.string(), note: z.string().nullable() })
  const facts = { name: 'x.do', permission: 'anyone', scope: 'none', summary: '', output } as const
  const check = answerCheck(
    command({ ...facts, input: z.strictObject({}), run: async () => ({ name: '', note: null }) }),
  )
  const answer = (of: unknown) => check({ output: of, records: [], repeated: false })
  assert.equal(answer({ name: 'a', note: null }), null)
  assert.match(answer({ name: 'a', note: null, more: 1 }) ?? '', /additional properties/)
  assert.match(answer({ name: 'a' }) ?? '', /required property 'note'/)
  assert.match(answer({ name: 1, note: null }) ?? '', /must be string/)
  assert.match(check({ name: 'a', note: null }) ?? '', /required property 'output'/)
})
