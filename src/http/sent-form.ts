// What a form of a page sent, as text fields and one file.
import type { Context } from 'hono'
import type { Actor } from '../core/actor.ts'
import { secretKeyProblem } from '../core/field-problem.ts'
import { Problem } from '../core/problem.ts'
import { RAW } from '../ui/form.ts'
import { readBody } from './request.ts'
import { holdsSecret } from '../lib/age/secret.js'

/** What a form sent: its fields, and the file of one that sends bytes. */
export interface SentForm {
  readonly fields: [string, string][]
  readonly bytes: Uint8Array | null
}

/** Reads a form; `moreBytes` may come besides what fields take. Throws Problem `http.bad_form` (400, 415). */
export async function readFields(c: Context, actor: Actor, moreBytes: number): Promise<SentForm> {
  const type = c.req.header('content-type') ?? ''
  const sent = Buffer.from(await readBody(c, actor, moreBytes))
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const fields = [...new URLSearchParams(sent.toString('utf8'))]
    return { fields: fields.map(([name, value]) => [name, withOwnEnds(value)]), bytes: null }
  }
  if (!type.startsWith('multipart/form-data')) {
    throw new Problem('http.bad_form', 415, 'A form is sent as application/x-www-form-urlencoded.')
  }
  const data = await new Response(sent, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new Problem('http.bad_form', 400, 'The parts of this form cannot be read.', { cause })
    })
  const fields: [string, string][] = []
  let bytes: Uint8Array | null = null
  for (const [name, value] of data) {
    if (name === RAW && typeof value !== 'string') {
      bytes = new Uint8Array(await value.arrayBuffer())
      if (value.name !== '') fields.push(['name', value.name])
    } else {
      fields.push([name, typeof value === 'string' ? withOwnEnds(value) : await fileText(value)])
    }
  }
  return { fields, bytes }
}

/** Throws Problem `http.secret_key` (400), which names the fields that hold a secret key: it belongs to no node. */
export function checkSecrets(fields: SentForm['fields']): void {
  const wrong = fields.filter(([, value]) => holdsSecret(value))
  if (wrong.length === 0) return
  throw new Problem('http.secret_key', 400, 'What was sent holds a secret key.', {
    fields: wrong.map(([name]) => secretKeyProblem(name.replace(/\[\]$/, ''))),
  })
}

/** The fields as they may be shown again: empty where a secret key stood. */
export function withoutSecrets(fields: SentForm['fields']): SentForm['fields'] {
  return fields.map(([name, value]) => [name, holdsSecret(value) ? '' : value])
}

/** Browsers send what was typed over several lines with CR LF between them. Source: HTML, form data set, newline normalization. */
function withOwnEnds(typed: string): string {
  return typed.replaceAll('\r\n', '\n')
}

/** A file as an input takes it: text as it is, a picture in base64. */
async function fileText(file: File): Promise<string> {
  if (!file.type.startsWith('image/')) return await file.text()
  return Buffer.from(await file.arrayBuffer()).toString('base64')
}
