import { type Html, html } from './html.ts'

const PATHS = {
  search: html`<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5 21 21"/>`,
  pulse: html`<path d="M3 12h4l3-7 4 14 3-7h4"/>`,
  tray: html`<path d="M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5"/>`,
  bell: html`<path d="M6 17v-6a6 6 0 0 1 12 0v6l2 2H4zM10 21h4"/>`,
  list: html`<path d="M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11"/>`,
  menu: html`<path d="M3 6h18M3 12h18M3 18h18"/>`,
} as const satisfies Readonly<Record<string, Html>>

export type IconName = keyof typeof PATHS

/** A sign beside or in place of words that say the same; for eyes only. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`
}
