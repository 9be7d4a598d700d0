import { holdsIn } from '../../core/actor.ts'
import { type Names, namesOf } from '../../core/names.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import { LANGUAGES, type Pattern } from '../../core/text.ts'
import { code } from '../../ui/code.ts'
import { fileField } from '../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, postForm, refusedPart } from '../../ui/form.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { personName } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { moment } from '../../ui/time.ts'
import { spoken } from '../../ui/words.ts'
import { languages, textsOf } from './actions.ts'
import { purposes } from './found.ts'
import { refusal } from './refusals.ts'
import { translatable, type Translatable } from './schema.ts'
import { texts } from './texts.ts'

const PATH = '/console/words'

type Review = { readonly by: string; readonly at: string } | null

async function loadLanguages(ctx: PageContext) {
  const { languages: rows } = await ctx.call(languages, {})
  return { rows, names: await namesOf(ctx, { persons: rows.map(({ review }) => review?.by) }) }
}

export const wordsPage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'words:read',
  nav: { group: 'node', label: texts.title },
  found: purposes.words,
  load: loadLanguages,
  render({ rows, names }, view) {
    const { t, base, node } = view
    const list = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      rows,
      columns: [
        {
          label: t(texts.language),
          cell: ({ language }) =>
            html`<a href="${base}${PATH}/${language}">${spoken(language, LANGUAGES[language].name)}</a>`,
        },
        {
          label: t(texts.spokenHere),
          cell: ({ language }) => t(node.languages.includes(language) ? texts.yes : texts.no),
        },
        { label: t(texts.said), cell: (row) => t(texts.ofAll, row), isNumber: true },
        { label: t(texts.own), cell: ({ own }) => t.number(own), isNumber: true },
        { label: t(texts.drafts), cell: ({ drafts }) => t.number(drafts), isNumber: true },
        { label: t(texts.lastReview), cell: ({ review }) => reviewed(view, names, review) },
      ],
    })
    return { title: t(texts.title), main: html`<p>${t(texts.intro)}</p>${list}` }
  },
})

function reviewed(view: View, names: Names, review: Review): Content {
  if (review === null) return view.t(texts.nobody)
  const person = personName(view, names, review.by)
  return view.t.parts(texts.reviewedBy, { person, time: moment(view, review.at) })
}

/** The language of the address. Throws 404 for another one. */
function languageOf(ctx: PageContext): Translatable {
  const { data } = translatable.safeParse(ctx.params['language'])
  if (data === undefined) throw refusal('unknownCatalogue')
  return data
}

async function loadLanguage(ctx: PageContext) {
  const language = languageOf(ctx)
  const { catalogues } = await ctx.call(textsOf, { language })
  const persons = catalogues.map(({ review }) => review?.by)
  const mayWrite = holdsIn(ctx.actor, 'words:write', '/')
  return { language, catalogues, mayWrite, names: await namesOf(ctx, { persons }) }
}

export const languagePage = page({
  path: `${PATH}/:language`,
  surface: 'console',
  realm: 'actual',
  permission: 'words:read',
  forms: {
    import: {
      action: 'words.import',
      next: (_: unknown, params: Readonly<Record<string, string>>) =>
        `${PATH}/${params['language'] ?? ''}`,
      said: texts.saidImported,
    },
  },
  load: loadLanguage,
  render({ language, catalogues, mayWrite, names }, view) {
    const { t, base } = view
    const list = table(t, {
      caption: LANGUAGES[language].name,
      isCaptionHidden: true,
      rows: catalogues,
      columns: [
        {
          label: t(texts.catalogue),
          cell: ({ catalogue }) =>
            html`<a href="${base}${PATH}/${language}/${catalogue}">${code(catalogue)}</a>`,
        },
        { label: t(texts.said), cell: (row) => t(texts.ofAll, row), isNumber: true },
        { label: t(texts.drafts), cell: ({ drafts }) => t.number(drafts), isNumber: true },
        { label: t(texts.lastReview), cell: ({ review }) => reviewed(view, names, review) },
      ],
    })
    const order = code(`npx scrutineer words export ${language} ${language}.po`)
    const files = html`<h2>${t(texts.files)}</h2><p>${t.parts(texts.exportHow, { command: order })}</p>`
    return {
      title: LANGUAGES[language].name,
      main: html`${refusedPart(view, { file: texts.importFile })}${list}${files}${mayWrite && importForm(view, language)}`,
      breadcrumb: [{ path: PATH, label: t(texts.title) }],
    }
  },
})

function importForm(view: View, language: Translatable): Html {
  const { t, refused } = view
  const field = fileField(t, {
    ...fieldStates('import', refused)('file'),
    label: t(texts.importFile),
    hint: t(texts.importHint),
    accept: '.po,text/x-gettext-translation',
  })
  const body = [hiddenFields({ language }), field, button({ label: t(texts.importButton) })]
  return form({ name: 'import', key: view.newKey(), hasFiles: true, body })
}

async function loadCatalogue(ctx: PageContext) {
  const language = languageOf(ctx)
  const catalogue = ctx.params['catalogue'] ?? ''
  const found = await ctx.call(textsOf, { language, catalogue })
  const persons = found.texts.map(({ review }) => review?.by)
  const mayWrite = holdsIn(ctx.actor, 'words:write', '/')
  const { texts: rows, read } = found
  return { language, catalogue, rows, read, mayWrite, names: await namesOf(ctx, { persons }) }
}

export const cataloguePage = page({
  path: `${PATH}/:language/:catalogue`,
  surface: 'console',
  realm: 'actual',
  permission: 'words:read',
  forms: {
    confirm: {
      action: 'words.confirm',
      next: (_: unknown, params: Readonly<Record<string, string>>) =>
        `${PATH}/${params['language'] ?? ''}/${params['catalogue'] ?? ''}`,
      said: texts.saidConfirmed,
    },
  },
  load: loadCatalogue,
  render({ language, catalogue, rows, read, mayWrite, names }, view) {
    const { t } = view
    const list = table(t, {
      caption: catalogue,
      isCaptionHidden: true,
      rows,
      columns: [
        { label: t(texts.key), cell: ({ key }) => code(key) },
        { label: t(texts.english), cell: ({ en }) => sentences('en', en) },
        {
          label: LANGUAGES[language].name,
          cell: ({ pattern }) =>
            pattern === null ? t(texts.missing) : sentences(language, pattern),
        },
        {
          label: t(texts.state),
          cell: ({ pattern, review }) =>
            pattern !== null && (review === null ? t(texts.draft) : reviewed(view, names, review)),
        },
      ],
    })
    const hasDrafts = rows.some(({ pattern, review }) => pattern !== null && review === null)
    const confirm =
      mayWrite &&
      hasDrafts &&
      read !== null &&
      postForm(view, {
        name: 'confirm',
        hidden: { language, catalogue, read },
        body: html`<p class="hint">${t(texts.confirmHint)}</p>`,
        label: t(texts.confirm),
      })
    return {
      title: `${LANGUAGES[language].name}: ${catalogue}`,
      main: html`${refusedPart(view)}${list}${confirm}`,
      breadcrumb: [
        { path: PATH, label: t(texts.title) },
        { path: `${PATH}/${language}`, label: LANGUAGES[language].name },
      ],
    }
  },
})

/** A sentence, or its plural forms one below the other with their names. */
function sentences(language: string, pattern: Pattern | Readonly<Record<string, string>>): Content {
  if (typeof pattern === 'string') return spoken(language, pattern)
  return Object.entries(pattern).map(
    ([form_, sentence], n) =>
      html`${n > 0 && html`<br>`}${code(form_)} ${spoken(language, sentence)}`,
  )
}
