// Forms of the node's own: brought in by one person, put in force by another, never changed from then on.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import {
  changesOf,
  type Form,
  FormFault,
  formFact,
  type FormFact,
  readFormFile,
} from '../../../lib/questionnaire/index.ts'
import { bookOf, formOf, isPrefix, shippedForm } from '../forms.ts'
import { electionDay } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { formKey, type FormKey, type FormRow, formText, MAX_FORMS } from '../schema-form.ts'
import { CATEGORIES, sha256 } from '../schema.ts'
import * as store from '../store/form.ts'

const reading = { permission: 'pollwatch:desk', scope: 'shared' } as const
const writing = { permission: 'pollwatch:form', scope: 'nation' } as const

export const formTexts = query({
  name: 'pollwatch.formTexts',
  permission: 'anyone',
  scope: 'none',
  summary:
    'For everybody: forms of the node’s own that are or were in force, each version as it was written. What observers are asked is no secret.',
  input: z.strictObject({}),
  output: z.strictObject({ texts: z.array(z.string()) }),
  run: async (ctx) => ({ texts: await store.releasedTexts(ctx.tx, MAX_FORMS) }),
})

/** `shipped`: comes with the product; `before`: was in force until a newer one was; `proposed`: waits for a second person. */
const formState = z.enum(['proposed', 'in-force', 'before'])

const formPart = formKey.extend({
  state: formState,
  isShipped: z.boolean(),
  title: z.record(z.string(), z.string()),
  questions: z.number().int(),
  addedBy: z.string().nullable(),
  releasedBy: z.string().nullable(),
  /** When it was put in force, or brought in while it waits. */
  at: time.nullable(),
  /** Of what is written in it: whoever puts it in force names what he read. Null of one that ships. */
  sha256: sha256.nullable(),
})
export type FormPart = z.infer<typeof formPart>

export const forms = query({
  ...reading,
  name: 'pollwatch.forms',
  summary: 'Forms of observers, each version with its state.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(formPart) }),
  async run(ctx) {
    const book = await bookOf(ctx)
    const rows = await store.forms.many(ctx.tx, {}, { limit: MAX_FORMS })
    const waiting = rows.flatMap((row) => (row.releasedAt === null ? [readFormFile(row.text)] : []))
    const items = [...book.versions.values(), ...waiting].map((form) => {
      const row = rows.find((one) => one.form === form.prefix && one.version === form.version)
      return partOf(form, row, formOf(book, form.prefix)?.version === form.version)
    })
    return { items: items.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)) }
  },
})

const order = ({ form, version }: FormKey) => `${form} ${String(9999 - version).padStart(4, '0')}`

function partOf(form: Form, row: FormRow | undefined, isNewest: boolean): FormPart {
  const isWaiting = row !== undefined && row.releasedAt === null
  return {
    form: form.prefix,
    version: form.version,
    state: isWaiting ? 'proposed' : isNewest ? 'in-force' : 'before',
    isShipped: row === undefined,
    title: form.title,
    questions: form.fields.length,
    addedBy: row?.addedBy ?? null,
    releasedBy: row?.releasedBy ?? null,
    at: row?.releasedAt ?? row?.addedAt ?? null,
    sha256: row?.sha256 ?? null,
  }
}

/** A form without what was read of its rules. */
function factOf({ fields, rules, ...rest }: Form): FormFact {
  return {
    ...rest,
    fields: fields.map(({ asked: _a, ...field }) => field),
    rules: rules.map(({ read: _r, ...rule }) => rule),
  }
}

const change = z.strictObject({
  is: z.enum(['added', 'removed', 'changed']),
  what: z.enum(['question', 'rule', 'form']),
  name: z.string(),
})

export const formFile = query({
  ...reading,
  name: 'pollwatch.formFile',
  summary: 'A version of a form as JSON, to be saved, changed and brought in again.',
  input: formKey,
  output: formFact,
  run: async (ctx, key) => factOf((await versionOf(ctx, key)).form),
})

export const form = query({
  ...reading,
  name: 'pollwatch.form',
  summary: 'A version of a form, and what it changes of the one before.',
  input: formKey,
  output: z.strictObject({
    part: formPart,
    fact: formFact,
    /** The version that it is compared with; null where it is the first. */
    before: z.number().int().nullable(),
    changes: z.array(change),
  }),
  async run(ctx, key) {
    const { form: own, row, book } = await versionOf(ctx, key)
    const older = [...book.versions.values()].filter(
      ({ prefix, version }) => prefix === own.prefix && version < own.version,
    )
    const before = older.toSorted((a, b) => b.version - a.version)[0]
    const fact = factOf(own)
    return {
      part: partOf(own, row, formOf(book, own.prefix)?.version === own.version),
      fact,
      before: before?.version ?? null,
      changes: before === undefined ? [] : changesOf(factOf(before), fact),
    }
  },
})

/** A version that is there, in force or not. Throws 404. */
async function versionOf(ctx: Pick<CommandContext, 'tx' | 'node'>, key: FormKey) {
  const book = await bookOf(ctx)
  const row = await store.forms.one(ctx.tx, key)
  const known = formOf(book, key.form, key.version)
  const own = known ?? (row === undefined ? undefined : readFormFile(row.text))
  return { form: found(own, 'unknownForm'), row, book }
}

export const importForm = command({
  ...writing,
  name: 'pollwatch.importForm',
  summary:
    'Brings in a form, or a newer version of one; it counts for nothing until a second person puts it in force.',
  input: z.strictObject({ text: formText }),
  output: formKey,
  async run(ctx, { text }) {
    const own = readText(text)
    await checkFit(ctx, own)
    const key = { form: own.prefix, version: own.version }
    const written = JSON.stringify(factOf(own), null, 2)
    const known = await store.forms.one(ctx.tx, key)
    if (known?.text === written) {
      ctx.unchanged('it is there already')
      return key
    }
    const count = await store.forms.count(ctx.tx, {})
    if (known === undefined && count >= MAX_FORMS) throw refusal('tooManyForms')
    const { person, device } = handOf(ctx.actor)
    const made = { addedBy: person, addedDevice: device, addedAt: ctx.now }
    const fingerprint = hash('sha256', written)
    await store.forms.put(ctx.tx, { ...key, text: written, sha256: fingerprint, ...made })
    const body = { ...key, sha256: fingerprint }
    ctx.record(records['form.proposed'], { subject: nameOf(key), body })
    return key
  },
})

const nameOf = ({ form: prefix, version }: FormKey) => `${prefix} ${version}`

/** Throws 400 Problem `pollwatch.bad_form` with the line and a sentence. */
function readText(text: string): Form {
  try {
    return readFormFile(text)
  } catch (error) {
    if (!(error instanceof FormFault)) throw error
    throw refusal('badForm', { params: { line: error.line, reason: error.message } })
  }
}

/** Whether it may stand beside the versions that are there. Throws 400 and 409. */
async function checkFit(ctx: CommandContext, own: Form): Promise<void> {
  if (!isPrefix(own.prefix)) throw refusal('otherPrefix')
  const book = await bookOf(ctx)
  const newest = formOf(book, own.prefix)
  if (newest !== undefined && own.version <= newest.version)
    throw refusal('usedVersion', { params: { next: newest.version + 1 } })
  const like = newest ?? shippedForm(ctx.node, own.prefix)
  if (like !== undefined && (like.kind !== own.kind || like.isApart !== own.isApart))
    throw refusal('otherKind')
  if (own.prefix === 'IN' && !isIncident(own)) throw refusal('noCategory')
}

/** Issues are made of the kind, C, and how bad it is, S: an incident form keeps what their numbers mean. */
function isIncident({ fields }: Form): boolean {
  const most = { C: CATEGORIES.length, S: 4 }
  return Object.entries(most).every(([tag, last]) => {
    const own = fields.find((field) => field.tag === tag)
    return own?.type === 'select' && own.options?.every(({ value }) => value <= last) === true
  })
}

export const putFormForward = command({
  ...writing,
  name: 'pollwatch.putFormForward',
  summary:
    'Stands for a version that the command line brought in, as the first of two persons: a machine is none of them.',
  input: formKey,
  output: formKey,
  async run(ctx, key) {
    checkPerson(ctx)
    const row = found(await store.forms.one(ctx.tx, key), 'unknownForm')
    if (row.releasedAt !== null || isOfPerson(row.addedBy)) {
      ctx.unchanged('somebody stands for it already')
      return key
    }
    const { person, device } = handOf(ctx.actor)
    const made = { addedBy: person, addedDevice: device, addedAt: ctx.now }
    await store.forms.change(ctx.tx, key, made)
    const body = { ...key, sha256: row.sha256 }
    ctx.record(records['form.proposed'], { subject: nameOf(key), body })
    return key
  },
})

/** Whether a person stands for it, and no machine. */
export function isOfPerson(addedBy: string | null): boolean {
  return addedBy?.startsWith('person:') === true
}

export const releaseForm = command({
  ...writing,
  name: 'pollwatch.releaseForm',
  summary:
    'Puts a version of a form in force, as the second person; never while people vote, when telephones hold the one before.',
  input: formKey.extend({ sha256 }),
  output: formKey,
  async run(ctx, { sha256: read, ...key }) {
    const row = found(await store.forms.one(ctx.tx, key), 'unknownForm')
    if (row.releasedAt !== null) {
      ctx.unchanged('it is in force already')
      return key
    }
    if (read !== row.sha256) throw refusal('changedForm')
    checkSecondPerson(ctx, { by: { person: row.addedBy, device: row.addedDevice } })
    const election = await ctx.ask(electionDay, {})
    if (election?.phase === 'polling') throw refusal('votingRuns')
    await checkFit(ctx, readText(row.text))
    await store.forms.change(ctx.tx, key, { releasedBy: ctx.actor.id, releasedAt: ctx.now })
    const body = { ...key, sha256: row.sha256 }
    ctx.record(records['form.released'], { subject: nameOf(key), body })
    return key
  },
})

export const dropForm = command({
  ...writing,
  name: 'pollwatch.dropForm',
  summary: 'Takes off a version of a form that was never in force.',
  input: formKey,
  output: z.strictObject({}),
  async run(ctx, key) {
    const gone = await store.forms.remove(ctx.tx, { ...key, releasedAt: null })
    if (gone === 0) throw refusal('unknownForm')
    ctx.record(records['form.dropped'], { subject: nameOf(key), body: key })
    return {}
  },
})
