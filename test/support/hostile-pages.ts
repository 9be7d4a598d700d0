// Pages that cost the change watch most: its blocks, dates, tokens, code, styles and addresses.

import { count, fill, type Hostile, page } from './hostile-bytes.ts'

export const WATCHED_PAGES: readonly Hostile[] = [
  page('one block of words', (n) => fill('word ', n)),
  page('blocks of one letter', (n) => fill('x<br>', n)),
  page('letters and digits by turns', (n) => fill('a1', n)),
  page('numbers and hyphens by turns', (n) => fill('1-', n)),
  page('names of months', (n) => fill('Nov 26 ', n)),
  page('names of days without spaces', (n) => fill('星期四', n)),
  page('marks on one letter', (n) => `<p>a${fill('\u0301\u0316', n)}`),
  page('different links', (n) => count((i) => `<a href="//h${i}.example/${i}">link ${i}</a> `, n)),
  page('links inside each other in drawings', (n) => fill('<svg><a href=/x>x', n)),
  page('different scripts', (n) =>
    count((i) => `<script>a${'b'.repeat(i % 99)}(${i})</script>`, n),
  ),
  page('different handlers', (n) => `<p ${count((i) => `on${i}=a${'b'.repeat(i % 9)}() `, n)}>`),
  page('quotes in a script', (n) => `<script>${fill('"', n)}</script>`),
  page('comments in a script that do not end', (n) => `<script>${fill('/* *', n)}</script>`),
  page('braces in a script', (n) => `<script>${fill('{', n)}</script>`),
  page('empty braces in a script', (n) => `<script>${fill('{}', n)}</script>`),
  page('data in a script that is code in the end', (n) => {
    const depth = Math.floor(n / 6)
    return `<script>${'{a:['.repeat(depth)}f()${']}'.repeat(depth)}</script>`
  }),
  page('a long name in a script', (n) => `<script>${fill('a', n)}</script>`),
  page('a long string in a script', (n) => `<script>"${fill('a', n)}"</script>`),
  page('addresses in a string', (n) => `<script>"${fill('//a.b', n)}"</script>`),
  page('spaces in a script address', (n) => `<a href="javascript:${fill(' ', n)}x">x</a>`),
  page('letters in a style', (n) => `<style>${fill('a', n)}</style>`),
  page('braces in a style', (n) => `<style>${fill('{', n)}</style>`),
  page('conditions inside each other in a style', (n) => `<style>${fill('@layer{', n)}</style>`),
  page('content in a style', (n) => `<style>${fill('content:"', n)}</style>`),
  page('spaces after content in a style', (n) => `<style>content${fill(' ', n)}</style>`),
  page('imports in a style', (n) => `<style>${fill('@import ', n)}</style>`),
  page('comments in a style that do not end', (n) => `<style>${fill('/*', n)}</style>`),
  page('selectors in a style', (n) => `<style>body${fill(',', n)}{display:none}</style>`),
  page('spaces in the style of an element', (n) => `<p style="${fill(' ', n)}display:none">x`),
  page('a long path', (n) => `<a href="/${fill('a1.', n)}">x</a>`),
  page('a long query', (n) => `<a href="/?${fill('a=1&', n)}">x</a>`),
  page('a long id', (n) => `<div id="${fill('a-', n)}">x`),
  page('a long mail address', (n) => `<a href="mailto:${fill(' ', n)}">x</a>`),
  page('pages without script', (n) => fill('<noscript><p>x</noscript>', n)),
  page('languages', (n) => `<html lang="${fill('en,', n)}">x`),
]
