// The report of a case as it goes into the bundle for a court: a page that needs nothing else, and the same as JSON. It
// names suspects and whoever hands it on; others who acted stand in the chains by opaque ids.
import type { QueryContext } from '../../core/action.ts'
import { namesOf } from '../../core/names.ts'
import { isLanguage, type Language } from '../../core/text.ts'
import { FILES } from '../../lib/bundle/index.ts'
import { canonicalJson, type JsonValue } from '../../lib/jcs/jcs.ts'
import type { Member } from './membership.ts'
import { reportPage } from './report-page.ts'
import { type Going, type Purpose, toldOf } from './report-told.ts'
import { signedFile } from './signed.ts'

/** Files of a report, by their paths in the bundle; in the first language of the node where none is wanted. */
export async function reportFiles(
  ctx: QueryContext,
  member: Member,
  { language, ...how }: Purpose & Going & { readonly language: Language | undefined },
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const spoken = language ?? ctx.node.languages.find(isLanguage) ?? 'en'
  const { told, acts, files } = await toldOf(ctx, member, { ...how, language: spoken })
  const person = ctx.actor.id
  const names = await namesOf(ctx, { persons: [person] })
  const page = reportPage(told, { t: ctx.node.speak(spoken), node: ctx.node, names, person })
  const signed = acts.length === 0 ? [] : [{ path: FILES.signed, text: signedFile(acts) }]
  return [
    { path: 'report.html', text: `<!doctype html>\n${page.toString()}\n` },
    { path: 'case/facts.json', text: canonicalJson(told as unknown as JsonValue) },
    ...files,
    ...signed,
  ]
}
