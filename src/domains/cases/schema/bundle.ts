import { z } from 'zod'
import { id } from '../../../core/id.ts'

/** A file that a case adds to the bundle of its evidence. */
export const bundleFile = z.strictObject({ path: z.string(), text: z.string() })
export type BundleFile = z.infer<typeof bundleFile>

/** What was put together for a bundle and waits to be handed on. */
export const caseBundleRow = z.strictObject({
  id,
  case: id,
  askedBy: z.string(),
  title: z.string(),
  isNameless: z.boolean(),
  items: z.array(z.string()),
  files: z.array(bundleFile),
})
