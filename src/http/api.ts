import type { Context, Hono } from 'hono'
import type { Action } from '../core/action.ts'
import { Problem, problemDocument } from '../core/problem.ts'
import type { Translator } from '../core/text.ts'
import { bytesOf, fileAnswer } from './bytes.ts'
import { inputFromFields } from './form.ts'
import type { DoorParts, House } from './house.ts'
import { checkMethod, READING } from './method.ts'
import { openApiText } from './openapi.ts'
import {
  checkOrigin,
  identify,
  moveCookie,
  preferredLanguage,
  readJson,
  type RealmName,
} from './request.ts'

/**
 * `POST /api/<slice>.<verb>` for commands and for queries whose words belong in no address, `GET /api/<slice>.<query>`
 * for all others, `/api/openapi.json`. The input of a raw
 * command stands in the address, as a query's does: its body is the bytes.
 */
export function addApi(app: Hono, parts: DoorParts, realm: RealmName, prefix: string): void {
  app.all(`${prefix}/api/openapi.json`, (c) => {
    checkMethod(c, READING)
    const text = openApiText(realmHouse(parts, realm))
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })
  app.all(`${prefix}/api/:name`, async (c) => {
    const house = realmHouse(parts, realm)
    const action = house.runner.actions.get(c.req.param('name'))
    if (action === undefined) throw new Problem('http.no_action', 404, 'There is no such action.')
    const isQuery = action.kind === 'query'
    const isRead = isQuery && action.byPost !== true
    checkMethod(c, isRead ? READING : ['POST'])
    if (!isRead) checkOrigin(c, house)
    const { actor } = await identify(c, parts, realm, action.carriedBy)
    const isRaw = action.kind === 'command' && action.raw !== undefined
    const input = isRead || isRaw ? queryInput(action, c) : await readJson(c, actor)
    const idempotencyKey = c.req.header('idempotency-key')
    const bytes = isRaw ? bytesOf(c) : undefined
    const outcome = await house.runner.call(actor, action, input, { idempotencyKey, bytes })
    if (action.kind === 'command' && action.givesFile === true)
      return fileAnswer(c, house, action, outcome.output)
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
