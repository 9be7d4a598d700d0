import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import {
  adoptPlaybook,
  branchesOf,
  CacaoError,
  commandText,
  MAX_TEXT,
  nextOf,
  type Playbook,
  signersOf,
  type Step,
  wordsOf,
  writePlaybook,
} from '../../../lib/cacao/index.ts'
import { inAll, namesIn, stepWordsOf } from '../playbook-words.ts'
import { allPlaybooks, type Known, playbookOf } from '../playbooks.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { leftOut, MAX_PLAYBOOKS, playbookId } from '../schema-playbook.ts'
import { playbooks as rows } from '../store.ts'

const reading = { permission: 'incidents:read', scope: 'shared' } as const
const writing = { permission: 'incidents:lead', scope: 'nation' } as const
const ref = z.strictObject({ playbook: playbookId })

const playbookPart = z.strictObject({
  playbook: playbookId,
  /** By language. */
  names: z.record(z.string(), z.string()),
  modified: time,
  steps: z.number().int(),
  /** Null for one that ships with the product. */
  imported: z.strictObject({ by: z.string(), at: time }).nullable(),
})

function partOf({ playbook, imported }: Known, languages: readonly string[]) {
  const { id, modified, workflow } = playbook
  const steps = Object.keys(workflow).length
  return { playbook: id, names: namesIn(playbook, languages), modified, steps, imported }
}

export const playbooks = query({
  ...reading,
  name: 'incidents.playbooks',
  summary: 'Playbooks that can be gone through on an incident.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(playbookPart) }),
  async run(ctx) {
    const all = await allPlaybooks(ctx)
    return { items: all.map((known) => partOf(known, ctx.node.languages)) }
  },
})

const words = noun.stepWords
const shownStep = z.strictObject({
  step: z.string(),
  type: z.string(),
  words,
  /** How long it may take, in ms. */
  timeoutMs: z.number().int().nullable(),
  /** Where it leads, by the answer, as places in the list. */
  leads: z.array(z.strictObject({ answer: z.string(), to: z.number().int() })),
  /** Commands for machines: they are shown and never run. */
  foreign: z.array(z.strictObject({ type: z.string(), text: z.string() })),
})

export const playbook = query({
  ...reading,
  name: 'incidents.playbook',
  summary: 'A playbook step by step, in the order in which its steps come.',
  input: ref,
  output: playbookPart.extend({
    /** By language. */
    descriptions: z.record(z.string(), z.string()),
    sha256: z.string(),
    /** What of its file was left out or put right as it was brought in. */
    leftOut: z.array(leftOut),
    /** Who signed it, as its signatures say; this node knows no keys of playbooks and checks none. */
    signedBy: z.array(z.string()),
    list: z.array(shownStep),
  }),
  async run(ctx, { playbook: of }) {
    const known = found(await playbookOf(ctx, of), 'unknownPlaybook')
    return {
      ...partOf(known, ctx.node.languages),
      descriptions: inAll(
        ctx.node.languages,
        (language) => wordsOf(known.playbook, language).description,
      ),
      sha256: known.sha256,
      leftOut: known.leftOut,
      signedBy: signersOf(known.playbook),
      list: stepsOf(known.playbook, ctx.node.languages),
    }
  },
})

function stepsOf(playbook: Playbook, languages: readonly string[]) {
  const order = inOrder(playbook)
  return order.map((step) => {
    const one = playbook.workflow[step] as Step
    const leads = [...branchesOf(one), ...nextOf(one)].map(([answer, to]) => ({
      answer,
      to: order.indexOf(to),
    }))
    const commands = one.type === 'action' ? one.commands : []
    const foreign = commands
      .filter(({ type }) => type !== 'manual')
      .map((command) => ({ type: command.type, text: commandText(command) }))
    const { type, timeout: timeoutMs = null } = one
    return { step, type, words: stepWordsOf(playbook, one, languages), timeoutMs, leads, foreign }
  })
}

/** Steps as they come from the start on, branches behind their step; those that nothing leads to come last. */
function inOrder(playbook: Playbook): string[] {
  const order = new Set<string>()
  const ways = [...Object.keys(playbook.workflow).toReversed(), playbook.workflow_start]
  for (let at = ways.pop(); at !== undefined; at = ways.pop()) {
    const step = playbook.workflow[at]
    if (step === undefined || order.has(at)) continue
    order.add(at)
    const next = [...branchesOf(step), ...nextOf(step)].map(([, to]) => to)
    ways.push(...next.toReversed())
  }
  return [...order]
}

/** A playbook as the standard has it; what is in it is checked when it is brought in. */
const cacao = z.looseObject({ type: z.literal('playbook'), id: playbookId })

export const playbookFile = query({
  ...reading,
  name: 'incidents.playbookFile',
  summary: 'A playbook as JSON of CACAO 2.0, to be saved and handed on.',
  input: ref,
  output: cacao,
  async run(ctx, { playbook: of }) {
    const { playbook } = found(await playbookOf(ctx, of), 'unknownPlaybook')
    return JSON.parse(writePlaybook(playbook)) as z.infer<typeof cacao>
  },
})

export const importPlaybook = command({
  ...writing,
  name: 'incidents.importPlaybook',
  summary:
    'Brings in a playbook of CACAO 2.0, or a newer version of one; credentials and what the standard does not know are left out and said. Its commands for machines are shown and never run.',
  input: z.strictObject({ text: z.string().min(2).max(MAX_TEXT) }),
  output: ref.extend({ leftOut: z.array(leftOut) }),
  async run(ctx, { text }) {
    const { playbook, leftOut: left } = read(text)
    const out = [...left]
    const { id, name, modified } = playbook
    const known = await playbookOf(ctx, id)
    if (known?.imported === null) throw refusal('shippedPlaybook')
    const written = writePlaybook(playbook)
    if (known !== undefined && known.text === written) {
      ctx.unchanged('it is there already')
      return { playbook: id, leftOut: out }
    }
    if (known !== undefined && modified <= known.playbook.modified) throw refusal('olderPlaybook')
    if (known === undefined && (await rows.count(ctx.tx, {})) >= MAX_PLAYBOOKS)
      throw refusal('tooMany', { params: { most: MAX_PLAYBOOKS } })
    const sha256 = hash('sha256', written)
    const made = { importedBy: ctx.actor.id, importedAt: ctx.now }
    await rows.put(ctx.tx, { id, name, sha256, text: written, leftOut: out, ...made })
    ctx.record(records['playbook.imported'], { subject: id, body: { sha256 } })
    return { playbook: id, leftOut: out }
  },
})

/** Throws 400 Problem `incidents.not_a_playbook` with the reason, and where it is. */
function read(text: string): ReturnType<typeof adoptPlaybook> {
  try {
    return adoptPlaybook(text)
  } catch (error) {
    if (!(error instanceof CacaoError)) throw error
    throw refusal('notAPlaybook', { params: { reason: error.reason, at: error.at || '–' } })
  }
}

export const dropPlaybook = command({
  ...writing,
  name: 'incidents.dropPlaybook',
  summary: 'Takes off a playbook that was brought in; where it is gone through, it goes on.',
  input: ref,
  output: z.strictObject({}),
  async run(ctx, { playbook }) {
    const removed = await rows.remove(ctx.tx, { id: playbook })
    if (removed === 0) throw refusal('unknownPlaybook')
    ctx.record(records['playbook.dropped'], { subject: playbook, body: {} })
    return {}
  },
})
