import { z } from 'zod'
import { assertion, MAX_EVENT_BYTES } from '../custody/index.ts'
import { canonicalJson, type JsonValue } from '../jcs/jcs.ts'
import { JsonError, parseBoundedJson } from '../json/bounded.ts'
import { MAX_ENTRIES } from '../zip/index.ts'

/** Files of a bundle that stand by themselves. */
export const FILES = {
  /** RFC 8785 JSON: every other file with size and hashes. */
  manifest: 'manifest.json',
  /** Signature of the node's custody key over the manifest, in base64url. */
  signature: 'manifest.sig',
  keys: 'keys.json',
  /** C2SP tlog-policy. */
  policy: 'policy.txt',
  /** What officers signed in a case besides custody: attributions, requests to other States; one act a line. */
  signed: 'case/signed.jsonl',
  /** RFC 8785 JSON: what people call it, and which part of how many it is. Older bundles have none. */
  about: 'about.json',
} as const

/** Folders of a bundle. `<item>` and `<record>` are opaque ids. */
export const FOLDERS = {
  /** `<item>`, or `<item>.age` where it is encrypted. */
  items: 'items/',
  /** `<item>.jsonl`: stored events, one a line. */
  custody: 'custody/',
  /** `<item>.jsonl`: texts that are disclosed, with their salts, one a line. */
  texts: 'texts/',
  /** `<item>.jsonl`: title and file name that are disclosed, with their salts, one a line. */
  names: 'names/',
  /** `<record>.json`, as `record.proof` gives it. */
  proofs: 'proofs/',
  /** Signed notes. */
  checkpoints: 'checkpoints/',
  /** `old <size>`, hashes, an empty line and the newer checkpoint, as c2sp.org/tlog-witness has it. */
  consistency: 'consistency/',
  /** `<name>.tsr` over the checkpoint of the same name. */
  tsa: 'tsa/',
} as const
export type Folder = keyof typeof FOLDERS

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`))

/** Type and body of the record by which a log names the custody key of its node, before that signs anything. */
export const KEYED = {
  type: 'custody.keyed',
  body: z.looseObject({ key: hex(64) }),
}

/** Custody keys that proved records name, in hex, with the place of the first such record in the log. */
export type NamedKeys = ReadonlyMap<string, number>

/** Events by their hash, with the custody key that signed each. */
export type SignedEvents = ReadonlyMap<string, string>

/** Bytes of one file that is read whole: the longest chain, with the passkeys' answers. */
export const MAX_WHOLE = 64 * 1_048_576

/** Characters of one line of a chain: an event, escaped, and three answers of passkeys. */
const MAX_LINE = 6 * MAX_EVENT_BYTES

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)
/** An id, an address or a path: it is shown to whoever checks, so that it holds no space and nothing that he would not see. */
const opaque = z.string().regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\u2800]{0,200}$/u)

/** Keys of one node, and passkeys of one officer in one role: each is tried for every signature, so that they stay few. */
const MAX_NODE_KEYS = 20
const MAX_PASSKEYS = 50

const file = z.strictObject({
  path: opaque,
  size: z.int().min(0),
  sha256: hex(64),
  sha512: hex(128),
})

/** What the manifest says of a file. */
export type ListedFile = z.infer<typeof file>

export const manifest = z.strictObject({
  v: z.literal(1),
  made: z.iso.datetime({ precision: 3 }),
  /** Opaque id of what it is about: a case. */
  about: opaque,
  files: z.array(file).max(MAX_ENTRIES),
})
export type Manifest = z.infer<typeof manifest>

/** Passkeys by whose they are, in which role ({@link officerOf}). */
export function passkeysOf(
  officers: readonly { readonly key: string; readonly role: string; readonly public_key: string }[],
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  for (const one of officers) {
    const own = all.get(officerOf(one)) ?? []
    own.push(one.public_key)
    all.set(officerOf(one), own)
  }
  return all
}

/** An officer in a role, as a key. */
export function officerOf({ key, role }: { readonly key: string; readonly role: string }): string {
  return JSON.stringify([key, role])
}

export const keys = z.strictObject({
  v: z.literal(1),
  /** Where officers signed: the node's address, and the name that their passkeys know it by. */
  origin: opaque,
  rp_id: opaque,
  /** Raw Ed25519 keys of the node with the purpose custody, the newest first. */
  custody: z.array(hex(64)).min(1).max(MAX_NODE_KEYS),
  /** Whose passkeys answered: opaque id, role and COSE key. */
  officers: z
    .array(z.strictObject({ key: opaque, role: opaque, public_key: base64url(2_000) }))
    .max(10_000)
    .refine((all) => [...passkeysOf(all).values()].every((own) => own.length <= MAX_PASSKEYS)),
})
export type BundleKeys = z.infer<typeof keys>

/** One stored event: its canonical text, the node's signature over it, and the passkeys' answers. */
export const storedEvent = z.strictObject({
  event: z.string().max(MAX_EVENT_BYTES),
  signature: base64url(86),
  assertions: z.array(assertion.extend({ key: opaque, role: opaque })).max(3),
})
export type StoredEvent = z.infer<typeof storedEvent>

/** Characters of one signed act: a request with its six contents, escaped. */
const MAX_ACT_LINE = 400_000

/** One act that an officer answers for: the text that he signed, and his passkey's answer over its hash. */
export const signedAct = z.strictObject({
  v: z.literal(1),
  act: z.enum(['attribution-proposed', 'attribution-decided', 'request-approved']),
  /** What it is about: opaque id of an attribution, code of a request. */
  of: opaque,
  at: z.iso.datetime({ precision: 3 }),
  /** Null where words of it were erased since: nobody can tell any more what the passkey answered for. */
  text: z.string().max(MAX_ACT_LINE).nullable(),
  /** Opaque id and role of the officer, and his COSE key; null where no passkey was asked for. */
  key: opaque,
  role: opaque,
  public_key: base64url(2_000).nullable(),
  assertion: assertion.nullable(),
})
export type SignedAct = z.infer<typeof signedAct>

/** The acts of the file of signed acts. Throws PartError. */
export function readActs(bytes: Uint8Array): SignedAct[] {
  return readLines(signedAct, bytes, MAX_ACT_LINE)
}

/** A text behind a commitment. */
export const disclosedText = z.strictObject({
  commitment: hex(64),
  salt: hex(64),
  text: z.string().max(MAX_EVENT_BYTES),
})
export type DisclosedText = z.infer<typeof disclosedText>

/** A title or a file name behind a commitment that the log holds. */
export const disclosedName = disclosedText.extend({ field: z.enum(['title', 'file-name']) })
export type DisclosedName = z.infer<typeof disclosedName>

/** The record by which a log commits to title and file name of an item. */
export const NAMED = 'item.named'

/** Parts of one making at most. */
export const MAX_SERIES = 1_000

/** A text that a bundle says of itself: shown to whoever checks, so that nothing in it turns the text around it. */
const shown = (most: number) =>
  z.string().regex(new RegExp(`^[^\\p{Cc}\\p{Cf}\\p{Cs}]{0,${most}}$`, 'u'))

/** What people call a bundle, and which part it is of all that were made together. Later versions may say more. */
export const aboutBundle = z.looseObject({
  v: z.literal(1),
  /** The code of a case, an incident or an item. */
  label: shown(200),
  title: shown(500).nullable(),
  part: z
    .strictObject({
      /** The same in all parts that were made together. */
      series: opaque,
      n: z.int().min(1).max(MAX_SERIES),
      of: z.int().min(1).max(MAX_SERIES),
    })
    .refine(({ n, of }) => n <= of),
})
export type AboutBundle = z.infer<typeof aboutBundle>

/** Thrown for a part that has another form; the message says which. */
export class PartError extends Error {
  override readonly name = 'PartError'
}

/** The text of a part. Throws PartError for bytes that are no UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new PartError('not text', { cause })
  }
}

/** A part of JSON that is canonical. Throws PartError for any other spelling or form. */
export function readJson<T>(form: z.ZodType<T>, bytes: Uint8Array): T {
  const text = textOf(bytes)
  const value = readLine(form, text, MAX_WHOLE)
  if (!isCanonical(value as JsonValue, text)) throw new PartError('not canonical')
  return value
}

/** A value with half a character in it has no canonical text. */
function isCanonical(value: JsonValue, text: string): boolean {
  try {
    return canonicalJson(value) === text
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** A part with one JSON a line. Throws PartError. */
export function readLines<T>(form: z.ZodType<T>, bytes: Uint8Array, maxLine = MAX_LINE): T[] {
  const text = textOf(bytes)
  if (text === '') return []
  if (!text.endsWith('\n')) throw new PartError('not lines')
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => readLine(form, line, maxLine))
}

function readLine<T>(form: z.ZodType<T>, text: string, maxLength: number): T {
  try {
    return form.parse(parseBoundedJson(text, { maxLength, maxDepth: 3 }))
  } catch (cause) {
    if (cause instanceof JsonError || cause instanceof z.ZodError)
      throw new PartError('another form', { cause })
    throw cause
  }
}

/** The bytes of a part with one JSON a line. */
export function linesOf(values: readonly JsonValue[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => `${canonicalJson(value)}\n`).join(''))
}

/** The id that a file of a folder is about: its name without folder and ending. */
export function idOf(path: string): string {
  return path.slice(path.indexOf('/') + 1).replace(/\.(?:jsonl|json|txt|tsr|age)$/, '')
}
