import { z } from 'zod'

/** Longest text of a playbook, in UTF-16 units: two hundred steps with their words in six languages. */
export const MAX_TEXT = 262_144
/** A step's extension holds words by language by name: playbook, workflow, step, extensions, extension, language. */
export const MAX_DEPTH = 12
export const MAX_STEPS = 200
/** Branches of one step: cases of a switch, steps beside each other. */
export const MAX_BRANCHES = 20
const MAX_COMMANDS = 20
const MAX_VARIABLES = 100
const MAX_DEFINITIONS = 100
const MAX_NAME = 250
const MAX_WORDS = 5_000
const MAX_COMMAND = 20_000
/** Longest delay and timeout, in ms: a year. */
const MAX_SPAN = 366 * 24 * 3_600_000

const UUID =
  '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}'

/** `type--UUID`; of one type where one is named. */
const identifier = (type = '[a-z][a-z0-9-]{0,60}[a-z0-9]') =>
  z
    .string()
    .max(120)
    .regex(new RegExp(`^${type}--${UUID}$`), 'not an identifier')

/** RFC 3339 in UTC with exactly three digits of a second. */
const millisecond = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not a time to the millisecond')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such time')
/** The same with any digits or none. */
const timestamp = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'not a time')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such time')

const name = z.string().max(MAX_NAME)
const words = z.string().max(MAX_WORDS)
const rank = z.int().min(0).max(100)
const span = z.int().min(0).max(MAX_SPAN)
const list = <T extends z.ZodType>(of: T, most = MAX_DEFINITIONS) => z.array(of).min(1).max(most)
/** What the standard leaves to others: kept as it is, within the text's own limits. */
const open = z.unknown()
const dictionary = <T extends z.ZodType>(key: z.ZodString, value: T, most = MAX_DEFINITIONS) =>
  z.record(key, value).refine((all) => Object.keys(all).length <= most, `at most ${most}`)

const variableName = z
  .string()
  .max(250)
  .regex(/^__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__$/, 'not the name of a variable')
const variable = z.strictObject({
  type: name,
  description: words.optional(),
  value: z.union([z.string().max(MAX_COMMAND), z.null(), z.record(z.string(), open)]).optional(),
  constant: z.boolean().optional(),
  external: z.boolean().optional(),
})
const variables = dictionary(variableName, variable, MAX_VARIABLES)
const extensions = dictionary(identifier('extension-definition'), z.record(z.string(), open))

/** Any command; only those of the type `manual` are for people, the others are shown and never run. */
const command = z.looseObject({
  type: name.min(1),
  description: words.optional(),
  version: name.optional(),
  playbook_activity: name.optional(),
  external_references: z.array(open).optional(),
  command: z.string().max(MAX_COMMAND).optional(),
  command_b64: z.string().max(MAX_COMMAND).optional(),
})
export type Command = z.infer<typeof command>

const shared = {
  name: name.optional(),
  description: words.optional(),
  external_references: z.array(open).optional(),
  delay: span.optional(),
  timeout: span.optional(),
  step_variables: variables.optional(),
  owner: identifier().optional(),
  on_completion: identifier().optional(),
  on_success: identifier().optional(),
  on_failure: identifier().optional(),
  step_extensions: extensions.optional(),
}
const args = {
  in_args: list(variableName).optional(),
  out_args: list(variableName).optional(),
}

const caseName = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[a-zA-Z0-9_-]+$/, 'not the name of a case')

export const step = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), ...shared }),
  z.strictObject({ type: z.literal('end'), ...shared }),
  z.strictObject({
    type: z.literal('action'),
    ...shared,
    commands: list(command, MAX_COMMANDS),
    agent: identifier(),
    targets: list(identifier()).optional(),
    ...args,
  }),
  z.strictObject({
    type: z.literal('playbook-action'),
    ...shared,
    playbook_id: identifier('playbook'),
    playbook_version: timestamp.optional(),
    ...args,
  }),
  z.strictObject({
    type: z.literal('parallel'),
    ...shared,
    next_steps: z.array(identifier()).min(2).max(MAX_BRANCHES),
  }),
  z.strictObject({
    type: z.literal('if-condition'),
    ...shared,
    condition: words,
    on_true: identifier(),
    on_false: identifier().optional(),
  }),
  z.strictObject({
    type: z.literal('while-condition'),
    ...shared,
    condition: words,
    on_true: identifier(),
  }),
  z.strictObject({
    type: z.literal('switch-condition'),
    ...shared,
    switch: words,
    cases: dictionary(caseName, identifier(), MAX_BRANCHES),
  }),
])
export type Step = z.infer<typeof step>

const agent = z.looseObject({
  type: name.min(1),
  name: name.min(1),
  description: words.optional(),
  agent_target_extensions: extensions.optional(),
})
export type Agent = z.infer<typeof agent>

/**
 * A playbook with the properties that the standard names and no others. Definitions of credentials are refused: a playbook
 * goes from hand to hand. Source: CACAO Security Playbooks 2.0 (OASIS CS01, 27 November 2023) §3.1, §4, §5.
 */
export const playbook = z.strictObject({
  type: z.literal('playbook'),
  spec_version: z.literal('cacao-2.0'),
  id: identifier('playbook'),
  name: name.min(1),
  description: words.optional(),
  playbook_types: z.array(name).max(MAX_DEFINITIONS).optional(),
  playbook_activities: list(name).optional(),
  playbook_processing_summary: z.record(z.string(), z.boolean()).optional(),
  created_by: identifier('identity'),
  created: millisecond,
  modified: millisecond,
  revoked: z.boolean().optional(),
  valid_from: timestamp.optional(),
  valid_until: timestamp.optional(),
  derived_from: list(identifier()).optional(),
  related_to: list(identifier()).optional(),
  priority: rank.optional(),
  severity: rank.optional(),
  impact: rank.optional(),
  industry_sectors: list(name).optional(),
  labels: list(name).optional(),
  external_references: list(open).optional(),
  markings: list(identifier()).optional(),
  playbook_variables: variables.optional(),
  workflow_start: identifier('start'),
  workflow_exception: identifier().optional(),
  workflow: dictionary(identifier(), step, MAX_STEPS),
  playbook_extensions: extensions.optional(),
  agent_definitions: dictionary(identifier(), agent).optional(),
  target_definitions: dictionary(identifier(), agent).optional(),
  extension_definitions: dictionary(identifier('extension-definition'), open).optional(),
  data_marking_definitions: dictionary(identifier(), open).optional(),
  signatures: list(open).optional(),
})
export type Playbook = z.infer<typeof playbook>
