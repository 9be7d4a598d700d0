import { z } from 'zod'
import { id } from '../../core/id.ts'
import { DAY, msBetween, type Time, time } from '../../core/time.ts'
import { isNamedRight } from '../../lib/file-kinds/index.ts'

/** Endings of the pictures that telephones send. */
export const photoKind = z.enum(['jpg', 'png', 'webp'])

/** Which picture bytes begin as; null for anything else. */
export function kindOf(bytes: Uint8Array): z.infer<typeof photoKind> | null {
  return photoKind.options.find((kind) => isNamedRight(`photo.${kind}`, bytes)) ?? null
}

/**
 * A photo that an entry named: its bytes are to come, came, or are no picture or not the one that was announced; or its
 * group deleted it.
 */
export const photoRow = z.strictObject({
  id,
  upload: id,
  entry: id,
  observer: id,
  observerGroup: id,
  sha256: z.string(),
  /** Of what is kept, where what cameras write beside a picture was taken out here; null where it came without. */
  keptSha256: z.string().nullable(),
  size: z.number().int().nullable(),
  state: z.enum(['waits', 'came', 'broken', 'dropped']),
  saidAt: time,
  cameAt: time.nullable(),
  kind: photoKind.nullable(),
  /** When somebody asked for it to become evidence. */
  askedAt: time.nullable(),
  /** The item that it became, and its code. */
  item: id.nullable(),
  itemCode: z.string().nullable(),
})
export type PhotoRow = z.infer<typeof photoRow>

export const photoPartRow = z.strictObject({
  photo: id,
  n: z.number().int(),
  sha256: z.string(),
  size: z.number().int(),
})

/** What a desk sees of a photo. */
export const photoPart = photoRow.omit({
  upload: true,
  observer: true,
  observerGroup: true,
  saidAt: true,
})
export type PhotoPart = z.infer<typeof photoPart>

/** Whether a group may delete a photo: not while it is on its way into the evidence, which has a copy of its own then. */
export function mayDrop({ askedAt }: Pick<PhotoRow, 'askedAt'>, now: Time): boolean {
  return askedAt === null || msBetween(askedAt, now) >= DAY
}
