// Files that come with a report: how large and how many they may be, in which parts they come, and by which hash the log
// knows them. Each is an age file: its header comes with the report, what is sealed came in parts before.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { type Door, isWithinShare } from '../../core/shares.ts'
import { time } from '../../core/time.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import { padded } from '../../lib/padme/index.ts'
import { sealedIn } from './envelope.ts'
import { mailbox, sha256 } from './schema.ts'

/** Files that come with one report or one letter. */
export const MAX_ATTACHMENTS = 5
/** Files of one report in all, what was added later among them. */
export const MAX_ALL_ATTACHMENTS = 40
/** Bytes of one file before it is sealed: a short film of a telephone. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
/** The same where the node seals it: it is in memory as a whole. */
export const MAX_PLAIN_BYTES = 8 * 1024 * 1024
/** Bytes of every part but the last: on a line of 30 kbit/s one takes two minutes. */
export const PART_BYTES = 512 * 1024
/** Bytes of a header: those of some hundred keys. */
const MAX_HEADER_BYTES = 16_384

/** Bytes that are sealed of the largest file, with its length before it. */
const MAX_SEALED_FILE = padded(4 + MAX_ATTACHMENT_BYTES)
/** Nonce and tags around them, generously. */
const AROUND = 16_384
/** Parts of one file. */
export const MAX_PARTS: number = Math.ceil((MAX_SEALED_FILE + AROUND) / PART_BYTES)

/** How long parts wait for the report that names them. */
export const LOOSE_MS = DAY
/** How long bytes lie that no row names. */
export const UNNAMED_MS = HOUR
/** Bytes of all parts that no report names yet; beyond, what waited longest goes first. */
export const MAX_LOOSE_BYTES: number = 4 * 1024 * 1024 * 1024
/** Bytes of files that strangers send within an hour: one report of a network brings a hundred MiB at most. */
export const FILES: Door = {
  name: 'reports.addPart',
  room: 8 * 1024 ** 3,
  share: 256 * 1024 ** 2,
  onion: 2 * 1024 ** 3,
}
/** Share of the disk that files of reports never reach: it is for words, the log, evidence, photos and backups. */
export const LEAVES_FREE = 0.35
/** The same for what is beyond the share of a network: it never takes the room in which others still find some. */
const LEAVES_FREE_BEYOND = 0.5
/** Where less is free, files of reports that nobody has read make room. */
export const ROOM_FROM = 0.4
/** Bytes of all files of unread reports in the slow lane; beyond, those of the oldest go, however much is free. */
export const MAX_SLOW_BYTES: number = 8 * 1024 ** 3
/** Bytes of sealed words that strangers send within an hour; what is beyond a share is taken, and goes first where room is needed. */
export const WORDS: Door = {
  name: 'words of reports',
  room: 512 * 1024 ** 2,
  share: 16 * 1024 ** 2,
  onion: 128 * 1024 ** 2,
}
/** Bytes of sealed words of one unread report; one that holds more, by letters beyond a share, goes first. */
export const HEAVY_WORDS: number = 256 * 1024
/** Bytes of sealed words of all unread reports: some two hundred thousand of an ordinary length. */
const MAX_UNREAD_WORDS = 1024 ** 3
/** The same as a share of the disk, where that is less. */
const WORDS_SHARE = 0.1

/** Room for the words of unread reports on a disk of this size. */
export function wordsRoom(diskSize: number): number {
  return Math.floor(Math.min(MAX_UNREAD_WORDS, WORDS_SHARE * diskSize))
}

/** How long parts are left alone that no report names, where there is little room: a browser sends both at once. */
export const LOOSE_IN_NEED_MS = 15 * MINUTE
/** How long the files of a report stay that was closed as none: until then somebody may see that it was one. */
export const NO_REPORT_MS = 7 * DAY

/** A disk on which room and share are whole; on a smaller one a part counts for more, so that all shares together find room. */
const WHOLE_DISK = 64 * 1024 ** 3
/** How many times more at most: a share takes the photos of an ordinary report on any disk. */
const MAX_COUNTED = 16

/** Share of the disk that must stay free for a part of whoever asks. */
export function leavesFree(ctx: Parameters<typeof isWithinShare>[0], diskSize: number): number {
  const size = PART_BYTES * Math.min(MAX_COUNTED, Math.max(1, WHOLE_DISK / diskSize))
  return isWithinShare(ctx, FILES, size) ? LEAVES_FREE : LEAVES_FREE_BEYOND
}

/** What a sender calls a file: nobody who does not know it adds to it. */
export const upload = mailbox

export const partRow = z.strictObject({
  upload,
  n: z.number().int(),
  sha256,
  size: z.number().int(),
  at: time,
})
export type PartRow = z.infer<typeof partRow>

export const filePartRow = partRow.omit({ upload: true, at: true }).extend({ file: id })

/** Letters of a header in base64. */
const MAX_HEADER_LETTERS = Math.ceil(MAX_HEADER_BYTES / 3) * 4

/** Files that a report or a letter names: each by its upload, with its header in base64. */
export const attached = z
  .array(
    z.strictObject({
      upload,
      header: z
        .string()
        .min(1)
        .max(MAX_HEADER_LETTERS)
        .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not base64'),
    }),
  )
  .max(MAX_ATTACHMENTS)
export type Attached = z.infer<typeof attached>[number]

/**
 * The files that a browser names in one field: each upload, a dot and its header, with spaces between. Whoever takes them
 * looks at each.
 */
export function filesIn(field: string): Attached[] {
  return field
    .split(' ')
    .filter((one) => one !== '')
    .slice(0, MAX_ATTACHMENTS + 1)
    .map((one) => {
      const [name = '', header = ''] = one.split('.', 2)
      return { upload: name, header }
    })
}

/** Whether so many bytes are what is behind the header of a padded file of an allowed size. */
export function isSealedFile(payload: number): boolean {
  const inside = sealedIn(payload)
  return inside > 0 && inside <= MAX_SEALED_FILE && padded(inside) === inside
}

/** The hash that the log keeps of a file: SHA-256 over its header and the SHA-256 of each part, hex. */
export function sealedHash(
  header: Uint8Array,
  parts: readonly { readonly sha256: string }[],
): string {
  const hashes = parts.map((part) => Buffer.from(part.sha256, 'hex'))
  return hash('sha256', Buffer.concat([header, ...hashes]))
}
