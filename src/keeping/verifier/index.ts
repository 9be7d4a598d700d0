// verify.html: one file that checks a bundle of evidence from a disk, without a network. It is made of the same code that
// the command line runs, by the bundler that makes the product, when somebody asks for it.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import {
  checkTexts,
  faultTexts,
  remarkTexts,
  stateTexts,
  togetherTexts,
  verdictTexts,
  whoseTexts,
} from '../../cli/bundle-texts.ts'
import { LANGUAGES, type Message, text } from '../../core/text.ts'
import { pageTexts } from './texts.ts'

const HERE = import.meta.dirname

/** Languages of the page: those that every text is written in. */
const SPOKEN = ['en', 'ar'] as const

const CATALOGUES: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  page: pageTexts,
  checks: checkTexts,
  states: stateTexts,
  faults: faultTexts,
  remarks: remarkTexts,
  verdicts: verdictTexts,
  whose: whoseTexts,
  together: togetherTexts,
}

/** The page; the same for the same sources. */
export async function makeVerifier(): Promise<string> {
  const script = await scriptOf()
  const hashOf = (part: string) => `'sha256-${createHash('sha256').update(part).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(STYLE)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>verify</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<div id="languages"></div>
<h1 data-word="page.title"></h1>
<p data-word="page.intro"></p>
<p><label for="keys" data-word="page.keys"></label></p>
<textarea id="keys" rows="3" dir="ltr" spellcheck="false" autocomplete="off" aria-describedby="keys-more keys-wrong"></textarea>
<p id="keys-more" data-word="page.keysMore"></p>
<p id="keys-wrong" class="wrong" role="alert" data-word="page.keysWrong" hidden></p>
<p><label for="file" data-word="page.file"></label> <input id="file" type="file" accept=".zip,application/zip" multiple></p>
<progress id="progress" hidden></progress>
<section id="result" aria-live="polite" tabindex="-1"></section>
<h2 data-word="page.proves"></h2>
<p data-word="page.provesMore"></p>
<h2 data-word="page.not"></h2>
<p data-word="page.notMore"></p>
</main>
<script>${script}</script>
</body>
</html>
`
}

/** The words of the page in one of its languages, by catalogue and key. */
function wordsIn(language: (typeof SPOKEN)[number]) {
  const t = text(language)
  const words = Object.entries(CATALOGUES).flatMap(([name, texts]) =>
    Object.entries(texts).map(([key, message]) => [`${name}.${key}`, t(message)]),
  )
  const { direction: dir, name } = LANGUAGES[language]
  return { dir, name, words: Object.fromEntries(words) as Record<string, string> }
}

/** Name of the module that joins page and checks; it is in no file, because one half knows the browser and one does not. */
const ENTRY = '\0verifier'

async function scriptOf(): Promise<string> {
  const { rolldown } = await import('rolldown')
  const words = Object.fromEntries(SPOKEN.map((language) => [language, wordsIn(language)]))
  const at = (name: string) => JSON.stringify(join(HERE, name))
  const entry = `import { checkFile, readKeys, together } from ${at('check-here.ts')}
import { start } from ${at('browser/page.js')}
start(${JSON.stringify(words)}, { check: checkFile, readKeys, together })`
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'browser',
    plugins: [
      {
        name: 'page',
        resolveId(id) {
          if (id === ENTRY) return ENTRY
          return id === 'node:crypto' ? join(HERE, 'node-crypto.ts') : null
        },
        load: (id) => (id === ENTRY ? entry : null),
      },
    ],
    transform: { inject: { Buffer: [join(HERE, 'buffer.ts'), 'Buffer'] } },
  })
  try {
    const { output } = await bundle.generate({ format: 'iife', comments: false })
    // The end of a script in a text of it would end it in the page.
    return output[0].code.replaceAll('</script', '<\\/script')
  } finally {
    await bundle.close()
  }
}

const STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; color: #1a1a1a; background: #fff; }
main { max-inline-size: 60rem; margin-inline: auto; padding: 1rem; }
#languages { display: flex; gap: .5rem; justify-content: end; }
input { max-inline-size: 100%; box-sizing: border-box; }
button, input { font: inherit; padding: .4rem .8rem; min-block-size: 2.75rem; }
button[aria-pressed=true] { font-weight: bold; }
textarea { font: .875rem/1.4 ui-monospace, monospace; box-sizing: border-box; inline-size: 100%; }
dl { overflow-wrap: anywhere; }
dd { margin: 0 0 .5rem; }
#verdict, .one { font-weight: bold; padding-inline-start: .5rem; border-inline-start: .5rem solid #767676; }
#verdict.pass, .one.pass { border-inline-start-color: #176b34; }
#verdict.fail, .one.fail { border-inline-start-color: #a3120a; color: #a3120a; }
progress { inline-size: 100%; }
table { border-collapse: collapse; inline-size: 100%; }
#verdict { font-size: 1.25rem; }
th, td { overflow-wrap: anywhere; border-block-start: 1px solid #767676; padding: .5rem; text-align: start; vertical-align: top; }
tbody th { font-weight: normal; }
td p, td ul { margin: 0; }
code { overflow-wrap: anywhere; }
@media (max-width: 30rem) { table, tbody, tr, th, td { display: block; } thead { display: none; } }
.state { font-weight: bold; border-inline-start: .5rem solid #767676; }
.pass .state { border-inline-start-color: #176b34; }
.fail .state, p.fail, p.wrong { border-inline-start: .5rem solid #a3120a; color: #a3120a; }
p.fail, p.wrong { padding-inline-start: .5rem; }
@media print { #languages, input, textarea, label, #keys-more, progress { display: none; } main { max-inline-size: none; } tr { break-inside: avoid; } }
`
