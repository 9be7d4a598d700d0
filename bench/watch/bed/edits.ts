// What editors do to a page in good faith. Only what changes a fact of the vote may alarm.

import { atEnd, atTop, type Change, inHead, swap } from './change.ts'
import type { Scene } from './scene.ts'

const end = (part: string | ((scene: Scene) => string)): Change => ({
  html: (html, scene) => atEnd(html, typeof part === 'string' ? part : part(scene)),
})
const prose = (to: (line: string, scene: Scene) => string): Change => ({
  html: (html, scene) => swap(html, scene.w.prose[0] ?? '', to(scene.w.prose[0] ?? '', scene)),
})

export const EDIT_TABLE: Readonly<Record<string, Change>> = {
  'sentence added': end(({ w }) => `<p>${w.holiday}</p>`),
  'thanks added on top': { html: (html, { w }) => atTop(html, `<p>${w.thanks}</p>`) },
  'sentence dropped': prose(() => ''),
  'sentence written anew': prose((_, { w }) => w.holiday),
  'word added': prose((line, { w }) => `${line} ${w.news}.`),
  'spelling mended': prose((line) => `${line.slice(0, 9)}${line.slice(10)}`),
  'order changed': {
    html: (html, { w }) => {
      const one = `<p>${w.prose[0]}</p>`
      const two = `<p>${w.prose[1]}</p>`
      return html.includes(one) && html.includes(two)
        ? swap(swap(swap(html, one, '@@'), two, one), '@@', two)
        : html
    },
  },
  'picture added': end('<img src="/media/team.jpg" alt="Team">'),
  'picture from a library': end('<img src="https://images.library.example/a.jpg" alt="">'),
  'own page linked': end('<p><a href="/archive/2020">Archive</a></p>'),
  'partner linked': end('<p><a href="https://www.observers.example/">Observers</a></p>'),
  'document to read': end('<p><a href="/docs/brochure.pdf">PDF</a></p>'),
  'film embedded': end('<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'),
  'map embedded': end(
    '<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4"></iframe>',
  ),
  'classes changed': { html: (html) => html.replace(/<(h1|h2|ul|table)>/g, '<$1 class="new">') },
  'layout wrapped': {
    html: (html) =>
      html
        .replace(/<body([^>]*)>/, '<body$1><div class="wrap"><div class="inner">')
        .replace('</body>', '</div></div></body>'),
  },
  'style added': {
    html: (html) => inHead(html, '<style>.brochure{margin:2em;color:#123456}</style>'),
  },
  'font from a known firm': {
    html: (html) =>
      inHead(html, '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">'),
  },
  'icon added': { html: (html) => inHead(html, '<link rel="icon" href="/new-icon.svg">') },
  'description changed': {
    html: (html) => inHead(html, '<meta name="description" content="All about the archive">'),
  },
  'data for search engines': {
    html: (html) =>
      inHead(html, '<script type="application/ld+json">{"@type":"Organization"}</script>'),
  },
  'version of a sheet': { html: (html) => html.replace(/site\.css\?v=\w+/, 'site.css?v=99') },
  'comment added': end('<!-- reviewed -->'),
  'white space changed': { html: (html) => html.replace(/></g, '>\n<') },
  maintenance: {
    html: () =>
      '<html lang=en><title>Maintenance</title><body><h1>Maintenance</h1><p>This site is under maintenance and will be back at six.</p></body></html>',
  },
  'hours changed by law': { facts: (f) => (f.close = '21:00'), changesFact: true },
  'telephone of the office changed': {
    facts: (f) => (f.phone = '+44 20 5550000'),
    changesFact: true,
  },
}
