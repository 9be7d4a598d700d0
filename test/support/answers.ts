// Holds every answer of every action that a test calls against the OpenAPI document. Whoever opens a house or a node for
// a test imports this file; the process of a test file whose answers differ from the document fails at its end.

import assert from 'node:assert/strict'
import { subscribe } from 'node:diagnostics_channel'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { answers, type Answered } from '../../src/keeping/calls.ts'
import type { Action } from '../../src/core/action.ts'
import { problemDocument } from '../../src/core/problem.ts'
import { answerSchema, type JsonSchema, PROBLEM_SCHEMA } from '../../src/http/openapi.ts'
import { atProcessEnd } from './process-end.ts'

/** Differences that one file tells of; a hundred alike help nobody. */
const MAX_DIFFERENCES = 20

/** Formats are words for readers; what the schemas demand, they demand by pattern. Most checks run a few times: making them faster takes longer than they do. */
const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  validateFormats: false,
  code: { optimize: false },
})

/** A check of answers by one schema: what is wrong, or null. */
export type AnswerCheck = (answer: unknown) => string | null

/** Compiles a schema of the document. Throws Error where it is no JSON Schema. */
export function checkBy(schema: JsonSchema): AnswerCheck {
  const isValid: ValidateFunction = ajv.compile(schema)
  return (answer) => (isValid(answer) ? null : ajv.errorsText(isValid.errors, { dataVar: '' }))
}

const checks = new WeakMap<Action, AnswerCheck>()
const problemCheck = checkBy(PROBLEM_SCHEMA)

/** The check of an action's answers, compiled when it first answers. */
export function answerCheck(action: Action): AnswerCheck {
  const check = checks.get(action) ?? checkBy(answerSchema(action))
  checks.set(action, check)
  return check
}

/** What the API would send for an outcome. */
function asSent({ action, ...answer }: Answered): unknown {
  if ('problem' in answer) return overJson(problemDocument(answer.problem))
  const { output, records, repeated } = answer.outcome
  const { cookie: _, ...rest } = (action.cookie === undefined ? {} : output) as Record<
    string,
    unknown
  >
  const sent = action.cookie === undefined ? output : rest
  return overJson(action.kind === 'query' ? sent : { output: sent ?? null, records, repeated })
}

function overJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null') as unknown
}

const differences = new Set<string>()

subscribe(answers.name, (message) => {
  const answered = message as Answered
  const check = 'problem' in answered ? problemCheck : answerCheck(answered.action)
  const wrong = check(asSent(answered))
  if (wrong !== null && differences.size < MAX_DIFFERENCES)
    differences.add(`${answered.action.name}: ${wrong}`)
})

atProcessEnd(() => {
  assert.deepEqual([...differences], [], 'answers that the API document does not describe')
})
