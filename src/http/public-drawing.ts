// One drawing of a public page for everybody who asks for it at the same moment: docs/decisions/one-drawing.md.
import { type Drawn, drawPage, NO_FORM, type PageRequest } from './draw.ts'
import { keptUntilRecorded } from './kept-until-recorded.ts'
import { drawings } from './shared-drawing.ts'

/** How long a drawing serves others, where nothing is recorded meanwhile: times on it move on. */
const KEPT_MS = 1_000
/** Drawings that are kept in a realm, so that addresses somebody makes up fill nothing. */
const MAX_KEPT = 40

/** A drawing as bytes. */
export type DrawnBytes = Omit<Drawn, 'html'> & { readonly bytes: Buffer<ArrayBuffer> }

const drawn = keptUntilRecorded<DrawnBytes>({ keptMs: KEPT_MS, most: MAX_KEPT })

/**
 * The page as nobody in particular sees it, as bytes. The request must be of somebody who is not signed in, without a
 * form: he is then told what everybody is. Throws Problems of the page's queries.
 */
export async function publicDrawing(request: PageRequest): Promise<DrawnBytes> {
  const { house, language, path, search } = request
  return await drawn({
    store: house.store,
    key: JSON.stringify([language, path, Object.entries(search).sort()]),
    now: house.time.now(),
    async ask() {
      drawings.publish(path)
      return inBytes(await drawPage(request, NO_FORM))
    },
  })
}

/** As bytes: Node would go through a text twice, for its length and to send it. */
export function inBytes({ html, ...rest }: Drawn): DrawnBytes {
  return { ...rest, bytes: Buffer.from(html) }
}
