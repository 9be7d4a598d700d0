import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Action } from '../core/action.ts'
import type { Runner } from '../core/runner.ts'
import { Problem, problemDocument } from '../core/problem.ts'
import type { Translator } from '../core/text.ts'
import { inputFromFields } from './form.ts'
import type { DoorParts, House } from './house.ts'
import {
  checkOrigin,
  identify,
  moveCookie,
  preferredLanguage,
  readJson,
  type RealmName,
} from './request.ts'

/** Longest idempotency key that a caller may send. */
export const MAX_KEY_CHARACTERS = 200

/** `POST /api/<slice>.<verb>` for commands, `GET /api/<slice>.<query>` for queries, `/api/openapi.json`. */
export function addApi(app: Hono, parts: DoorParts, realm: RealmName, prefix: string): void {
  app.get(`${prefix}/api/openapi.json`, (c) => {
    const text = openApiText(realmHouse(parts, realm))
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })
  app.on(['GET', 'POST'], `${prefix}/api/:name`, async (c) => {
    const house = realmHouse(parts, realm)
    const action = house.runner.actions.get(c.req.param('name'))
    if (action === undefined) throw new Problem('http.no_action', 404, 'There is no such action.')
    const isQuery = action.kind === 'query'
    if (isQuery !== (c.req.method === 'GET')) {
      throw new Problem('http.wrong_method', 405, isQuery ? 'Ask with GET.' : 'Send with POST.')
    }
    if (!isQuery) checkOrigin(c, house)
    const { actor } = await identify(c, parts, realm)
    const input = isQuery ? queryInput(action, c) : await readJson(c)
    const key = c.req.header('idempotency-key')?.slice(0, MAX_KEY_CHARACTERS)
    const outcome = await house.runner.call(actor, action, input, { idempotencyKey: key })
    const output =
      action.cookie === undefined
        ? outcome.output
        : moveCookie(c, action.cookie, realm, outcome.output)
    if (isQuery) return c.json(output as object)
    return c.json({ output: output ?? null, records: outcome.records, repeated: outcome.repeated })
  })
}

/** The realm's house. Throws 404 where there is no exercise. */
export function realmHouse(parts: DoorParts, realm: RealmName): House {
  const house = parts.house(realm)
  if (house !== null) return house
  throw new Problem('http.no_exercise', 404, 'No exercise is running.')
}

function queryInput(action: Action, c: Context): unknown {
  const fields = Object.entries(c.req.queries()).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  )
  return inputFromFields(action, fields)
}

/** Answers a Problem as RFC 9457; anything else is a bug: 500 with an incident number, the cause in the log. */
export function problemAnswer(c: Context, parts: DoorParts, error: unknown): Response {
  const problem = error instanceof Problem ? error : unexpected(parts, error)
  const language = preferredLanguage(c.req.header('accept-language'), parts.languages)
  const title = problemSentence(parts, problem, parts.translator(language))
  return c.json(problemDocument(problem, title), problem.status as 400, {
    'Content-Type': 'application/problem+json',
  })
}

/** A bug as a Problem: the person gets a number to quote, the operator's log the cause. */
export function unexpected(parts: DoorParts, error: unknown): Problem {
  const incident = Math.abs(hashOf(String(error instanceof Error ? error.stack : error))).toString(
    36,
  )
  parts.log(`incident ${incident}: ${error instanceof Error ? error.stack : String(error)}`)
  return new Problem('http.unexpected', 500, `Something went wrong here. Incident ${incident}.`, {
    params: { incident },
    recorded: false,
  })
}

function hashOf(text: string): number {
  let hash = 0
  for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0
  return hash
}

/** The Problem's sentence in the reader's language; English where nobody translated it. */
export function problemSentence(parts: DoorParts, problem: Problem, t: Translator): string {
  const message = parts.house('actual')?.problems[problem.code]
  if (message === undefined) return problem.message
  return t.parts(message, problem.params as never).join('')
}

const texts = new WeakMap<House, string>()

/** The document of a house, made once: it takes a fifth of a second, and anybody may ask for it. */
function openApiText(house: House): string {
  const known = texts.get(house) ?? JSON.stringify(openApi(house))
  texts.set(house, known)
  return known
}

/** OpenAPI 3.1 of every action that the house has. */
export function openApi(house: { runner: Pick<Runner, 'actions'>; node: House['node'] }): object {
  const paths: Record<string, object> = {}
  for (const action of [...house.runner.actions.values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    paths[`/api/${action.name}`] = operation(action)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Scrutineer', version: house.node.version, license: { name: 'Apache-2.0' } },
    servers: [{ url: `${house.node.origin}${house.node.prefix}` }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

function operation(action: Action): object {
  const schema = (of: z.ZodType, io: 'input' | 'output') =>
    z.toJSONSchema(of, { io, unrepresentable: 'any' })
  const answers = {
    '200': {
      description: 'Done',
      content: { 'application/json': { schema: schema(action.output, 'output') } },
    },
    default: {
      description: 'A problem, as RFC 9457 describes it',
      content: { 'application/problem+json': { schema: { type: 'object' } } },
    },
  }
  const facts = {
    operationId: action.name,
    summary: action.summary,
    tags: [action.name.split('.')[0]],
    description: `Permission: ${action.permission}. Scope: ${action.scope}.`,
    responses: answers,
    ...(action.permission === 'anyone' ? {} : { security: [{ token: [] }] }),
  }
  const input = schema(action.input, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  if (action.kind === 'query') {
    const parameters = Object.entries(input.properties ?? {}).map(([name, part]) => ({
      name,
      in: 'query',
      required: input.required?.includes(name) ?? false,
      schema: part,
    }))
    return { get: { ...facts, parameters } }
  }
  return { post: { ...facts, requestBody: { content: { 'application/json': { schema: input } } } } }
}
