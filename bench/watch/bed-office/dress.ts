// The last step before a page goes out: each site has its own manner of writing HTML.
import { h32, pad, int } from './util.ts'
import type { Ctx } from './facts.ts'
import type { Out } from './layout.ts'

/** Changes only what stands outside scripts, styles and drawings. */
function outside(html: string, to: (s: string) => string): string {
  return html
    .split(
      /(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<!--[\s\S]*?-->)/,
    )
    .map((s, i) => (i % 2 ? s : to(s)))
    .join('')
}
const divs = (s: string): string =>
  s.replace(/<(section|article)\b/g, '<div').replace(/<\/(section|article)>/g, '</div>')
const oldMain = (s: string): string =>
  s
    .replace('<main id="main">', '<div id="main" role="main">')
    .replace('</main>', '</div>')
    .replace(/<(header|footer|aside)\b/g, '<div')
    .replace(/<\/(header|footer|aside)>/g, '</div>')
const tables = (s: string): string =>
  s
    .replace(
      '<main id="main">',
      '<table width="980" align="center" cellpadding="4"><tr><td valign="top" id="main">',
    )
    .replace('</main>', '</td>')
    .replace(/<aside>/, '<td valign="top" width="220">')
    .replace('</aside>', '</td></tr></table>')
const boxes = (s: string): string =>
  s
    .replace(
      '<main id="main">',
      '<div class="l-page"><div class="l-grid"><main id="main"><div class="region region-content">',
    )
    .replace('</main>', '</div></main>')
    .replace('</footer>', '</footer></div></div>')

export function dress(o: Out, c: Ctx): void {
  const way = h32(c.key + 'way') % 6
  if (c.kind === 'old-tables') o.html = outside(o.html, (s) => divs(tables(s)))
  else if (way === 0) o.html = outside(o.html, (s) => divs(oldMain(s)))
  else if (way === 1) o.html = outside(o.html, boxes)
  else if (way === 2)
    o.html = outside(o.html, (s) => s.replace(/>\s*\n\s*</g, '><').replace(/ ?\/>/g, '>'))
  else if (way === 3) o.html = outside(o.html, (s) => s.replace(/\n</g, '\n    <'))
  if (c.stack === 'wordpress') {
    o.html = outside(o.html, (s) => s.replace(/’/g, '&#8217;').replace(/–/g, '&#8211;'))
    const at = Math.floor(c.t / 600000) * 600000,
      d = new Date(at)
    if (h32(c.key + 'w3') % 2)
      o.html += `\n<!-- Performance optimized by W3 Total Cache. Served from: ${c.host} @ ${d.toISOString().slice(0, 10)} ${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(int(c.key + at, 0, 59))} by W3 Total Cache -->`
  }
  if (c.stack === 'typo3')
    o.html += `\n<!-- Cached page generated ${new Date(Math.floor(c.t / 3600000) * 3600000 + int(c.key + Math.floor(c.t / 3600000), 0, 3599) * 1000).toISOString().slice(0, 19).replace('T', ' ')}. -->`
  if (o.status === 200 && h32(c.key + 'etag') % 2)
    o.headers['etag'] = `W/"${h32(o.html).toString(16)}-${o.html.length.toString(16)}"`
}
