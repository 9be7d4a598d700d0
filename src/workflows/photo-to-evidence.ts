import type { Workflow } from '../core/slice.ts'
import { isLanguage } from '../core/text.ts'
import { when, workflow } from '../core/workflow.ts'
import { preserveFile } from '../domains/evidence/index.ts'
import { noteKept, offeredPhoto, photoTexts, pollwatchRecords } from '../domains/pollwatch/index.ts'

/**
 * A photo of an observer that a person puts into the evidence is copied there as it came, part by part; its chain says
 * where it came from, and never who sent it. Idempotent by photo.
 */
export const photoToEvidence: Workflow = workflow({
  name: 'photo-to-evidence',
  permissions: ['evidence:preserve', 'pollwatch:keep'],
  handlers: [
    when(pollwatchRecords['watchPhoto.offered'], async (ctx, { subject: photo }) => {
      const { sha256, keptSha256, ref, group, cameAt, place, ...file } = await ctx.call(
        offeredPhoto,
        { photo },
      )
      const taken =
        keptSha256 === null
          ? ''
          : `what cameras write beside a picture was taken out here, which left SHA-256 ${keptSha256}, `
      const { number, name, way } = place
      const t = ctx.node.speak(ctx.node.languages.find(isLanguage) ?? 'en')
      const { item, code } = await ctx.call(preserveFile, {
        ...file,
        source: `photo:${photo}`,
        from: 'pollwatch',
        title: t(photoTexts.itemTitle, { number, name, ref }).slice(0, 400),
        place: [`Polling station ${number} ${name}`, ...way.toReversed()].join(', ').slice(0, 500),
        method: `Photo behind entry ${ref} of the group of observers ${group}, sent in parts by the telephone of an accredited observer, who named its SHA-256 ${sha256} beforehand; it came whole under that hash at ${cameAt}, ${taken}and was copied byte by byte.`,
      })
      await ctx.call(noteKept, { photo, item, code })
    }),
  ],
})
