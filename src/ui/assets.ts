import type { Surface } from './frame.ts'

/** Files of `src/ui/style/`, by surface and in the order of loading; the web door serves them under names of its own. */
export const STYLES: Readonly<Record<Surface, readonly string[]>> = {
  public: ['front.css', 'public.css'],
  station: ['front.css'],
  watch: ['front.css'],
  console: ['desk.css', 'print.css'],
}

/** Icon of `src/ui/style/`. */
export const ICON = 'icon.svg'

/** A style sheet as it is served: without comments and idle white space. Its own sheets have no `;` or braces inside strings. */
export function compactCss(css: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim()
}
