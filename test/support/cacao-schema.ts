// What CACAO 2.0 demands of a playbook, as a JSON Schema of its own: what we write is held to it and not to our reader.
// Source: CACAO Security Playbooks 2.0 (OASIS CS01, 27 November 2023) §3.1, §4, §5, §7, §8.1, §10.

import { Ajv2020 } from 'ajv/dist/2020.js'

const UUID =
  '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}'
const identifier = (types = '[a-z][a-z0-9-]+[a-z0-9]') => ({
  type: 'string',
  pattern: `^(${types})--${UUID}$`,
})
const STEPS =
  'action|playbook-action|parallel|if-condition|while-condition|switch-condition|start|end'
const step = identifier(STEPS)
const text = { type: 'string' }
const flag = { type: 'boolean' }
const rank = { type: 'integer', minimum: 0, maximum: 100 }
const span = { type: 'integer', minimum: 0 }
const instant = {
  type: 'string',
  pattern: String.raw`^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$`,
}
const list = (items: object) => ({ type: 'array', items, minItems: 1 })
const dictionary = (pattern: string, value: object) => ({
  type: 'object',
  patternProperties: { [pattern]: value },
  additionalProperties: false,
})
const extensions = dictionary(`^extension-definition--${UUID}$`, { type: 'object' })
const variables = dictionary('^__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__$', {
  type: 'object',
  required: ['type'],
  properties: {
    type: text,
    description: text,
    value: { type: ['string', 'null'] },
    constant: flag,
    external: flag,
  },
  additionalProperties: false,
})

const manual = {
  type: 'object',
  required: ['type'],
  properties: { type: text, description: text, playbook_activity: text, command: text },
}

/** A kind of step: what it needs besides, and how it may go on. */
function stepOf(type: string, own: Record<string, object>, rules: object = {}) {
  return {
    type: 'object',
    properties: {
      type: { const: type },
      name: text,
      description: text,
      delay: span,
      timeout: span,
      step_variables: variables,
      owner: identifier('identity'),
      on_completion: step,
      on_success: step,
      on_failure: step,
      step_extensions: extensions,
      ...own,
    },
    additionalProperties: false,
    not: {
      required: ['on_completion'],
      anyOf: [{ required: ['on_success'] }, { required: ['on_failure'] }],
    },
    ...rules,
  }
}

const onward = { anyOf: [{ required: ['on_completion'] }, { required: ['on_success'] }] }
const workflow = {
  type: 'object',
  patternProperties: {
    [`^start--${UUID}$`]: stepOf('start', {}, { required: ['type', 'on_completion'] }),
    [`^end--${UUID}$`]: {
      type: 'object',
      required: ['type'],
      properties: { type: { const: 'end' }, name: text, description: text },
      additionalProperties: false,
    },
    [`^action--${UUID}$`]: stepOf(
      'action',
      { commands: list(manual), agent: identifier(), targets: list(identifier()) },
      { required: ['type', 'commands', 'agent'], ...onward },
    ),
    [`^parallel--${UUID}$`]: stepOf(
      'parallel',
      { next_steps: { type: 'array', items: step, minItems: 2 } },
      { required: ['type', 'next_steps'] },
    ),
    [`^if-condition--${UUID}$`]: stepOf(
      'if-condition',
      { condition: text, on_true: step, on_false: step },
      { required: ['type', 'condition', 'on_true'] },
    ),
    [`^while-condition--${UUID}$`]: stepOf(
      'while-condition',
      { condition: text, on_true: step },
      { required: ['type', 'condition', 'on_true'] },
    ),
    [`^switch-condition--${UUID}$`]: stepOf(
      'switch-condition',
      { switch: text, cases: dictionary('^[a-zA-Z0-9_-]{1,250}$', step) },
      { required: ['type', 'switch', 'cases'] },
    ),
  },
  additionalProperties: false,
}

const group = {
  type: 'object',
  required: ['type', 'name'],
  properties: {
    type: { const: 'group' },
    name: text,
    description: text,
    agent_target_extensions: extensions,
  },
  additionalProperties: false,
}

const playbook = {
  type: 'object',
  required: [
    'type',
    'spec_version',
    'id',
    'name',
    'created_by',
    'created',
    'modified',
    'workflow_start',
    'workflow',
  ],
  properties: {
    type: { const: 'playbook' },
    spec_version: { const: 'cacao-2.0' },
    id: identifier('playbook'),
    name: text,
    description: text,
    playbook_types: list({
      enum: [
        'attack',
        'detection',
        'engagement',
        'investigation',
        'mitigation',
        'notification',
        'prevention',
        'remediation',
      ],
    }),
    playbook_activities: list(text),
    playbook_processing_summary: { type: 'object', additionalProperties: flag },
    created_by: identifier('identity'),
    created: instant,
    modified: instant,
    revoked: flag,
    priority: rank,
    severity: rank,
    impact: rank,
    industry_sectors: list(text),
    labels: list(text),
    playbook_variables: variables,
    workflow_start: identifier('start'),
    workflow_exception: step,
    workflow,
    playbook_extensions: extensions,
    agent_definitions: dictionary(`^group--${UUID}$`, group),
    extension_definitions: dictionary(`^extension-definition--${UUID}$`, {
      type: 'object',
      required: ['type', 'name', 'created_by', 'schema', 'version'],
      properties: {
        type: { const: 'extension-definition' },
        name: text,
        description: text,
        created_by: identifier('identity'),
        schema: text,
        version: text,
      },
      additionalProperties: false,
    }),
  },
  additionalProperties: false,
  // Types out of the vocabulary ask for activities, and each of those stands at a command.
  dependentRequired: { playbook_types: ['playbook_activities'] },
}

const validate = new Ajv2020({ allErrors: true, strictRequired: false }).compile(playbook)

/** What is wrong with a playbook that we wrote, a line each. */
export function cacaoFaults(value: unknown): string[] {
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
