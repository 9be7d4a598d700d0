import { type Html, html } from './html.ts'

/**
 * A region of a page that follows the record log by itself: the door draws the page again when something happened and
 * sends the regions that changed. The end mark lets it find the region in the text. `name` is unique on the page.
 */
export function live(name: string, content: Html): Html {
  return html`<div id="${name}" data-live>${content}</div><!--live ${name}-->`
}

/** Whether something in this part of a page follows the log by itself: what people typed holds no end mark. */
export function hasLive(part: Html): boolean {
  return String(part).includes('<!--live ')
}

/** The regions of a drawn page by name, each as its whole element. */
export function liveRegions(page: string): Map<string, string> {
  const regions = new Map<string, string>()
  for (const match of page.matchAll(/<div id="([\w-]+)" data-live>/g)) {
    const name = match[1] ?? ''
    const end = page.indexOf(`<!--live ${name}-->`, match.index)
    if (end > 0) regions.set(name, page.slice(match.index, end))
  }
  return regions
}
