// How words of an incident are erased: the data protection officer asks, the prosecutor carries it out.
import { erasing } from '../../core/erasing.ts'
import { KINDS } from './erasable.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import { erasures, incidentsTelling } from './store/erasure.ts'
import { files } from './store/timeline-file.ts'

/** The erasures of incidents. */
export const words = erasing({
  column: 'incident',
  table: erasures,
  kinds: KINDS,
  tell: {
    asked: (ctx, { of: subject, area }, body) =>
      ctx.record(records['incident.erasureAsked'], { subject, area, body }),
    async erased(ctx, { of: subject, area }, body) {
      const incidents = await incidentsTelling(ctx.tx, { kind: body.kind, subject: body.of })
      const all = [...new Set([subject, ...incidents])]
      // Whoever looks at a file with the same words sends it again.
      await files.remove(ctx.tx, { incident: all, state: 'previewed' })
      ctx.record(records['incident.wordsErased'], {
        subject,
        area,
        body: { ...body, incidents: all },
      })
    },
  },
  refuse: {
    unknown: () => refusal('unknownWords'),
    asked: () => refusal('erasureAsked'),
    tooMany: (most) => refusal('tooMany', { params: { most } }),
  },
})
