import type { Translator } from '../../core/text.ts'
import { html } from '../../ui/html.ts'

/** What stands above a copy, so that nobody takes it for the page: it comes before the copy's own document. */
export function bannerOf(words: string, { language, direction }: Translator): string {
  const line = html`<p lang="${language}" dir="${direction}"><strong>${words}</strong></p><hr>`
  return `<!doctype html><meta charset="utf-8">${String(line)}`
}
