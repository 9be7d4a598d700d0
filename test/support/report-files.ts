// Files that come with reports, as a browser sends them: sealed, in parts, each named by what it is called by chance.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { type Actor, ANONYMOUS } from '../../src/core/actor.ts'
import { newSecret } from '../../src/core/id.ts'
import type { Runner } from '../../src/core/runner.ts'
import { addPart } from '../../src/domains/reports/actions/attachment.ts'
import { takeFile } from '../../src/domains/reports/actions/take-file.ts'
import { PART_BYTES } from '../../src/domains/reports/attachment.ts'
import { sealedFile } from '../../src/domains/reports/envelope.ts'
import type { OpenHouse } from '../../src/house.ts'
import { amina } from './reports.ts'

/** A file that is sealed, before anything of it was sent. */
export interface SealedTestFile {
  readonly upload: string
  readonly header: string
  readonly payload: Uint8Array
  /** What the manifest says of it. */
  readonly said: {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly size: number
    readonly sha256: string
  }
}

/** Seals a file for these keys. */
export async function sealedTestFile(
  bytes: Uint8Array,
  recipients: readonly string[],
  name = 'photo.jpg',
): Promise<SealedTestFile> {
  const upload = newSecret(128)
  const { header, payload } = await sealedFile(bytes, recipients)
  const said = { id: upload, name, type: 'image/jpeg', size: bytes.length }
  return {
    upload,
    header: header.toString('base64'),
    payload,
    said: { ...said, sha256: hash('sha256', bytes) },
  }
}

/** The parts in which a sealed file is sent. */
export function partsOf(payload: Uint8Array): Uint8Array[] {
  const parts = []
  for (let at = 0; at < payload.length; at += PART_BYTES)
    parts.push(payload.subarray(at, at + PART_BYTES))
  return parts
}

/** Sends one part, as nobody. */
export async function sendPart(
  { runner }: { readonly runner: Runner },
  place: { readonly upload: string; readonly n: number },
  bytes: Uint8Array,
  by: Actor = ANONYMOUS,
): Promise<{ readonly next: number }> {
  const stream = async function* () {
    yield bytes
  }
  return (await runner.call(by, addPart, place, { bytes: stream })).output
}

/** Sends all parts of a file; gives it as a report names it. */
export async function sendFile(
  house: { readonly runner: Runner },
  { upload, header, payload }: SealedTestFile,
  by: Actor = ANONYMOUS,
): Promise<{ readonly upload: string; readonly header: string }> {
  for (const [n, part] of partsOf(payload).entries()) await sendPart(house, { upload, n }, part, by)
  return { upload, header }
}

/** A file as an officer's device puts it together: the header that it is given, and the parts behind it. */
export async function givenBytes(
  house: Pick<OpenHouse, 'runner' | 'files'>,
  {
    by = amina,
    ...wanted
  }: { readonly report: string; readonly file: string; readonly by?: Actor },
): Promise<Buffer> {
  const { file: given } = (await house.runner.call(by, takeFile, wanted)).output
  const stored = house.files('reports')
  const parts = await Promise.all(given.parts.map((sha256) => stored.get(sha256)))
  const bytes = Buffer.concat([
    Buffer.from(given.head ?? '', 'base64'),
    ...parts.map((part) => part ?? new Uint8Array()),
  ])
  assert.equal(bytes.length, given.size)
  return bytes
}
