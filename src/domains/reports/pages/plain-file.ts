// A file that came with a form of a browser without script: it is sealed here, in memory, and what is sealed is kept in
// parts as any other. Of a picture only what is drawn stays; of all others nothing is taken out, and the page says so.
import { hash } from 'node:crypto'
import { newSecret } from '../../../core/id.ts'
import type { IntakeAnswer, IntakeContext, Sent, SentFile } from '../../../core/intake.ts'
import { Problem } from '../../../core/problem.ts'
import type { Message, Translator } from '../../../core/text.ts'
import { isNamedRight } from '../../../lib/file-kinds/index.ts'
import { bare } from '../../../lib/picture/bare.js'
import { type FieldState, RAW } from '../../../ui/form.ts'
import { fileField } from '../../../ui/field.ts'
import type { Html } from '../../../ui/html.ts'
import { reportFilesTexts as texts } from '../../../ui/report-files-texts.ts'
import { addPart } from '../actions/attachment.ts'
import { type Attached, MAX_PLAIN_BYTES, PART_BYTES } from '../attachment.ts'
import { sealedFile } from '../envelope.ts'
import { refusal } from '../refusals.ts'

/** Bits of the name that a file gets. */
const UPLOAD_BITS = 128
/** Longest name that is kept. */
const MAX_NAME = 200

/** What a manifest says of a file. */
export interface SaidFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

/** What became of a file that came with a form. */
export interface TakenFile {
  /** What a report or letter names, and what its manifest says; empty where nothing was kept. */
  readonly named: readonly Attached[]
  readonly said: readonly SaidFile[]
  /** The words go on without it, and the page says why. */
  readonly isLost: boolean
}

export const NO_FILE: TakenFile = { named: [], said: [], isLost: false }

/** What is wrong with the file that was chosen, so that another is chosen; null where nothing is. */
export function wrongWith(file: SentFile | null): Message | null {
  if (file === null) return null
  if ('missing' in file) return file.missing === 'too_large' ? texts.plainTooLarge : null
  if (file.bytes.length === 0) return texts.empty
  if (file.bytes.length > MAX_PLAIN_BYTES) return texts.plainTooLarge
  if (!isNamedRight(file.name, file.bytes)) return texts.wrongKind
  return bare(file.bytes) === 'unclean' ? texts.unclean : null
}

/** Seals the file, a picture without what is written beside it, to these keys and keeps its parts; where there is no room or no turn for it, it is lost and said to be. */
export async function takePlain(
  ctx: IntakeContext,
  file: SentFile | null,
  readers: readonly string[],
): Promise<TakenFile> {
  if (file === null) return NO_FILE
  if ('missing' in file) return { ...NO_FILE, isLost: true }
  const picture = bare(file.bytes)
  if (picture === 'unclean') return { ...NO_FILE, isLost: true }
  const { bytes, type } = picture === 'other' ? { bytes: file.bytes, type: '' } : picture
  const { header, payload } = await sealedFile(bytes, readers)
  const upload = newSecret(UPLOAD_BITS)
  for (let n = 0; n * PART_BYTES < payload.length; n += 1) {
    const part = payload.subarray(n * PART_BYTES, (n + 1) * PART_BYTES)
    try {
      await ctx.put(addPart, { upload, n }, part)
    } catch (error) {
      // No room, on the disk or in the store.
      if (error instanceof Problem && error.status === 507) return { ...NO_FILE, isLost: true }
      throw error
    }
  }
  const said = { id: upload, name: file.name.slice(0, MAX_NAME), type, size: bytes.length }
  return {
    named: [{ upload, header: header.toString('base64') }],
    said: [{ ...said, sha256: hash('sha256', bytes) }],
    isLost: false,
  }
}

/** What the manifest of words says of the files that came along. */
export function manifestOf({ said }: TakenFile): { files?: readonly SaidFile[] } {
  return said.length === 0 ? {} : { files: said }
}

/** Takes one part from a browser that seals by itself; what is wrong with it is told as a Problem. */
export async function partAnswer(
  ctx: IntakeContext,
  sent: Sent,
  file: SentFile | null,
): Promise<IntakeAnswer<Html>> {
  const { upload = '', n = '' } = sent
  if (file !== null && 'missing' in file && file.missing === 'busy') throw refusal('manyFiles')
  const bytes = file === null || 'missing' in file ? new Uint8Array() : file.bytes
  const place = /^\d{1,3}$/.test(n) ? Number(n) : -1
  return { json: await ctx.put(addPart, { upload, n: place }, bytes) }
}

/** The field for one file, in a form that is sent as parts. */
export function plainField(t: Translator, state: FieldState): Html {
  const field = { ...state, name: RAW, value: '', label: t(texts.plain), hint: t(texts.plainHint) }
  return fileField(t, { ...field, accept: '*/*', isOptional: true })
}

/** Attributes of a form that may bring a file. */
export const MULTIPART = 'multipart/form-data'
