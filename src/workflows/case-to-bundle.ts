import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { bundleHandedOn, bundleToHandOn, casesRecords } from '../domains/cases/index.ts'
import { bundleFor, dropBundlesAbout } from '../domains/evidence/index.ts'

/** Characters of a title that a bundle says of itself. */
const MAX_TITLE = 300

/**
 * The file of a case: what the case says of itself goes into the bundle of its evidence; with words that are erased go the
 * files that have them. Idempotent by what waits for it.
 */
export const caseToBundle: Workflow = workflow({
  name: 'case-to-bundle',
  permissions: ['cases:hand-on', 'evidence:preserve'],
  handlers: [
    when(casesRecords['case.bundled'], async (ctx, { subject: about, body: { bundle } }) => {
      const asked = await ctx.call(bundleToHandOn, { bundle })
      if (asked === null) return
      const { code: label, askedBy: by, title, isNameless: withoutNames, items, files } = asked
      const named = title === '' ? {} : { title: title.slice(0, MAX_TITLE) }
      await ctx.call(bundleFor, { about, label, ...named, items, files, withoutNames, by })
      await ctx.call(bundleHandedOn, { bundle })
    }),
    when(
      [casesRecords['words.erased'], casesRecords['case.filesWithdrawn']],
      async (ctx, { subject: about }) => {
        await ctx.call(dropBundlesAbout, { about })
      },
    ),
  ],
})
