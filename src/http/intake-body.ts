// What is sent to an intake: a form, or a form with one file. The file is never written; where it is large, few are in
// memory at once, and whoever gets no turn is answered without his file.
import type { Context } from 'hono'
import { readBounded, wholeBody } from '../core/body.ts'
import type { Sent, SentFile } from '../core/intake.ts'
import { Problem } from '../core/problem.ts'
import { BY_ONION, createShares, type Door } from '../core/shares.ts'
import { now } from '../core/time.ts'
import { boundaryOf, type FormPart, readForm } from '../lib/multipart/index.ts'
import { RAW } from '../ui/form.ts'
import { checkEncoding } from './request.ts'
import { createTurns, type Limits, type Turns } from './turns.ts'

/** Most bytes of what is sent: 20,000 characters of any script, as forms write them, and the same once more as hidden fields. */
const MAX_INTAKE_BYTES = 768 * 1024
/** Bytes of the one file that a form without script brings. */
const MAX_FILE_BYTES = 8 * 1024 * 1024
/** Most bytes that are heard to their end and thrown away, so that a browser reads the answer. */
const MAX_HEARD_BYTES = 64 * 1024 * 1024
/** Most fields of one page, and the longest name of one. */
const MAX_FIELDS = 60
const MAX_NAME = 60

/** Large bodies that are in memory at once and those that wait for a turn, with the share of one network. */
export const TURNS = { places: 8, maxWaiting: 64, share: 2, shareWaiting: 8 } as const
/** The same for all that comes by the onion service, which is one network: it has a room of its own. */
export const ONION_TURNS = { places: 4, maxWaiting: 32, share: 4, shareWaiting: 32 } as const
const turns = turnsOf(TURNS, ONION_TURNS)
/**
 * Small files, most of them parts of sealed ones, that are written at once, however many come: the disk and whoever looks
 * at a page are waited for, not the crowd.
 */
export const PARTS = { places: 2, maxWaiting: 128, share: 1, shareWaiting: 48 } as const
export const ONION_PARTS = { places: 1, maxWaiting: 64, share: 1, shareWaiting: 64 } as const
const parts = turnsOf(PARTS, ONION_PARTS)
/**
 * Bytes of forms without file that are larger than anybody types, within an hour: what is beyond the share of a network is
 * read one at a time, so that taking it apart costs little of the time that all have.
 */
export const FORMS: Door = {
  name: 'forms of reports',
  room: 2 * 1024 ** 3,
  share: 32 * 1024 ** 2,
  onion: 256 * 1024 ** 2,
}
const LARGE_FORM_BYTES = 128 * 1024
const forms = createShares(FORMS)
const slowForms = createTurns({ places: 1, maxWaiting: 64, share: 1, shareWaiting: 8 })
/** How long the next of them waits besides. */
const SLOW_FORM_MS = 250

/** How long one waits for a turn. */
const TURN_MS = 60_000

/** A turn ends where less than this came within this time: a line of 30 kbit/s brings four times as much. */
const LEAST_BYTES = 16 * 1024
const LEAST_MS = 20_000

/** What was sent, read. */
export interface IntakeBody {
  readonly sent: Sent
  readonly file: SentFile | null
}

/**
 * Reads what was sent and gives it to `then`, which answers. Throws Problem `http.bad_form` (400, 415),
 * `http.too_many_fields` (400), `http.too_large` (413). `network` is whose share of the turns is used.
 */
export async function withIntakeBody<T>(
  c: Context,
  network: string,
  then: (body: IntakeBody) => Promise<T>,
): Promise<T> {
  const type = c.req.header('content-type') ?? ''
  const boundary = boundaryOf(type)
  if (boundary === null && !type.startsWith('application/x-www-form-urlencoded')) throw noForm()
  checkEncoding(c)
  const length = Number(c.req.header('content-length') ?? 0)
  if (boundary === null) return await withForm(c, { length, network }, then)
  if (length <= MAX_INTAKE_BYTES) {
    const bytes = await readBounded(c, MAX_INTAKE_BYTES, () => tooLarge(MAX_INTAKE_BYTES))
    return await withSmall(bytes, { boundary, network }, then)
  }
  if (length > MAX_HEARD_BYTES) throw tooLarge(MAX_HEARD_BYTES)
  if (length > MAX_INTAKE_BYTES + MAX_FILE_BYTES)
    return await then(formOf(await beginningOf(c), boundary, 'too_large'))
  const leave = await turns(network)
  if (leave === null) return await then(formOf(await beginningOf(c), boundary, 'busy'))
  try {
    const { bytes, isCut } = await heardInTurn(c, leave)
    return await then(formOf(bytes, boundary, isCut ? 'busy' : null))
  } finally {
    leave()
  }
}

/** Answers a form with a small file when its turn comes; it came whole before, so that no slow line holds a place. */
async function withSmall<T>(
  bytes: Uint8Array,
  { boundary, network }: { readonly boundary: string; readonly network: string },
  then: (body: IntakeBody) => Promise<T>,
): Promise<T> {
  const body = formOf(bytes, boundary, null)
  if (body.file === null) return await then(body)
  const leave = await parts(network)
  if (leave === null)
    return await then({ sent: body.sent, file: { name: body.file.name, missing: 'busy' } })
  try {
    return await then(body)
  } finally {
    leave()
  }
}

/** Takes a turn of a network, null where it gets none in time; what comes by the onion service has turns of its own. */
function turnsOf(all: Limits, onion: Limits): (network: string) => ReturnType<Turns['take']> {
  const [turnsOfAll, turnsOfOnion] = [createTurns(all), createTurns(onion)]
  return (network) => (network === BY_ONION ? turnsOfOnion : turnsOfAll).take(TURN_MS, network)
}

/**
 * What comes within a turn. Where its sender stops, the turn is left to the next one: the file is dropped, and what stands
 * before it is still taken.
 */
async function heardInTurn(
  c: Context,
  leave: () => void,
): Promise<{ readonly bytes: Buffer; readonly isCut: boolean }> {
  const most = MAX_INTAKE_BYTES + MAX_FILE_BYTES
  let kept: Uint8Array[] = []
  let [size, before, isCut] = [0, 0, false]
  const timer = setInterval(() => {
    if (size - before < LEAST_BYTES && !isCut) {
      isCut = true
      kept = [new Uint8Array(Buffer.concat(kept).subarray(0, MAX_INTAKE_BYTES))]
      leave()
    }
    before = size
  }, LEAST_MS)
  try {
    for await (const chunk of wholeBody(c)) {
      size += chunk.length
      if (size > most) throw tooLarge(most)
      if (!isCut || size <= MAX_INTAKE_BYTES) kept.push(chunk)
    }
  } finally {
    clearInterval(timer)
  }
  return { bytes: Buffer.concat(kept), isCut }
}

/** Reads a form without file; a large one of a network that is beyond its share when its turn comes. */
async function withForm<T>(
  c: Context,
  { length, network }: { readonly length: number; readonly network: string },
  then: (body: IntakeBody) => Promise<T>,
): Promise<T> {
  const answer = async () => await then({ sent: await urlencoded(c, length), file: null })
  const size = length === 0 ? MAX_INTAKE_BYTES : length
  if (size <= LARGE_FORM_BYTES || forms.take(network, now(), size)) return await answer()
  const leave = await slowForms.take(TURN_MS, network)
  if (leave === null)
    throw new Problem(
      'http.too_many',
      429,
      'Very much comes from your network. Go back and send it again in a minute.',
      { recorded: false },
    )
  try {
    return await answer()
  } finally {
    setTimeout(leave, SLOW_FORM_MS)
  }
}

async function urlencoded(c: Context, length: number): Promise<Sent> {
  if (length > MAX_INTAKE_BYTES) throw tooLarge(MAX_INTAKE_BYTES)
  const bytes = await readBounded(c, MAX_INTAKE_BYTES, () => tooLarge(MAX_INTAKE_BYTES))
  return sentOf([...new URLSearchParams(bytes.toString('utf8'))])
}

/** The fields stand before the file: what comes behind is heard to its end and thrown away. */
async function beginningOf(c: Context): Promise<Buffer> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const chunk of wholeBody(c)) {
    if (size < MAX_INTAKE_BYTES) kept.push(chunk)
    size += chunk.length
    if (size > MAX_HEARD_BYTES) throw tooLarge(MAX_HEARD_BYTES)
  }
  return Buffer.concat(kept).subarray(0, MAX_INTAKE_BYTES)
}

function formOf(
  bytes: Uint8Array,
  boundary: string,
  missing: 'busy' | 'too_large' | null,
): IntakeBody {
  const read = readForm(bytes, { boundary, maxParts: MAX_FIELDS + 1 })
  if (read === null || (read.cut !== null && missing === null)) throw unreadable()
  const fields = read.parts.filter((part) => part.fileName === null)
  const files = read.parts.filter((part) => part.fileName !== null)
  if (files.some(({ name }) => name !== RAW) || files.length > 1) throw unreadable()
  const sent = sentOf(fields.map(({ name, bytes: value }) => [name, textOf(value)]))
  if (read.cut !== null && read.cut.name !== RAW) throw unreadable()
  if (missing !== null) return { sent, file: { name: read.cut?.fileName ?? '', missing } }
  return { sent, file: fileOf(files[0]) }
}

/** Null where none was chosen. */
function fileOf(part: FormPart | undefined): SentFile | null {
  if (part === undefined || (part.fileName === '' && part.bytes.length === 0)) return null
  return { name: part.fileName ?? '', bytes: part.bytes }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

function sentOf(fields: readonly (readonly [string, string])[]): Sent {
  if (fields.length > MAX_FIELDS || fields.some(([name]) => name.length > MAX_NAME))
    throw new Problem('http.too_many_fields', 400, 'This has too many fields, or a name too long.')
  const sent = new Map(fields.map(([name, value]) => [name, value.toWellFormed()]))
  // Which of two would count nobody could say.
  if (sent.size < fields.length)
    throw new Problem('http.bad_form', 400, 'A field of this form came twice.')
  return Object.fromEntries(sent)
}

function noForm(): Problem {
  return new Problem(
    'http.bad_form',
    415,
    'A form is sent as application/x-www-form-urlencoded or multipart/form-data.',
  )
}

function unreadable(): Problem {
  return new Problem('http.bad_form', 400, 'The parts of this form cannot be read.')
}

function tooLarge(limit: number): Problem {
  return new Problem('http.too_large', 413, `The body may have at most ${limit} bytes.`)
}
