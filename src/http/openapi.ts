// The OpenAPI document of a house: made from the actions, so that it says what comes and nothing else.
import { z } from 'zod'
import type { Action, Query, Schema } from '../core/action.ts'
import { id } from '../core/id.ts'
import { MAX_RECORDS_PER_COMMAND } from '../core/record.ts'
import { MAX_KEY_CHARACTERS } from '../core/repeated.ts'
import type { Runner } from '../core/runner.ts'
import { inputSchema } from '../core/input-schema.ts'
import type { House } from './house.ts'

/** A JSON Schema, as the document holds it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The document's version of JSON Schema, said once for all its schemas. */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

const fieldProblem = z.object({
  path: z.string().describe("Dotted path into what was sent; '' for the whole."),
  message: z.string().describe('What to mend, in English.'),
  reason: z.string().optional().describe('Why, as a word that does not change.'),
  limit: z.string().optional().describe('The limit that was passed, or the name that is unknown.'),
})

/** What a refusal looks like. Source: RFC 9457 §3; `code` and `fields` are ours. */
const problem = z.object({
  type: z.string().describe('urn:scrutineer:problem: and the code.'),
  title: z.string().describe('A sentence for a person, in the language of Accept-Language.'),
  status: z.number().int().min(400).max(599),
  code: z.string().describe('Stable; programs decide by it.'),
  fields: z.array(fieldProblem).optional().describe('One entry for each field that is wrong.'),
})

/** Schema of every answer that is a problem. */
export const PROBLEM_SCHEMA: JsonSchema = plain(problem, 'output')

/** Schema of an action's answer as it comes over HTTP: a query's output, or a command's with its records. */
export function answerSchema(action: Action): JsonSchema {
  const output = withoutCookie(action, plain(action.output, 'output'))
  if (action.kind === 'query') return output
  return {
    type: 'object',
    properties: {
      output,
      records: {
        type: 'array',
        items: plain(id, 'output'),
        maxItems: MAX_RECORDS_PER_COMMAND,
        description:
          'Ids of the records that the command left, in order; none where nothing had to change.',
      },
      repeated: {
        type: 'boolean',
        description: 'The same Idempotency-Key had been answered before; nothing was done again.',
      },
    },
    required: ['output', 'records', 'repeated'],
    additionalProperties: false,
  }
}

function plain(of: Schema<unknown>, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(of, { io, unrepresentable: 'any' })
  return schema
}

/** The door turns `cookie` into a header, so no answer has it. */
function withoutCookie(action: Action, schema: JsonSchema): JsonSchema {
  if (action.cookie === undefined) return schema
  const { cookie: _, ...properties } = schema['properties'] as Record<string, unknown>
  const required = (schema['required'] as readonly string[]).filter((name) => name !== 'cookie')
  return { ...schema, properties, required }
}

const texts = new WeakMap<House, string>()

/** The document of a house, made once: it takes a fifth of a second, and anybody may ask for it. */
export function openApiText(house: House): string {
  const known = texts.get(house) ?? JSON.stringify(openApi(house))
  texts.set(house, known)
  return known
}

/** OpenAPI 3.1 of every action that the house has. Source: OpenAPI Specification 3.1. */
export function openApi(house: {
  readonly runner: Pick<Runner, 'actions'>
  readonly node: House['node']
}): object {
  const { version, origin, prefix } = house.node
  const actions = [...house.runner.actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: DIALECT,
    info: {
      title: 'Scrutineer',
      version,
      description: ABOUT,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}${prefix}` }],
    tags: [...new Set(actions.map(tagOf))].map((name) => ({ name })),
    paths: Object.fromEntries(
      actions.map((action) => [`/api/${action.name}`, { [methodOf(action)]: operation(action) }]),
    ),
    components: COMPONENTS,
  }
}

const ABOUT =
  'Queries are asked with GET, commands are sent with POST, and so are queries whose words belong in no address. A command answers with its output and the ids of the ' +
  'records that it left in the log. A query takes a list by repeating its parameter. A call with a token needs no ' +
  'cookie; one with a cookie must carry the Origin of this node when it changes something.'

const COMPONENTS = {
  schemas: { Problem: PROBLEM_SCHEMA },
  responses: {
    Problem: {
      description: 'A problem, as RFC 9457 describes it.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'The same key with the same command is done once, and answered with the first answer. Kept for a fortnight.',
      schema: { type: 'string', minLength: 1, maxLength: MAX_KEY_CHARACTERS, pattern: '^[ -~]+$' },
    },
  },
  securitySchemes: {
    token: {
      type: 'http',
      scheme: 'bearer',
      description: 'user:secret, as `token create` prints it.',
    },
    basic: { type: 'http', scheme: 'basic', description: 'The same token as user and password.' },
    session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
  },
} as const

/** Each of these alone is enough. */
const SIGNED_IN = [{ token: [] }, { basic: [] }, { session: [] }]

const PROBLEM_ANSWER = { $ref: '#/components/responses/Problem' }

function methodOf(action: Action): 'get' | 'post' {
  return isRead(action) ? 'get' : 'post'
}

/** Whether its input stands in the address. */
function isRead(action: Action): action is Query {
  return action.kind === 'query' && action.byPost !== true
}

function tagOf(action: Action): string {
  return action.name.split('.', 1)[0] ?? ''
}

function operation(action: Action): object {
  return {
    operationId: action.name,
    summary: action.summary,
    description: `Permission: ${action.permission}. Scope: ${action.scope}.`,
    tags: [tagOf(action)],
    security: action.permission === 'anyone' ? [] : SIGNED_IN,
    ...(isRead(action) ? { parameters: queryParameters(action) } : sent(action)),
    responses: {
      '200': {
        description: 'Done.',
        ...(action.cookie === undefined ? {} : { headers: SET_COOKIE }),
        content: answered(action),
      },
      '4XX': PROBLEM_ANSWER,
      default: PROBLEM_ANSWER,
    },
  }
}

/** What a command takes: JSON, or bytes with the rest of its input in the address; a query that is sent takes JSON. */
function sent(action: Action): object {
  const key = { $ref: '#/components/parameters/IdempotencyKey' }
  if (action.kind === 'query' || action.raw === undefined) {
    const content = { 'application/json': { schema: plain(action.input, 'input') } }
    const parameters = action.kind === 'query' ? [] : [key]
    return { parameters, requestBody: { required: true, content } }
  }
  const description = `At most ${action.raw.maxBytes} bytes, as they are.`
  const content = { [BYTES]: { schema: { type: 'string', contentMediaType: BYTES } } }
  return {
    parameters: [key, ...queryParameters(action)],
    requestBody: { required: true, description, content },
  }
}

const BYTES = 'application/octet-stream'

function answered(action: Action): object {
  if (action.kind === 'command' && action.givesFile === true)
    return { [BYTES]: { schema: { type: 'string', contentMediaType: BYTES } } }
  return { 'application/json': { schema: answerSchema(action) } }
}

const SET_COOKIE = {
  'Set-Cookie': {
    description: 'The cookie of the session or the device; one without a value signs out.',
    schema: { type: 'string' },
  },
}

function queryParameters(action: Action): object[] {
  const { properties = {}, required = [] } = inputSchema(action)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}
